package backproplab.check.planted;

import backproplab.manual.layer.Pass;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.layer.LayerSpec;
import java.util.Arrays;
import java.util.List;

/** Layers with two mistakes at once, some of them in one quantity. */
final class TwoInLayers {
    private TwoInLayers() {}

    @Planted({"sign", "linear-db-last-row"})
    public static class SignAndLastBias extends WrongLinear.MinusWeightGradient {
        public SignAndLastBias(LayerSpec.Linear spec) {
            super(spec);
        }

        @Override
        double[] biasGradient(double[][] dy) {
            return dy[dy.length - 1].clone();
        }
    }

    @Planted({"times-2", "zero"})
    public static class TwiceWithoutBias extends WrongLinear.NoBiasGradient {
        public TwiceWithoutBias(LayerSpec.Linear spec) {
            super(spec);
        }

        @Override
        double[][] weightGradient(double[][] dy) {
            return Matrices.times(2, super.weightGradient(dy));
        }
    }

    @Planted({"half", "transposed"})
    public static class HalfAndTransposed extends WrongLinear.GradientTransposed {
        public HalfAndTransposed(LayerSpec.Linear spec) {
            super(spec);
        }

        @Override
        double[][] inputGradient(double[][] dy) {
            return Matrices.times(0.5, super.inputGradient(dy));
        }
    }

    @Planted({"times-batch", "linear-gradients-set"})
    public static class TimesBatchOverwritten extends WrongLinear.Overwriting {
        public TimesBatchOverwritten(LayerSpec.Linear spec) {
            super(spec);
        }

        @Override
        double[][] weightGradient(double[][] dy) {
            return Matrices.times(dy.length, super.weightGradient(dy));
        }
    }

    /** In one quantity: minus one over N. */
    @Planted({"sign", "over-batch"})
    public static class SignOfAMean extends WrongLinear.DividedTwice {
        public SignOfAMean(LayerSpec.Linear spec) {
            super(spec);
        }

        @Override
        double[][] weightGradient(double[][] dy) {
            return Matrices.times(-1, super.weightGradient(dy));
        }
    }

    /** In one quantity: 2 N. */
    @Planted({"times-2", "times-batch"})
    public static class TwiceTheBatch extends WrongLinear.TimesTheBatch {
        public TwiceTheBatch(LayerSpec.Linear spec) {
            super(spec);
        }

        @Override
        double[][] weightGradient(double[][] dy) {
            return Matrices.times(2, super.weightGradient(dy));
        }
    }

    @Planted({"linear-bias-forgotten", "linear-dx-w-not-transposed"})
    public static class NoBiasAndOtherWay extends WrongLinear.WeightReadTheOtherWay {
        public NoBiasAndOtherWay(LayerSpec.Linear spec) {
            super(spec);
        }

        @Override
        double[][] output(double[][] in) {
            return Matrices.times(in, w());
        }
    }

    @Planted({"conv2d-kernel-flipped", "conv2d-db-last-sample"})
    public static class FlippedWithLastBias extends WrongConv2d.KernelFlipped {
        public FlippedWithLastBias(LayerSpec.Conv2d spec) {
            super(spec);
        }

        @Override
        double[] biasGradient(double[][] dy) {
            bias.gradient().zero();
            return super.biasGradient(dy);
        }
    }

    /** In every quantity. */
    @Planted({"conv2d-kernel-flipped", "conv2d-windows-one-off"})
    public static class FlippedAndShifted extends WrongConv2d.KernelFlipped {
        public FlippedAndShifted(LayerSpec.Conv2d spec) {
            super(spec);
        }

        @Override
        int under(int window, int place) {
            return super.under(window, place) + 1;
        }
    }

    @Planted({"conv2d-first-pixel-skipped", "conv2d-dx-overlap-lost"})
    public static class BorderAndOverlap extends WrongConv2d.AboveZero {
        public BorderAndOverlap(LayerSpec.Conv2d spec) {
            super(spec);
        }

        @Override
        void send(DoubleTensor dx, int pixel, double value) {
            dx.set(pixel, value);
        }
    }

    @Planted({"conv2d-stride-padding-exchanged", "sign"})
    public static class ExchangedAndMinus extends WrongConv2d.StrideAndPaddingExchanged {
        public ExchangedAndMinus(LayerSpec.Conv2d spec) {
            super(spec);
        }

        @Override
        void send(DoubleTensor dx, int pixel, double value) {
            super.send(dx, pixel, -value);
        }
    }

    @Planted({"batchnorm-variance-unbiased", "batchnorm-momentum-turned-round"})
    public static class UnbiasedAndTurned extends WrongBatchNorm.UnbiasedVariance {
        public UnbiasedAndTurned(LayerSpec.BatchNorm spec) {
            super(spec);
        }

        @Override
        double running(double old, double batch) {
            return 0.9 * batch + 0.1 * old;
        }
    }

    @Planted({"batchnorm-epsilon-outside-root", "batchnorm-dx-without-mean-term"})
    public static class EpsilonAndMean extends WrongBatchNorm.EpsilonOutside {
        public EpsilonAndMean(LayerSpec.BatchNorm spec) {
            super(spec);
        }

        @Override
        double throughMean(double[] dh, int c) {
            return 0;
        }
    }

    @Planted({"batchnorm-batch-in-evaluation", "batchnorm-dx-without-variance-term"})
    public static class BatchAndVariance extends WrongBatchNorm.VarianceIsConstant {
        public BatchAndVariance(LayerSpec.BatchNorm spec) {
            super(spec);
        }

        @Override
        boolean ofTheBatch(Pass pass) {
            return true;
        }
    }

    @Planted({"batchnorm-variance-unbiased", "batchnorm-epsilon-outside-root"})
    public static class UnbiasedAndEpsilon extends WrongBatchNorm.UnbiasedVariance {
        public UnbiasedAndEpsilon(LayerSpec.BatchNorm spec) {
            super(spec);
        }

        @Override
        double inverseDeviation(double variance) {
            return 1 / (Math.sqrt(variance) + EPSILON);
        }
    }

    @Planted(
            value = {"relu-mask-ge", "relu-input-modified"},
            as = "relu")
    public static class MaskAndInPlace extends WrongActivations.InPlace {
        @Override
        double slope(double x, double y, double dy) {
            return x >= 0 ? 1 : 0;
        }
    }

    @Planted({"maxpool-all-ties", "maxpool-padding-wins"})
    public static class TiesAndPadding extends WrongPooling.PaddingWins {
        public TiesAndPadding(LayerSpec.MaxPool2d spec) {
            super(spec);
        }

        @Override
        void send(List<Integer> pixels, double dy, DoubleTensor dx) {
            double most = value(pixels);
            pixels.stream().filter(pixel -> x.get(pixel) == most).forEach(pixel -> add(dx, pixel, dy));
        }
    }

    @Planted({"avgpool-padding-not-counted", "avgpool-backward-not-divided"})
    public static class InsideAndNotDivided extends WrongPooling.CountsPixelsInside {
        public InsideAndNotDivided(LayerSpec.AvgPool2d spec) {
            super(spec);
        }

        @Override
        void send(List<Integer> pixels, double dy, DoubleTensor dx) {
            pixels.forEach(pixel -> add(dx, pixel, dy));
        }
    }

    @Planted({"dropout-not-scaled", "dropout-active-in-evaluation"})
    public static class UnscaledAlways extends WrongDropout.NotScaled {
        public UnscaledAlways(LayerSpec.Dropout spec) {
            super(spec);
        }

        @Override
        double[] factors(Pass pass, int size) {
            return draw(pass, size);
        }
    }

    @Planted({"dropout-scaled-twice", "dropout-backward-without-mask"})
    public static class TwiceAndNoMask extends WrongDropout.ScaledTwice {
        public TwiceAndNoMask(LayerSpec.Dropout spec) {
            super(spec);
        }

        @Override
        double[] factorsBack() {
            double[] ones = factors.clone();
            Arrays.fill(ones, 1);
            return ones;
        }
    }
}
