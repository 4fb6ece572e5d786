package backproplab.manual.kernel;

/**
 * How a product walks over image patches: the sizes and the step arithmetic that the patch operands share.
 *
 * <p>Patch position (oh, ow) and kernel offset (r, s) meet the image at row {@code (oh * stride + r - padding) / spread},
 * if that division leaves no rest and the row exists; otherwise the value is 0. A spread above 1 reads the image as if
 * {@code spread - 1} zeros stood between its pixels: that is how the input gradient of a strided convolution is itself a
 * convolution.
 *
 * @param channels channels of the image
 * @param height rows of the image
 * @param width columns of the image
 * @param kernel extent of the square patch
 * @param stride distance between neighbouring patches
 * @param padding zeros around the image; negative cuts it
 * @param spread distance between neighbouring image pixels
 * @param patchRows number of patch positions down
 * @param patchColumns number of patch positions across
 */
public record PatchGeometry(
        int channels,
        int height,
        int width,
        int kernel,
        int stride,
        int padding,
        int spread,
        int patchRows,
        int patchColumns) {

    int patches() {
        return patchRows * patchColumns;
    }

    int imageSize() {
        return channels * height * width;
    }

    /**
     * Copies one kernel offset's values for a run of patches within one row of patches.
     *
     * @param image all images
     * @param plane where the channel's plane starts
     * @param r kernel row
     * @param s kernel column
     * @param oh row of the patches
     * @param ow column of the first patch
     * @param run how many patches
     * @param panel receives the values
     * @param at where the first goes
     * @param step distance between them in the panel
     */
    void copyRun(float[] image, int plane, int r, int s, int oh, int ow, int run, float[] panel, int at, int step) {
        int h = oh * stride + r - padding;
        boolean rowExists = h >= 0 && h % spread == 0 && h / spread < height;
        int row = plane + h / spread * width;
        int w = ow * stride + s - padding;
        if (rowExists && stride == 1 && spread == 1 && step == 1) {
            copyDense(image, row, w, run, panel, at);
            return;
        }
        for (int i = 0; i < run; i++, w += stride) {
            boolean exists = rowExists && w >= 0 && w % spread == 0 && w / spread < width;
            panel[at + i * step] = exists ? image[row + w / spread] : 0;
        }
    }

    private void copyDense(float[] image, int row, int w, int run, float[] panel, int at) {
        int i = 0;
        for (; i < run && w + i < 0; i++) {
            panel[at + i] = 0;
        }
        for (; i < run && w + i < width; i++) {
            panel[at + i] = image[row + w + i];
        }
        for (; i < run; i++) {
            panel[at + i] = 0;
        }
    }
}
