package backproplab.datasets.augment;

import java.util.Optional;

/**
 * Multiplies every value by one factor drawn uniformly from 1 - strength to 1 + strength, as the brightness of torchvision's ColorJitter does; what
 * exceeds 255 is cut off.
 *
 * @param strength above 0 and at most 1
 */
record Brightness(double strength) implements Step {
    static final String NAME = "brightness";

    @Override
    public ImageShape outputShape(ImageShape in) {
        return in;
    }

    @Override
    public void apply(ImageShape shape, byte[] in, int from, byte[] out, Draws draws) {
        double factor = draws.between(1 - strength, 1 + strength);
        for (int i = 0; i < shape.values(); i++) {
            out[i] = Values.toByte(factor * (in[from + i] & 0xFF));
        }
    }

    @Override
    public Optional<Step> evaluation() {
        return Optional.empty();
    }

    @Override
    public String text() {
        return NAME + Values.text(strength);
    }
}
