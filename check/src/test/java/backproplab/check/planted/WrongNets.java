package backproplab.check.planted;

import backproplab.manual.layer.Parameter;
import backproplab.manual.tensor.DoubleTensor;
import java.util.Arrays;

/** Two-layer networks as students hand them in. */
final class WrongNets {
    private WrongNets() {}

    @Planted("net-relu-no-mask")
    public static class NoMask extends CourseNet {
        public NoMask(int in, int hidden, int classes) {
            super(in, hidden, classes);
        }

        @Override
        double[][] hiddenGradient(double[][] d, double[][] h) {
            return Matrices.times(d, Matrices.transposed(Matrices.rows(w2.value())));
        }
    }

    @Planted("net-penalty-last-only")
    public static class OnlySecondRegularised extends CourseNet {
        public OnlySecondRegularised(int in, int hidden, int classes) {
            super(in, hidden, classes);
        }

        @Override
        double pull(Parameter<DoubleTensor> weight, double reg) {
            return weight == w1 ? 0 : super.pull(weight, reg);
        }

        @Override
        double penalty(double reg) {
            return reg * squares(w2);
        }
    }

    @Planted("net-gradients-add")
    public static class Accumulates extends CourseNet {
        public Accumulates(int in, int hidden, int classes) {
            super(in, hidden, classes);
        }

        @Override
        void give(Parameter<DoubleTensor> parameter, double[] gradient, double pull) {
            double[] before = parameter.gradient().toDoubles();
            super.give(parameter, gradient, pull);
            Matrices.addTo(parameter.gradient(), before);
        }
    }

    @Planted("net-penalty-half")
    public static class HalfReg extends CourseNet {
        public HalfReg(int in, int hidden, int classes) {
            super(in, hidden, classes);
        }

        @Override
        double pull(Parameter<DoubleTensor> weight, double reg) {
            return reg;
        }

        @Override
        double penalty(double reg) {
            return super.penalty(reg) / 2;
        }
    }

    @Planted("net-penalty-gradient-without-2")
    public static class PullWithoutTwo extends CourseNet {
        public PullWithoutTwo(int in, int hidden, int classes) {
            super(in, hidden, classes);
        }

        @Override
        double pull(Parameter<DoubleTensor> weight, double reg) {
            return reg;
        }
    }

    @Planted("net-penalty-not-in-gradients")
    public static class PenaltyInTheLossOnly extends CourseNet {
        public PenaltyInTheLossOnly(int in, int hidden, int classes) {
            super(in, hidden, classes);
        }

        @Override
        double pull(Parameter<DoubleTensor> weight, double reg) {
            return 0;
        }
    }

    @Planted("net-gradient-not-over-batch")
    public static class NotDividedByBatch extends CourseNet {
        public NotDividedByBatch(int in, int hidden, int classes) {
            super(in, hidden, classes);
        }

        @Override
        double[][] scoreGradient(double[][] p, int[] labels) {
            return Matrices.times(p.length, super.scoreGradient(p, labels));
        }
    }

    @Planted("net-one-hot-forgotten")
    public static class OneHotForgotten extends CourseNet {
        public OneHotForgotten(int in, int hidden, int classes) {
            super(in, hidden, classes);
        }

        @Override
        double[][] scoreGradient(double[][] p, int[] labels) {
            return Matrices.times(1.0 / p.length, p);
        }
    }

    @Planted("net-dW2-before-relu")
    public static class SecondLayerOfTheSum extends CourseNet {
        public SecondLayerOfTheSum(int in, int hidden, int classes) {
            super(in, hidden, classes);
        }

        @Override
        double[][] secondWeightGradient(double[][] x, double[][] d) {
            return Matrices.times(Matrices.transposed(before(x)), d);
        }
    }

    @Planted("net-no-maximum")
    public static class NoMaximum extends CourseNet {
        public NoMaximum(int in, int hidden, int classes) {
            super(in, hidden, classes);
        }

        @Override
        double[] probabilities(double[] z) {
            double[] e = Arrays.stream(z).map(Math::exp).toArray();
            double sum = Arrays.stream(e).sum();
            return Arrays.stream(e).map(v -> v / sum).toArray();
        }

        @Override
        double dataLoss(double[][] z, int[] labels) {
            double sum = 0;
            for (int n = 0; n < z.length; n++) {
                sum -= Math.log(probabilities(z[n])[labels[n]]);
            }
            return sum / z.length;
        }
    }

    @Planted("net-both-db-last-row")
    public static class BiasesOfTheLastSample extends CourseNet {
        public BiasesOfTheLastSample(int in, int hidden, int classes) {
            super(in, hidden, classes);
        }

        @Override
        double[] biasGradient(double[][] d) {
            return d[d.length - 1];
        }
    }

    @Planted("net-no-relu")
    public static class NoRelu extends CourseNet {
        public NoRelu(int in, int hidden, int classes) {
            super(in, hidden, classes);
        }

        @Override
        double[][] hidden(double[][] x) {
            return before(x);
        }

        @Override
        double[][] hiddenGradient(double[][] d, double[][] h) {
            return Matrices.times(d, Matrices.transposed(Matrices.rows(w2.value())));
        }
    }
}
