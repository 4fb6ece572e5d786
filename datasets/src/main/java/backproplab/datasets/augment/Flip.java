package backproplab.datasets.augment;

import java.util.Optional;

/** Mirrors left and right with probability 1/2, as torchvision's RandomHorizontalFlip does. */
record Flip() implements Step {
    static final String NAME = "flip";

    private static final double PROBABILITY = 0.5;

    @Override
    public ImageShape outputShape(ImageShape in) {
        return in;
    }

    @Override
    public void apply(ImageShape shape, byte[] in, int from, byte[] out, Draws draws) {
        if (draws.unit() >= PROBABILITY) {
            System.arraycopy(in, from, out, 0, shape.values());
            return;
        }
        int width = shape.width();
        for (int row = 0; row < shape.values(); row += width) {
            for (int x = 0; x < width; x++) {
                out[row + x] = in[from + row + width - 1 - x];
            }
        }
    }

    @Override
    public Optional<Step> evaluation() {
        return Optional.empty();
    }

    @Override
    public String text() {
        return NAME;
    }
}
