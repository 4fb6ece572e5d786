package backproplab.datasets.augment;

import java.util.Optional;

/**
 * Brings every image to one size, bilinear, see {@link Resampler}. There is no chance in it, so images that are only looked at are resized, too.
 *
 * @param height H of what comes out, at least 1
 * @param width W of what comes out, at least 1
 */
record Resize(int height, int width) implements Step {
    static final String NAME = "resize";

    @Override
    public ImageShape outputShape(ImageShape in) {
        return new ImageShape(in.channels(), height, width);
    }

    @Override
    public void apply(ImageShape shape, byte[] in, int from, byte[] out, Draws draws) {
        Resampler.resize(shape, in, from, 0, 0, shape.height(), shape.width(), outputShape(shape), out);
    }

    @Override
    public Optional<Step> evaluation() {
        return Optional.of(this);
    }

    @Override
    public String text() {
        return NAME + (height == width ? "" + height : height + "x" + width);
    }
}
