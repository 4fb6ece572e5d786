package backproplab.manual.kernel;

/** Images N x C x H x W as a result: row i is a channel, column j a pixel counted through the batch. */
public final class ImageSink implements TileSink {
    private float[] images;
    private int channels;
    private int plane;
    private float[] bias;

    /**
     * The product replaces the images.
     *
     * @param data receives N x C x H x W
     * @param channelCount C
     * @param planeSize H * W
     * @param channelBias added to every pixel of a channel, or null
     * @return this
     */
    public ImageSink set(float[] data, int channelCount, int planeSize, float[] channelBias) {
        images = data;
        channels = channelCount;
        plane = planeSize;
        bias = channelBias;
        return this;
    }

    @Override
    public void take(int i0, int rows, int j0, int columns, float[] tile, int at, int stride, boolean first) {
        for (int c = 0; c < columns; ) {
            int n = (j0 + c) / plane;
            int pixel = (j0 + c) % plane;
            int run = Math.min(columns - c, plane - pixel);
            for (int r = 0; r < rows; r++) {
                int to = (n * channels + i0 + r) * plane + pixel;
                int from = at + r * stride + c;
                if (!first) {
                    for (int i = 0; i < run; i++) {
                        images[to + i] += tile[from + i];
                    }
                } else {
                    float start = bias == null ? 0 : bias[i0 + r];
                    for (int i = 0; i < run; i++) {
                        images[to + i] = tile[from + i] + start;
                    }
                }
            }
            c += run;
        }
    }
}
