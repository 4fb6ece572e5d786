package backproplab.check.planted;

import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.layer.LayerSpec;
import java.util.ArrayList;
import java.util.List;

/** Convolutions as students hand them in. */
final class WrongConv2d {
    private WrongConv2d() {}

    @Planted("conv2d-stride-padding-exchanged")
    public static class StrideAndPaddingExchanged extends Im2colConv {
        public StrideAndPaddingExchanged(LayerSpec.Conv2d spec) {
            super(spec);
        }

        @Override
        int under(int window, int place) {
            return window * padding + place - stride;
        }
    }

    /** The convolution of signal processing. */
    @Planted("conv2d-kernel-flipped")
    public static class KernelFlipped extends Im2colConv {
        public KernelFlipped(LayerSpec.Conv2d spec) {
            super(spec);
        }

        @Override
        int tap(int c, int r, int s) {
            return super.tap(c, k - 1 - r, k - 1 - s);
        }
    }

    /** Knows that backward is a convolution with the filter turned round, and turns it where the sum is scattered already. */
    @Planted("conv2d-dx-kernel-flipped")
    public static class FlippedInBackward extends Im2colConv {
        public FlippedInBackward(LayerSpec.Conv2d spec) {
            super(spec);
        }

        @Override
        double[][] patchGradient(double[][] dy) {
            double[][] w = filters();
            double[][] turned = new double[w.length][w[0].length];
            for (int o = 0; o < w.length; o++) {
                for (int c = 0; c < spec.in(); c++) {
                    for (int i = 0; i < k * k; i++) {
                        turned[o][c * k * k + i] = w[o][c * k * k + k * k - 1 - i];
                    }
                }
            }
            return Matrices.times(Matrices.transposed(dy), turned);
        }
    }

    @Planted("conv2d-windows-one-off")
    public static class WindowOneToTheRight extends Im2colConv {
        public WindowOneToTheRight(LayerSpec.Conv2d spec) {
            super(spec);
        }

        @Override
        int under(int window, int place) {
            return super.under(window, place) + 1;
        }
    }

    @Planted("conv2d-first-pixel-skipped")
    public static class AboveZero extends Im2colConv {
        public AboveZero(LayerSpec.Conv2d spec) {
            super(spec);
        }

        @Override
        boolean inside(int at, int extent) {
            return at > 0 && at < extent;
        }
    }

    @Planted("conv2d-last-pixel-skipped")
    public static class BelowTheLast extends Im2colConv {
        public BelowTheLast(LayerSpec.Conv2d spec) {
            super(spec);
        }

        @Override
        boolean inside(int at, int extent) {
            return at >= 0 && at < extent - 1;
        }
    }

    @Planted("conv2d-padding-ignored")
    public static class NoPadding extends Im2colConv {
        public NoPadding(LayerSpec.Conv2d spec) {
            super(spec);
        }

        @Override
        int under(int window, int place) {
            return window * stride + place;
        }
    }

    @Planted("conv2d-stride-ignored")
    public static class NoStride extends Im2colConv {
        public NoStride(LayerSpec.Conv2d spec) {
            super(spec);
        }

        @Override
        int under(int window, int place) {
            return window + place - padding;
        }
    }

    @Planted("conv2d-db-last-sample")
    public static class BiasOfTheLastImage extends Im2colConv {
        public BiasOfTheLastImage(LayerSpec.Conv2d spec) {
            super(spec);
        }

        @Override
        double[] biasGradient(double[][] dy) {
            bias.gradient().zero();
            return super.biasGradient(dy);
        }
    }

    @Planted({"conv2d-dw-last-sample", "conv2d-db-last-sample"})
    public static class WeightGradientOfTheLastImage extends Im2colConv {
        public WeightGradientOfTheLastImage(LayerSpec.Conv2d spec) {
            super(spec);
        }

        @Override
        void give(DoubleTensor gradient, double[] values) {
            gradient.copyFrom(values);
        }
    }

    @Planted("conv2d-dx-overlap-lost")
    public static class LastWindowWins extends Im2colConv {
        public LastWindowWins(LayerSpec.Conv2d spec) {
            super(spec);
        }

        @Override
        void send(DoubleTensor dx, int pixel, double value) {
            dx.set(pixel, value);
        }
    }

    @Planted("conv2d-channels-last")
    public static class ChannelsLast extends Im2colConv {
        public ChannelsLast(LayerSpec.Conv2d spec) {
            super(spec);
        }

        @Override
        int tap(int c, int r, int s) {
            return (r * k + s) * spec.in() + c;
        }
    }

    @Planted("conv2d-kernel-transposed")
    public static class RowsForColumns extends Im2colConv {
        public RowsForColumns(LayerSpec.Conv2d spec) {
            super(spec);
        }

        @Override
        int tap(int c, int r, int s) {
            return super.tap(c, s, r);
        }
    }

    @Planted("over-batch")
    public static class MeanOverTheBatch extends Im2colConv {
        public MeanOverTheBatch(LayerSpec.Conv2d spec) {
            super(spec);
        }

        @Override
        double[][] weightGradient(double[][] dy, int n) {
            return Matrices.times(1.0 / image.dim(0), super.weightGradient(dy, n));
        }
    }

    @Planted("sign")
    public static class MinusInputGradient extends Im2colConv {
        public MinusInputGradient(LayerSpec.Conv2d spec) {
            super(spec);
        }

        @Override
        void send(DoubleTensor dx, int pixel, double value) {
            super.send(dx, pixel, -value);
        }
    }

    /** Builds its patches once, when the first image comes. */
    @Planted("conv2d-first-batch-kept")
    public static class PatchesOfTheFirstBatch extends Im2colConv {
        private final List<double[][]> first = new ArrayList<>();

        public PatchesOfTheFirstBatch(LayerSpec.Conv2d spec) {
            super(spec);
        }

        @Override
        double[][] weightGradient(double[][] dy, int n) {
            if (first.isEmpty()) {
                first.addAll(patches);
            }
            return Matrices.times(dy, first.get(n % first.size()));
        }
    }
}
