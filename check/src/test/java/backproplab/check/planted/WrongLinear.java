package backproplab.check.planted;

import backproplab.manual.layer.Pass;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.layer.LayerSpec;

/** Linear layers as students hand them in. */
final class WrongLinear {
    private WrongLinear() {}

    @Planted("sign")
    public static class MinusWeightGradient extends MatrixLinear {
        public MinusWeightGradient(LayerSpec.Linear spec) {
            super(spec);
        }

        @Override
        double[][] weightGradient(double[][] dy) {
            return Matrices.times(-1, super.weightGradient(dy));
        }
    }

    @Planted("over-batch")
    public static class DividedTwice extends MatrixLinear {
        public DividedTwice(LayerSpec.Linear spec) {
            super(spec);
        }

        @Override
        double[][] weightGradient(double[][] dy) {
            return Matrices.times(1.0 / dy.length, super.weightGradient(dy));
        }
    }

    @Planted("times-batch")
    public static class TimesTheBatch extends MatrixLinear {
        public TimesTheBatch(LayerSpec.Linear spec) {
            super(spec);
        }

        @Override
        double[][] weightGradient(double[][] dy) {
            return Matrices.times(dy.length, super.weightGradient(dy));
        }
    }

    @Planted("times-2")
    public static class Twice extends MatrixLinear {
        public Twice(LayerSpec.Linear spec) {
            super(spec);
        }

        @Override
        double[][] weightGradient(double[][] dy) {
            return Matrices.times(2, super.weightGradient(dy));
        }
    }

    @Planted("half")
    public static class Half extends MatrixLinear {
        public Half(LayerSpec.Linear spec) {
            super(spec);
        }

        @Override
        double[][] inputGradient(double[][] dy) {
            return Matrices.times(0.5, super.inputGradient(dy));
        }
    }

    /** Takes row o of W as if it were stored OUT x IN. */
    @Planted("linear-dx-w-not-transposed")
    public static class WeightReadTheOtherWay extends MatrixLinear {
        public WeightReadTheOtherWay(LayerSpec.Linear spec) {
            super(spec);
        }

        @Override
        double[][] inputGradient(double[][] dy) {
            double[][] dx = new double[dy.length][spec.in()];
            for (int n = 0; n < dy.length; n++) {
                for (int i = 0; i < spec.in(); i++) {
                    for (int o = 0; o < spec.out(); o++) {
                        dx[n][i] += dy[n][o] * weight.value().get(o * spec.in() + i);
                    }
                }
            }
            return dx;
        }
    }

    @Planted("transposed")
    public static class GradientTransposed extends MatrixLinear {
        public GradientTransposed(LayerSpec.Linear spec) {
            super(spec);
        }

        @Override
        double[][] weightGradient(double[][] dy) {
            return Matrices.times(Matrices.transposed(dy), x);
        }
    }

    /** numpy's axis=1 where it should be axis=0, as far as it fits. */
    @Planted("linear-db-wrong-axis")
    public static class BiasSummedOverUnits extends MatrixLinear {
        public BiasSummedOverUnits(LayerSpec.Linear spec) {
            super(spec);
        }

        @Override
        double[] biasGradient(double[][] dy) {
            double[] sums = Matrices.columnSums(Matrices.transposed(dy));
            double[] db = new double[spec.out()];
            System.arraycopy(sums, 0, db, 0, Math.min(sums.length, db.length));
            return db;
        }
    }

    /** The sum lands at the index of the sample, until there is no such index. */
    @Planted("linear-db-wrong-axis")
    public static class BiasForEachSample extends MatrixLinear {
        public BiasForEachSample(LayerSpec.Linear spec) {
            super(spec);
        }

        @Override
        double[] biasGradient(double[][] dy) {
            double[] db = new double[spec.out()];
            for (int n = 0; n < dy.length; n++) {
                for (int o = 0; o < db.length; o++) {
                    db[n] += dy[n][o];
                }
            }
            return db;
        }
    }

    @Planted("linear-db-last-row")
    public static class BiasOfTheLastSample extends MatrixLinear {
        public BiasOfTheLastSample(LayerSpec.Linear spec) {
            super(spec);
        }

        @Override
        double[] biasGradient(double[][] dy) {
            double[] db = new double[spec.out()];
            for (double[] row : dy) {
                for (int o = 0; o < db.length; o++) {
                    db[o] = row[o];
                }
            }
            return db;
        }
    }

    @Planted("zero")
    public static class NoBiasGradient extends MatrixLinear {
        public NoBiasGradient(LayerSpec.Linear spec) {
            super(spec);
        }

        @Override
        double[] biasGradient(double[][] dy) {
            return new double[spec.out()];
        }
    }

    @Planted("linear-bias-forgotten")
    public static class NoBias extends MatrixLinear {
        public NoBias(LayerSpec.Linear spec) {
            super(spec);
        }

        @Override
        double[][] output(double[][] in) {
            return Matrices.times(in, w());
        }
    }

    @Planted("linear-gradients-set")
    public static class Overwriting extends MatrixLinear {
        public Overwriting(LayerSpec.Linear spec) {
            super(spec);
        }

        @Override
        void give(DoubleTensor gradient, double[] values) {
            gradient.copyFrom(values);
        }
    }

    @Planted("linear-dx-adds")
    public static class InputGradientKept extends MatrixLinear {
        private double[][] sum = new double[0][];

        public InputGradientKept(LayerSpec.Linear spec) {
            super(spec);
        }

        @Override
        double[][] inputGradient(double[][] dy) {
            double[][] dx = super.inputGradient(dy);
            for (int n = 0; n < Math.min(sum.length, dx.length); n++) {
                for (int i = 0; i < spec.in(); i++) {
                    dx[n][i] += sum[n][i];
                }
            }
            sum = dx;
            return dx;
        }
    }

    /** Takes a new buffer when the shape changes, and clears it at no other time. */
    @Planted("linear-dx-adds-until-reshaped")
    public static class BufferNotCleared extends MatrixLinear {
        private double[][] dx = new double[0][];

        public BufferNotCleared(LayerSpec.Linear spec) {
            super(spec);
        }

        @Override
        double[][] inputGradient(double[][] dy) {
            if (dx.length != dy.length) {
                dx = new double[dy.length][spec.in()];
            }
            double[][] now = super.inputGradient(dy);
            for (int n = 0; n < dx.length; n++) {
                for (int i = 0; i < spec.in(); i++) {
                    dx[n][i] += now[n][i];
                }
            }
            return dx;
        }
    }

    @Planted("linear-first-batch-kept")
    public static class FirstBatchForEver extends MatrixLinear {
        public FirstBatchForEver(LayerSpec.Linear spec) {
            super(spec);
        }

        @Override
        void keep(DoubleTensor input) {
            if (x == null) {
                super.keep(input);
            }
        }
    }

    /** Keeps the input at the end of forward's other branch only: backward works on what came in the time before. */
    @Planted("linear-one-batch-late")
    public static class OneBatchLate extends MatrixLinear {
        private double[][] latest;

        public OneBatchLate(LayerSpec.Linear spec) {
            super(spec);
        }

        @Override
        void keep(DoubleTensor input) {
            double[][] now = Matrices.rows(input);
            x = latest == null ? now : latest;
            latest = now;
        }

        @Override
        double[][] weightGradient(double[][] dy) {
            double[][] dw = new double[spec.in()][spec.out()];
            for (int n = 0; n < Math.min(x.length, dy.length); n++) {
                for (int i = 0; i < spec.in(); i++) {
                    for (int o = 0; o < spec.out(); o++) {
                        dw[i][o] += x[n][i] * dy[n][o];
                    }
                }
            }
            return dw;
        }
    }

    @Planted("linear-dw-without-x")
    public static class WeightGradientWithoutInput extends MatrixLinear {
        public WeightGradientWithoutInput(LayerSpec.Linear spec) {
            super(spec);
        }

        @Override
        double[][] weightGradient(double[][] dy) {
            double[] sums = Matrices.columnSums(dy);
            double[][] dw = new double[spec.in()][];
            java.util.Arrays.setAll(dw, i -> sums.clone());
            return dw;
        }
    }

    /** Clears dy when it is done with it. */
    @Planted("argument-changed")
    public static class ClearsTheGradient extends MatrixLinear {
        public ClearsTheGradient(LayerSpec.Linear spec) {
            super(spec);
        }

        @Override
        public DoubleTensor backward(DoubleTensor dy) {
            DoubleTensor dx = super.backward(dy);
            for (int i = 0; i < dy.size(); i++) {
                dy.set(i, 0);
            }
            return dx;
        }
    }

    /** A ReLU left over in it, on the caller's own array, after the product. */
    @Planted("argument-changed")
    public static class RectifiesTheInputInPlace extends MatrixLinear {
        public RectifiesTheInputInPlace(LayerSpec.Linear spec) {
            super(spec);
        }

        @Override
        public DoubleTensor forward(DoubleTensor input, Pass pass) {
            DoubleTensor y = super.forward(input, pass);
            for (int i = 0; i < input.size(); i++) {
                input.set(i, Math.max(input.get(i), 0));
            }
            return y;
        }
    }
}
