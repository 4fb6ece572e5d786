package backproplab.manual.kernel;

/**
 * A convolution of images with given taps into images: in transformed tiles where there are enough of them, else over padded
 * planes where that fits, else as a blocked product.
 *
 * <p>One instance belongs to one layer and image size.
 */
final class ImageConvolution {
    private final Kernels kernels;
    private final PatchGeometry geometry;
    private final int channels;
    private final WinogradConvolution tiles;
    private final PlaneConvolution planes;
    private final PatchPanels patches = PatchPanels.innerOffsets();
    private final ImageSink sink = new ImageSink();

    /**
     * Plans buffers.
     *
     * @param kernels what it computes with
     * @param geometry of the patches
     * @param channels of the result
     */
    ImageConvolution(Kernels kernels, PatchGeometry geometry, int channels) {
        this.kernels = kernels;
        this.geometry = geometry;
        this.channels = channels;
        tiles = Winograd.fits(geometry, channels) ? new WinogradConvolution(kernels, geometry, channels) : null;
        planes = PlaneConvolution.fits(kernels, geometry, channels)
                ? new PlaneConvolution(kernels, geometry, channels)
                : null;
    }

    /**
     * Computes {@code result[n][j] = bias[j] + sum over k of filters(k, j) patches(k)}.
     *
     * @param n how many images
     * @param images n x C x H x W
     * @param filters element (k, j) belongs to offset k and channel j of the result
     * @param bias one number per channel of the result, or null
     * @param result receives n x channels x rows x columns
     */
    void run(int n, float[] images, PanelSource filters, float[] bias, float[] result) {
        if (tiles != null && Winograd.pays(geometry, n)) {
            tiles.run(n, images, filters, bias, result);
            return;
        }
        if (planes != null) {
            planes.forward(n, images, filters, bias, result);
            return;
        }
        int plane = geometry.patches();
        kernels.multiply(
                channels,
                n * plane,
                geometry.offsets(),
                filters,
                patches.of(images, geometry),
                sink.set(result, channels, plane, bias));
    }
}
