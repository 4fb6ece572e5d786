package backproplab.datasets.augment;

/**
 * Bilinear resizing with half-pixel centres: pixel x of the result lies at (x + 1/2) * oldWidth / newWidth - 1/2, cut to the image, between two columns
 * whose values count by their nearness; rows likewise. The same as OpenCV's INTER_LINEAR (but for its rounding) and PyTorch's interpolate with
 * align_corners=False; torchvision's Resize also smooths when it shrinks, which this does not.
 */
public final class Resampler {
    private Resampler() {}

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
        for (int y = 0; y < outShape.height(); y++) {
            double sourceY = source(y, rows, outShape.height());
            int upper = (int) sourceY;
            double lowerShare = sourceY - upper;
            int down = upper + 1 < rows ? shape.width() : 0;
            for (int x = 0; x < outShape.width(); x++) {
                double sourceX = source(x, columns, outShape.width());
                int near = (int) sourceX;
                double rightShare = sourceX - near;
                int right = near + 1 < columns ? 1 : 0;
                int at = from + (top + upper) * shape.width() + left + near;
                int to = y * outShape.width() + x;
                for (int c = 0; c < shape.channels(); c++) {
                    double above = (in[at] & 0xFF) * (1 - rightShare) + (in[at + right] & 0xFF) * rightShare;
                    double below =
                            (in[at + down] & 0xFF) * (1 - rightShare) + (in[at + down + right] & 0xFF) * rightShare;
                    out[to] = Values.toByte(above * (1 - lowerShare) + below * lowerShare);
                    at += shape.plane();
                    to += outShape.plane();
                }
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
        double[] out = new double[shape.channels() * height * width];
        for (int c = 0; c < shape.channels(); c++) {
            for (int y = 0; y < height; y++) {
                double sourceY = source(y, shape.height(), height);
                int upper = (int) sourceY;
                int down = upper + 1 < shape.height() ? shape.width() : 0;
                for (int x = 0; x < width; x++) {
                    double sourceX = source(x, shape.width(), width);
                    int near = (int) sourceX;
                    int right = near + 1 < shape.width() ? 1 : 0;
                    int at = c * shape.plane() + upper * shape.width() + near;
                    double above = in[at] * (1 - (sourceX - near)) + in[at + right] * (sourceX - near);
                    double below = in[at + down] * (1 - (sourceX - near)) + in[at + down + right] * (sourceX - near);
                    out[(c * height + y) * width + x] = above * (1 - (sourceY - upper)) + below * (sourceY - upper);
                }
            }
        }
        return out;
    }

    /** Where a row or column of the result lies in the original, 0..oldSize-1. */
    private static double source(int at, int oldSize, int newSize) {
        return Math.max(0, Math.min(oldSize - 1, (at + 0.5) * oldSize / newSize - 0.5));
    }
}
