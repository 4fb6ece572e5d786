package backproplab.datasets.augment;

import java.util.Optional;

/**
 * Cuts out a random rectangle and brings it to one size: torchvision's RandomResizedCrop, its {@code scale} from a
 * least area to 1.
 *
 * <p>Up to ten times an area share is drawn uniformly from the least area to 1 and the logarithm of width / height uniformly from log(3/4) to log(4/3), until a
 * rectangle comes out that fits into the image; it then stands at a random place. If none fits, the largest rectangle of the nearest allowed ratio is
 * taken from the middle. Resizing is bilinear, see {@link Resampler}. Images that are only looked at are resized as a whole.
 *
 * @param height H of what comes out, at least 1
 * @param width W of what comes out, at least 1
 * @param leastArea smallest share of the image that is cut out, above 0 and at most 1
 */
record ResizedCrop(int height, int width, double leastArea) implements Step {
    static final String NAME = "rrc";

    /** The least area unless asked otherwise, torchvision's own. */
    static final double LEAST_AREA = 0.08;

    private static final double MAX_RATIO = 4.0 / 3;
    private static final int ATTEMPTS = 10;

    ResizedCrop(int height, int width) {
        this(height, width, LEAST_AREA);
    }

    @Override
    public ImageShape outputShape(ImageShape in) {
        return new ImageShape(in.channels(), height, width);
    }

    @Override
    public void apply(ImageShape shape, byte[] in, int from, byte[] out, Draws draws) {
        double logRatio = StrictMath.log(MAX_RATIO);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            double area = draws.between(leastArea, 1) * shape.plane();
            double ratio = StrictMath.exp(draws.between(-logRatio, logRatio));
            int columns = (int) Math.rint(Math.sqrt(area * ratio));
            int rows = (int) Math.rint(Math.sqrt(area / ratio));
            if (columns >= 1 && rows >= 1 && columns <= shape.width() && rows <= shape.height()) {
                int top = draws.below(shape.height() - rows + 1);
                int left = draws.below(shape.width() - columns + 1);
                Resampler.resize(shape, in, from, top, left, rows, columns, outputShape(shape), out);
                return;
            }
        }
        int columns = (int) Math.max(1, Math.min(shape.width(), Math.rint(shape.height() * MAX_RATIO)));
        int rows = (int) Math.max(1, Math.min(shape.height(), Math.rint(shape.width() * MAX_RATIO)));
        int top = (shape.height() - rows) / 2;
        int left = (shape.width() - columns) / 2;
        Resampler.resize(shape, in, from, top, left, rows, columns, outputShape(shape), out);
    }

    @Override
    public Optional<Step> evaluation() {
        return Optional.of(new Resize(height, width));
    }

    @Override
    public String text() {
        String size = height == width ? "" + height : height + "x" + width;
        return NAME + size + (leastArea == LEAST_AREA ? "" : ":" + leastArea);
    }
}
