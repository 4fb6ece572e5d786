package backproplab.manual.kernel;

/**
 * The weight gradient of a convolution, {@code dW += dY P^T}: in transformed tiles where there are enough of them, as inner
 * products of long shifted rows where images are large, else as a blocked product summed over all pixels of the batch.
 */
public final class FilterGradient {
    /** Shorter rows spend more on adding lanes than on products. */
    private static final int SHORTEST_PLANE = 512;

    private final Kernels kernels;
    private final PatchGeometry geometry;
    private final PatchGeometry forward;
    private final int out;
    private final WinogradFilterGradient tiles;
    private final PlaneConvolution planes;
    private final ImagePanels outputGradient;
    private final PatchPanels patches = PatchPanels.innerPatches();
    /** Null where every tap meets a pixel: then the gradient is a plain matrix. */
    private final FilterSink liveTaps;

    private final MatrixSink allTaps;

    /**
     * Plans buffers.
     *
     * @param kernels what it computes with
     * @param forward the geometry of the forward pass
     * @param out channels of the output
     */
    public FilterGradient(Kernels kernels, PatchGeometry forward, int out) {
        this.kernels = kernels;
        this.forward = forward;
        this.out = out;
        tiles = Winograd.fits(forward, out) ? new WinogradFilterGradient(kernels, forward, out) : null;
        boolean longRows = forward.patches() >= SHORTEST_PLANE
                && !forward.strided()
                && PlaneConvolution.fits(kernels, forward, out);
        planes = longRows ? new PlaneConvolution(kernels, forward, out) : null;
        geometry = forward.withoutDeadTaps();
        outputGradient = new ImagePanels(kernels.ops());
        allTaps = new MatrixSink(kernels.ops());
        liveTaps = geometry.offsets() == forward.offsets()
                ? null
                : new FilterSink(
                        forward.channels(),
                        forward.rows().taps(),
                        forward.rows().firstLiveTap(),
                        forward.columns().firstLiveTap(),
                        geometry);
    }

    /**
     * Adds the gradient.
     *
     * @param n how many images
     * @param images n x C x H x W
     * @param dy gradient of the output, n x OUT x OH x OW
     * @param gradient what is added to, OUT x C x kernel x kernel
     */
    public void add(int n, float[] images, float[] dy, float[] gradient) {
        if (tiles != null && Winograd.pays(forward, n)) {
            tiles.add(n, images, dy, gradient);
            return;
        }
        if (planes != null) {
            planes.addWeightGradient(n, images, dy, gradient);
            return;
        }
        int plane = geometry.patches();
        kernels.multiply(
                out,
                geometry.offsets(),
                n * plane,
                outputGradient.of(dy, out, plane),
                patches.of(images, geometry),
                liveTaps == null ? allTaps.add(gradient, geometry.offsets()) : liveTaps.addTo(gradient));
    }
}
