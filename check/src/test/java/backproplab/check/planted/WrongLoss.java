package backproplab.check.planted;

import backproplab.manual.tensor.DoubleTensor;
import java.util.Arrays;

/** Losses as students hand them in. */
final class WrongLoss {
    private WrongLoss() {}

    /** Probabilities first, their logarithm then: what has overflowed is not a number any more. */
    @Planted("softmax-no-maximum")
    public static class NoMaximum extends OneHotLoss {
        public NoMaximum(double smoothing) {
            super(smoothing);
        }

        @Override
        double[] logProbabilities(double[] row) {
            double sum = Arrays.stream(row).map(Math::exp).sum();
            return Arrays.stream(row).map(z -> Math.log(Math.exp(z) / sum)).toArray();
        }

        @Override
        double term(double target, double logProbability) {
            return target == 0 ? 0 : super.term(target, logProbability);
        }
    }

    /** The same in logarithms: the sum alone overflows. */
    @Planted("softmax-no-maximum")
    public static class NoMaximumInLogarithms extends OneHotLoss {
        public NoMaximumInLogarithms(double smoothing) {
            super(smoothing);
        }

        @Override
        double largest(double[] row) {
            return 0;
        }
    }

    @Planted("softmax-not-over-batch")
    public static class SumOverTheBatch extends OneHotLoss {
        public SumOverTheBatch(double smoothing) {
            super(smoothing);
        }

        @Override
        double mean(double total, int rows) {
            return total;
        }

        @Override
        double gradient(double probability, double target, int rows) {
            return probability - target;
        }
    }

    @Planted("softmax-gradient-not-over-batch")
    public static class GradientNotDivided extends OneHotLoss {
        public GradientNotDivided(double smoothing) {
            super(smoothing);
        }

        @Override
        double gradient(double probability, double target, int rows) {
            return probability - target;
        }
    }

    @Planted("softmax-one-hot-forgotten")
    public static class OneHotForgotten extends OneHotLoss {
        public OneHotForgotten(double smoothing) {
            super(smoothing);
        }

        @Override
        double gradient(double probability, double target, int rows) {
            return probability / rows;
        }
    }

    @Planted("sign")
    public static class TargetMinusProbability extends OneHotLoss {
        public TargetMinusProbability(double smoothing) {
            super(smoothing);
        }

        @Override
        double gradient(double probability, double target, int rows) {
            return (target - probability) / rows;
        }
    }

    @Planted("softmax-clipped-at-1e-10")
    public static class ClippedAtTiny extends OneHotLoss {
        public ClippedAtTiny(double smoothing) {
            super(smoothing);
        }

        @Override
        double term(double target, double logProbability) {
            return super.term(target, Math.max(logProbability, Math.log(1e-10)));
        }
    }

    @Planted("softmax-clipped-at-1e-9")
    public static class EpsilonInTheLog extends OneHotLoss {
        public EpsilonInTheLog(double smoothing) {
            super(smoothing);
        }

        @Override
        double term(double target, double logProbability) {
            return super.term(target, Math.log(Math.exp(logProbability) + 1e-9));
        }
    }

    /** numpy's axis=0: each class sums to 1 over the batch. */
    @Planted("softmax-wrong-axis")
    public static class SoftmaxOverTheBatch extends OneHotLoss {
        public SoftmaxOverTheBatch(double smoothing) {
            super(smoothing);
        }

        @Override
        double[][] logProbabilities(double[][] z) {
            return Matrices.transposed(super.logProbabilities(Matrices.transposed(z)));
        }
    }

    @Planted("softmax-over-classes-too")
    public static class MeanOverEverything extends OneHotLoss {
        public MeanOverEverything(double smoothing) {
            super(smoothing);
        }

        @Override
        double mean(double total, int rows) {
            return super.mean(total, rows) / targets[0].length;
        }

        @Override
        double gradient(double probability, double target, int rows) {
            return super.gradient(probability, target, rows) / targets[0].length;
        }
    }

    @Planted("softmax-smoothing-ignored")
    public static class NoSmoothing extends OneHotLoss {
        public NoSmoothing(double smoothing) {
            super(0);
        }
    }

    @Planted("softmax-maximum-subtracted-in-place")
    public static class ShiftsTheLogits extends OneHotLoss {
        public ShiftsTheLogits(double smoothing) {
            super(smoothing);
        }

        @Override
        public double forward(DoubleTensor logits, int[] labels) {
            double loss = super.forward(logits, labels);
            double[][] z = Matrices.rows(logits);
            for (double[] row : z) {
                double most = largest(row);
                Arrays.setAll(row, k -> row[k] - most);
            }
            logits.copyFrom(Matrices.flat(z));
            return loss;
        }
    }
}
