package backproplab.manual.kernel;

/**
 * How a product walks over image patches: the sizes and the step arithmetic that the patch operands share.
 *
 * @param channels channels of the image
 * @param rows the direction down
 * @param columns the direction across
 */
public record PatchGeometry(int channels, PatchAxis rows, PatchAxis columns) {

    /** Whether neighbouring patches begin more than a pixel apart. */
    boolean strided() {
        return rows.stride() > 1 || columns.stride() > 1;
    }

    /** Number of patches of one image. */
    int patches() {
        return rows.positions() * columns.positions();
    }

    /** Number of pixels of one channel of an image. */
    int pixels() {
        return rows.extent() * columns.extent();
    }

    /** Number of values of one patch. */
    int offsets() {
        return channels * area();
    }

    /** Number of values of one patch in one channel. */
    int area() {
        return rows.taps() * columns.taps();
    }

    int imageSize() {
        return channels * rows.extent() * columns.extent();
    }

    /** As {@link PatchAxis#withoutDeadTaps}, both ways. */
    PatchGeometry withoutDeadTaps() {
        return new PatchGeometry(channels, rows.withoutDeadTaps(), columns.withoutDeadTaps());
    }

    /**
     * Copies one kernel offset's values for a run of patches within one row of patches.
     *
     * @param image all images
     * @param plane where the channel's plane starts
     * @param r tap down
     * @param s tap across
     * @param oh row of the patches
     * @param ow column of the first patch
     * @param run how many patches
     * @param panel receives the values
     * @param at where the first goes
     * @param step distance between them in the panel
     */
    void copyRun(float[] image, int plane, int r, int s, int oh, int ow, int run, float[] panel, int at, int step) {
        int h = oh * rows.stride() + r - rows.padding();
        int stride = columns.stride();
        int w = ow * stride + s - columns.padding();
        int first = run;
        int last = run;
        if (h >= 0 && h < rows.extent()) {
            // Positions [first, last) meet a pixel of the row; the others meet padding.
            first = w >= 0 ? 0 : Math.min(run, (stride - 1 - w) / stride);
            last = Math.max(first, Math.min(run, (columns.extent() - w + stride - 1) / stride));
        }
        int row = plane + h * columns.extent() + w;
        zero(panel, at, 0, first, step);
        if (step == 1 && stride == 1) {
            for (int i = first; i < last; i++) {
                panel[at + i] = image[row + i];
            }
        } else {
            for (int i = first, from = row + first * stride, to = at + first * step; i < last; i++) {
                panel[to] = image[from];
                from += stride;
                to += step;
            }
        }
        zero(panel, at, last, run, step);
    }

    private static void zero(float[] panel, int at, int first, int last, int step) {
        for (int i = first; i < last; i++) {
            panel[at + i * step] = 0;
        }
    }
}
