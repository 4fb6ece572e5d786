package backproplab.manual.kernel;

import java.util.Arrays;

/** Images N x C x H x W as an operand with element (k, j) = channel j of pixel k, pixels counted through the batch. */
public final class ImagePanels implements PanelSource {
    private final KernelOps ops;
    private float[] images;
    private int channels;
    private int plane;

    /**
     * An operand without data yet.
     *
     * @param ops what it transposes with
     */
    ImagePanels(KernelOps ops) {
        this.ops = ops;
    }

    /**
     * Points at images.
     *
     * @param data N x C x H x W
     * @param channelCount C
     * @param planeSize H * W
     * @return this
     */
    public ImagePanels of(float[] data, int channelCount, int planeSize) {
        images = data;
        channels = channelCount;
        plane = planeSize;
        return this;
    }

    @Override
    public void pack(int k0, int k1, int j0, int count, int width, float[] panel, int at) {
        if (count < width) {
            Arrays.fill(panel, at, at + (k1 - k0) * width, 0);
        }
        for (int k = k0; k < k1; ) {
            int n = k / plane;
            int pixel = k % plane;
            int run = Math.min(k1 - k, plane - pixel);
            int from = (n * channels + j0) * plane + pixel;
            int to = at + (k - k0) * width;
            if (count == width) {
                ops.transpose(run, width, images, from, plane, panel, to);
            } else {
                gather(run, count, width, from, panel, to);
            }
            k += run;
        }
    }

    private void gather(int run, int count, int width, int from, float[] panel, int to) {
        for (int c = 0; c < count; c++) {
            for (int i = 0; i < run; i++) {
                panel[to + c + i * width] = images[from + c * plane + i];
            }
        }
    }
}
