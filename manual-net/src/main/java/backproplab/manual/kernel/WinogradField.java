package backproplab.manual.kernel;

import backproplab.manual.kernel.WinogradBuffers.Own;
import java.util.Arrays;

/**
 * Rows of an image with the numbers of some neighbouring channels side by side, as Winograd's transforms want them, and with a
 * border: one buffer for each thread, filled from images N x C x H x W or copied back into them.
 */
final class WinogradField {
    /** What {@link KernelOps#transpose} may overwrite behind a panel. */
    private static final int SLACK = 16;

    private final KernelOps ops;
    private final WinogradBuffers buffers;
    private final int channels;
    private final int height;
    private final int width;
    private final int rows;
    private final int columns;
    private final int group;
    private final MatrixPanels[] planes;

    /**
     * Plans buffers.
     *
     * @param kernels what it computes with
     * @param channels of an image
     * @param height of an image
     * @param width of an image
     * @param rows of the field
     * @param columns of the field
     */
    WinogradField(Kernels kernels, int channels, int height, int width, int rows, int columns) {
        ops = kernels.ops();
        buffers = kernels.winogradBuffers();
        this.channels = channels;
        this.height = height;
        this.width = width;
        this.rows = rows;
        this.columns = columns;
        group = ops.winograd().width();
        planes = new MatrixPanels[kernels.threads()];
        Arrays.setAll(planes, part -> MatrixPanels.innerAlongRows(ops));
        buffers.reserve(Own.FIELD, padded(rows * columns) * group + SLACK);
        buffers.reserve(Own.PIXELS, padded(rows * width) * group + SLACK);
    }

    /** Distance between rows of a field. */
    int row() {
        return columns * group;
    }

    /**
     * Fills a field.
     *
     * @param part whose
     * @param images n x C x H x W
     * @param image which
     * @param g which group of channels; those past the last are 0
     * @param top row of the image that the field's first row shows; where no pixel is, the field is 0
     * @param padding zeros before the first column; negative cuts the image
     * @return the field
     */
    float[] load(int part, float[] images, int image, int g, int top, int padding) {
        float[] field = buffers.own(part, Own.FIELD);
        float[] pixels = buffers.own(part, Own.PIXELS);
        int first = Math.min(height, Math.max(0, top));
        int end = Math.max(first, Math.min(height, top + rows));
        int count = Math.min(group, channels - g * group);
        planes[part]
                .of(images, height * width)
                .pack(first * width, end * width, image * channels + g * group, count, group, pixels, 0);
        int left = Math.max(0, padding);
        int cut = left - padding;
        int run = Math.max(0, Math.min(width - cut, columns - left));
        for (int r = 0; r < rows; r++) {
            int at = r * row();
            int h = top + r;
            if (h < first || h >= end) {
                Arrays.fill(field, at, at + row(), 0);
                continue;
            }
            Arrays.fill(field, at, at + left * group, 0);
            System.arraycopy(pixels, ((h - first) * width + cut) * group, field, at + left * group, run * group);
            Arrays.fill(field, at + (left + run) * group, at + row(), 0);
        }
        return field;
    }

    /**
     * Copies a field to where it belongs; what lies past the edge of the image is left out.
     *
     * @param part whose
     * @param images n x C x H x W
     * @param image which
     * @param g which group of channels
     * @param top row of the image that the field's first row is
     */
    void store(int part, float[] images, int image, int g, int top) {
        float[] field = buffers.own(part, Own.FIELD);
        float[] pixels = buffers.own(part, Own.PIXELS);
        int live = Math.min(rows, height - top);
        for (int r = 1; r < live && columns != width; r++) {
            System.arraycopy(field, r * row(), field, r * width * group, width * group);
        }
        int count = Math.min(group, channels - g * group);
        int plane = height * width;
        int row = padded(live * width);
        ops.transpose(count, row, field, 0, group, pixels, 0);
        for (int c = 0; c < count; c++) {
            int to = (image * channels + g * group + c) * plane + top * width;
            System.arraycopy(pixels, c * row, images, to, live * width);
        }
    }

    /** {@link KernelOps#transpose} wants a multiple of this. */
    private static int padded(int pixels) {
        return (pixels + SLACK - 1) / SLACK * SLACK;
    }

    /** The field of a thread, to be written. */
    float[] of(int part) {
        return buffers.own(part, Own.FIELD);
    }
}
