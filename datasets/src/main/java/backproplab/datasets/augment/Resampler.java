package backproplab.datasets.augment;

/**
 * Bilinear resizing with half-pixel centres, which averages where it shrinks, along each axis for itself, see {@link Taps}: a stroke that is narrower than
 * a pixel of the result turns paler and is not lost. Within 2 of 255 of Pillow's {@code Image.resize(size, BILINEAR)}, which rounds once per axis, and so
 * of torchvision's Resize of such an image. Enlarging is OpenCV's INTER_LINEAR but for its rounding.
 */
public final class Resampler {
    private Resampler() {}

    /** Puts one row of a plane into a line. */
    @FunctionalInterface
    private interface Rows {
        void load(int row, double[] line);
    }

    /**
     * Resizes an image of bytes; results are rounded to the nearest byte.
     *
     * @param shape shape of what goes in
     * @param in C*H*W values
     * @param height H of what comes out
     * @param width W of what comes out
     * @return C*height*width values
     */
    public static byte[] resize(ImageShape shape, byte[] in, int height, int width) {
        ImageShape outShape = new ImageShape(shape.channels(), height, width);
        byte[] out = new byte[outShape.values()];
        resize(shape, in, 0, 0, 0, shape.height(), shape.width(), outShape, out);
        return out;
    }

    /** Resizes a rectangle of an image of bytes; results are rounded to the nearest byte. */
    static void resize(
            ImageShape shape,
            byte[] in,
            int from,
            int top,
            int left,
            int rows,
            int columns,
            ImageShape outShape,
            byte[] out) {
        Taps down = Taps.of(rows, outShape.height());
        Taps across = Taps.of(columns, outShape.width());
        for (int c = 0; c < shape.channels(); c++) {
            int corner = from + c * shape.plane() + top * shape.width() + left;
            double[] plane = plane(rows, columns, outShape, down, across, (row, line) -> {
                int at = corner + row * shape.width();
                for (int x = 0; x < line.length; x++) {
                    line[x] = in[at + x] & 0xFF;
                }
            });
            for (int i = 0; i < plane.length; i++) {
                out[c * plane.length + i] = Values.toByte(plane[i]);
            }
        }
    }

    /**
     * Resizes an image of doubles, such as a mean image, without rounding.
     *
     * @param shape shape of what goes in
     * @param in C*H*W values
     * @param height H of what comes out
     * @param width W of what comes out
     * @return C*height*width values
     */
    public static double[] resize(ImageShape shape, double[] in, int height, int width) {
        ImageShape outShape = new ImageShape(shape.channels(), height, width);
        Taps down = Taps.of(shape.height(), height);
        Taps across = Taps.of(shape.width(), width);
        double[] out = new double[outShape.values()];
        for (int c = 0; c < shape.channels(); c++) {
            int corner = c * shape.plane();
            double[] plane = plane(
                    shape.height(),
                    shape.width(),
                    outShape,
                    down,
                    across,
                    (row, line) -> System.arraycopy(in, corner + row * shape.width(), line, 0, line.length));
            System.arraycopy(plane, 0, out, c * plane.length, plane.length);
        }
        return out;
    }

    /** One channel. Each old row is brought to the new width once and added to the new rows that it counts for, so what is kept is as large as the result. */
    private static double[] plane(int rows, int columns, ImageShape outShape, Taps down, Taps across, Rows source) {
        int height = outShape.height();
        int width = outShape.width();
        double[] line = new double[columns];
        double[] resized = new double[width];
        double[] out = new double[height * width];
        int firstOpen = 0;
        for (int row = 0; row < rows; row++) {
            while (firstOpen < height && down.end(firstOpen) <= row) {
                firstOpen++;
            }
            source.load(row, line);
            across.apply(line, resized);
            for (int y = firstOpen; y < height && down.first(y) <= row; y++) {
                double share = down.weight(y, row);
                for (int x = 0; x < width; x++) {
                    out[y * width + x] += share * resized[x];
                }
            }
        }
        return out;
    }
}
