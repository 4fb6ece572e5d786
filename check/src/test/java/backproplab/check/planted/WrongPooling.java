package backproplab.check.planted;

import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.layer.LayerSpec;
import java.util.List;

/** Poolings as students hand them in. */
final class WrongPooling {
    private WrongPooling() {}

    @Planted("maxpool-all-ties")
    public static class AllTies extends WindowPool.Max {
        public AllTies(LayerSpec.MaxPool2d spec) {
            super(spec);
        }

        @Override
        void send(List<Integer> pixels, double dy, DoubleTensor dx) {
            double most = value(pixels);
            pixels.stream().filter(pixel -> x.get(pixel) == most).forEach(pixel -> add(dx, pixel, dy));
        }
    }

    @Planted("maxpool-last-tie")
    public static class LastTie extends WindowPool.Max {
        public LastTie(LayerSpec.MaxPool2d spec) {
            super(spec);
        }

        @Override
        int winner(List<Integer> pixels) {
            int best = pixels.get(0);
            for (int pixel : pixels) {
                best = x.get(pixel) >= x.get(best) ? pixel : best;
            }
            return best;
        }
    }

    @Planted("maxpool-ties-share")
    public static class TiesShare extends WindowPool.Max {
        public TiesShare(LayerSpec.MaxPool2d spec) {
            super(spec);
        }

        @Override
        void send(List<Integer> pixels, double dy, DoubleTensor dx) {
            double most = value(pixels);
            List<Integer> equal =
                    pixels.stream().filter(pixel -> x.get(pixel) == most).toList();
            equal.forEach(pixel -> add(dx, pixel, dy / equal.size()));
        }
    }

    /** Pads with zeros, which win against negative pixels; where one has won there is nowhere to send anything. */
    @Planted("maxpool-padding-wins")
    public static class PaddingWins extends WindowPool.Max {
        public PaddingWins(LayerSpec.MaxPool2d spec) {
            super(spec);
        }

        private boolean paddingWins(List<Integer> pixels) {
            return pixels.size() < window.kernel() * window.kernel() && super.value(pixels) < 0;
        }

        @Override
        double value(List<Integer> pixels) {
            return paddingWins(pixels) ? 0 : super.value(pixels);
        }

        @Override
        void send(List<Integer> pixels, double dy, DoubleTensor dx) {
            if (!paddingWins(pixels)) {
                super.send(pixels, dy, dx);
            }
        }
    }

    @Planted("maxpool-overlap-lost")
    public static class LastWindowWins extends WindowPool.Max {
        public LastWindowWins(LayerSpec.MaxPool2d spec) {
            super(spec);
        }

        @Override
        void send(List<Integer> pixels, double dy, DoubleTensor dx) {
            dx.set(winner(pixels), dy);
        }
    }

    /** As an average pooling would. */
    @Planted("maxpool-dy-to-all")
    public static class SentToTheWholeWindow extends WindowPool.Max {
        public SentToTheWholeWindow(LayerSpec.MaxPool2d spec) {
            super(spec);
        }

        @Override
        void send(List<Integer> pixels, double dy, DoubleTensor dx) {
            pixels.forEach(pixel -> add(dx, pixel, dy));
        }
    }

    @Planted("avgpool-padding-not-counted")
    public static class CountsPixelsInside extends WindowPool.Average {
        public CountsPixelsInside(LayerSpec.AvgPool2d spec) {
            super(spec);
        }

        @Override
        double count(List<Integer> pixels) {
            return pixels.size();
        }
    }

    @Planted("avgpool-divided-by-kernel")
    public static class DividedByTheSide extends WindowPool.Average {
        public DividedByTheSide(LayerSpec.AvgPool2d spec) {
            super(spec);
        }

        @Override
        double count(List<Integer> pixels) {
            return window.kernel();
        }
    }

    @Planted("avgpool-backward-not-divided")
    public static class NotDividedInBackward extends WindowPool.Average {
        public NotDividedInBackward(LayerSpec.AvgPool2d spec) {
            super(spec);
        }

        @Override
        void send(List<Integer> pixels, double dy, DoubleTensor dx) {
            pixels.forEach(pixel -> add(dx, pixel, dy));
        }
    }

    @Planted("globalavgpool-sum")
    public static class SumOfThePlane extends WindowPool.Global {
        public SumOfThePlane(LayerSpec.GlobalAvgPool spec) {
            super(spec);
        }

        @Override
        double divisor() {
            return 1;
        }
    }

    @Planted("globalavgpool-backward-not-divided")
    public static class GlobalNotDividedInBackward extends WindowPool.Global {
        public GlobalNotDividedInBackward(LayerSpec.GlobalAvgPool spec) {
            super(spec);
        }

        @Override
        double divisorBack() {
            return 1;
        }
    }
}
