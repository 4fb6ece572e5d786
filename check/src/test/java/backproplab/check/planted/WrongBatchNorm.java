package backproplab.check.planted;

import backproplab.manual.layer.Pass;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.layer.LayerSpec;

/** Batch norms as students hand them in. */
final class WrongBatchNorm {
    private WrongBatchNorm() {}

    @Planted("batchnorm-variance-unbiased")
    public static class UnbiasedVariance extends TwoPassBatchNorm {
        public UnbiasedVariance(LayerSpec.BatchNorm spec) {
            super(spec);
        }

        @Override
        double variance(double[] x, double mean) {
            return x.length == 1 ? 0 : super.variance(x, mean) * x.length / (x.length - 1);
        }
    }

    @Planted("batchnorm-running-variance-unbiased")
    public static class UnbiasedRunningVariance extends TwoPassBatchNorm {
        private int m;

        public UnbiasedRunningVariance(LayerSpec.BatchNorm spec) {
            super(spec);
        }

        @Override
        double variance(double[] x, double mean) {
            m = x.length;
            return super.variance(x, mean);
        }

        @Override
        void remember(int c, double mean, double variance) {
            super.remember(c, mean, variance * m / Math.max(1, m - 1));
        }
    }

    @Planted("batchnorm-modes-exchanged")
    public static class ModesExchanged extends TwoPassBatchNorm {
        public ModesExchanged(LayerSpec.BatchNorm spec) {
            super(spec);
        }

        @Override
        public DoubleTensor forward(DoubleTensor x, Pass pass) {
            return super.forward(x, new Pass(!pass.training(), pass.step()));
        }
    }

    @Planted("batchnorm-epsilon-outside-root")
    public static class EpsilonOutside extends TwoPassBatchNorm {
        public EpsilonOutside(LayerSpec.BatchNorm spec) {
            super(spec);
        }

        @Override
        double inverseDeviation(double variance) {
            return 1 / (Math.sqrt(variance) + EPSILON);
        }
    }

    @Planted("batchnorm-no-epsilon")
    public static class NoEpsilon extends TwoPassBatchNorm {
        public NoEpsilon(LayerSpec.BatchNorm spec) {
            super(spec);
        }

        @Override
        double inverseDeviation(double variance) {
            return 1 / Math.sqrt(variance);
        }
    }

    @Planted("batchnorm-momentum-turned-round")
    public static class MomentumTurnedRound extends TwoPassBatchNorm {
        public MomentumTurnedRound(LayerSpec.BatchNorm spec) {
            super(spec);
        }

        @Override
        double running(double old, double batch) {
            return 0.9 * batch + 0.1 * old;
        }
    }

    @Planted("batchnorm-running-never-updated")
    public static class NothingRemembered extends TwoPassBatchNorm {
        public NothingRemembered(LayerSpec.BatchNorm spec) {
            super(spec);
        }

        @Override
        void remember(int c, double mean, double variance) {}
    }

    @Planted("batchnorm-batch-in-evaluation")
    public static class AlwaysOfTheBatch extends TwoPassBatchNorm {
        public AlwaysOfTheBatch(LayerSpec.BatchNorm spec) {
            super(spec);
        }

        @Override
        boolean ofTheBatch(Pass pass) {
            return true;
        }
    }

    @Planted("batchnorm-dx-without-mean-term")
    public static class MeanIsConstant extends TwoPassBatchNorm {
        public MeanIsConstant(LayerSpec.BatchNorm spec) {
            super(spec);
        }

        @Override
        double throughMean(double[] dh, int c) {
            return 0;
        }
    }

    @Planted("batchnorm-dx-without-variance-term")
    public static class VarianceIsConstant extends TwoPassBatchNorm {
        public VarianceIsConstant(LayerSpec.BatchNorm spec) {
            super(spec);
        }

        @Override
        double throughVariance(double[] dh, int c) {
            return 0;
        }
    }

    @Planted("batchnorm-dx-statistics-constant")
    public static class BothAreConstant extends TwoPassBatchNorm {
        public BothAreConstant(LayerSpec.BatchNorm spec) {
            super(spec);
        }

        @Override
        double throughMean(double[] dh, int c) {
            return 0;
        }

        @Override
        double throughVariance(double[] dh, int c) {
            return 0;
        }
    }

    @Planted("over-batch")
    public static class GammaGradientAMean extends TwoPassBatchNorm {
        public GammaGradientAMean(LayerSpec.BatchNorm spec) {
            super(spec);
        }

        @Override
        double gammaGradient(double[] dy, int c) {
            return super.gammaGradient(dy, c) / shape.dim(0);
        }
    }

    /** The mean of the squares: forgets that a variance is about the mean. */
    @Planted("batchnorm-variance-about-zero")
    public static class VarianceAboutZero extends TwoPassBatchNorm {
        public VarianceAboutZero(LayerSpec.BatchNorm spec) {
            super(spec);
        }

        @Override
        double variance(double[] x, double mean) {
            return super.variance(x, 0);
        }
    }
}
