package backproplab.manual.kernel;

/**
 * How a product walks over image patches: the sizes and the step arithmetic that the patch operands share.
 *
 * @param channels channels of the image
 * @param rows the direction down
 * @param columns the direction across
 */
public record PatchGeometry(int channels, PatchAxis rows, PatchAxis columns) {

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
        boolean rowExists = h >= 0 && h < rows.extent();
        int row = plane + h * columns.extent();
        int w = ow * columns.stride() + s - columns.padding();
        if (rowExists && columns.stride() == 1 && step == 1) {
            copyDense(image, row, w, run, panel, at);
            return;
        }
        for (int i = 0; i < run; i++, w += columns.stride()) {
            boolean exists = rowExists && w >= 0 && w < columns.extent();
            panel[at + i * step] = exists ? image[row + w] : 0;
        }
    }

    private void copyDense(float[] image, int row, int w, int run, float[] panel, int at) {
        int i = 0;
        for (; i < run && w + i < 0; i++) {
            panel[at + i] = 0;
        }
        for (; i < run && w + i < columns.extent(); i++) {
            panel[at + i] = image[row + w + i];
        }
        for (; i < run; i++) {
            panel[at + i] = 0;
        }
    }
}
