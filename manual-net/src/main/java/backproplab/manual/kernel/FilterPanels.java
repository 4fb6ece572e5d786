package backproplab.manual.kernel;

/**
 * The filters of a convolution as the operand of its input gradient: element (k, j) with k = (o, r, s) is {@code
 * W[o][j][kernel - 1 - r][kernel - 1 - s]}, the filter turned by 180 degrees.
 */
public final class FilterPanels implements PanelSource {
    private float[] weights;
    private int channels;
    private int kernel;

    /**
     * Points at filters.
     *
     * @param data OUT x C x kernel x kernel
     * @param channelCount C
     * @param kernelExtent kernel
     * @return this
     */
    public FilterPanels of(float[] data, int channelCount, int kernelExtent) {
        weights = data;
        channels = channelCount;
        kernel = kernelExtent;
        return this;
    }

    @Override
    public void pack(int k0, int k1, int j0, int count, int width, float[] panel, int at) {
        int area = kernel * kernel;
        for (int k = k0; k < k1; k++) {
            int turned = area - 1 - k % area;
            int to = at + (k - k0) * width;
            for (int c = 0; c < width; c++) {
                panel[to + c] = c < count ? weights[(k / area * channels + j0 + c) * area + turned] : 0;
            }
        }
    }
}
