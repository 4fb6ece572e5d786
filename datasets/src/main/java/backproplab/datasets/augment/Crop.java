package backproplab.datasets.augment;

import java.util.Arrays;
import java.util.Optional;

/**
 * Moves the image by up to {@code padding} pixels in each direction and fills with black: the same as adding a black rim of that width and cutting out
 * an image of the old size at a random place, as torchvision's RandomCrop(size, padding) does. Each of the (2 padding + 1)^2 places is equally likely.
 *
 * @param padding width of the rim, at least 1
 */
record Crop(int padding) implements Step {
    static final String NAME = "crop";

    @Override
    public ImageShape outputShape(ImageShape in) {
        if (padding >= Math.min(in.height(), in.width())) {
            throw new IllegalArgumentException(text() + " would move an image of " + in + " out of sight");
        }
        return in;
    }

    @Override
    public void apply(ImageShape shape, byte[] in, int from, byte[] out, Draws draws) {
        int down = draws.below(2 * padding + 1) - padding;
        int right = draws.below(2 * padding + 1) - padding;
        int width = shape.width();
        int height = shape.height();
        Arrays.fill(out, 0, shape.values(), (byte) 0);
        int columns = width - Math.abs(right);
        int firstRow = Math.max(0, down);
        int lastRow = Math.min(height, height + down);
        for (int c = 0; c < shape.channels(); c++) {
            int plane = c * shape.plane();
            for (int y = firstRow; y < lastRow; y++) {
                int source = from + plane + (y - down) * width + Math.max(0, -right);
                System.arraycopy(in, source, out, plane + y * width + Math.max(0, right), columns);
            }
        }
    }

    @Override
    public Optional<Step> evaluation() {
        return Optional.empty();
    }

    @Override
    public String text() {
        return NAME + padding;
    }
}
