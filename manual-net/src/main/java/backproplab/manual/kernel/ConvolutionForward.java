package backproplab.manual.kernel;

import java.util.Arrays;

/** The forward pass of a convolution, {@code Y = W P + b}, without the taps that only ever meet padding. */
public final class ConvolutionForward {
    private final int offsets;
    private final ImageConvolution convolution;
    private final MatrixPanels allTaps;

    /** Null where every tap meets a pixel: then the filters are a plain matrix. */
    private final FilterPanels liveTaps;

    /**
     * Plans buffers.
     *
     * @param kernels what it computes with
     * @param geometry of the patches, all taps included
     * @param out channels of the output
     */
    public ConvolutionForward(Kernels kernels, PatchGeometry geometry, int out) {
        PatchGeometry live = geometry.withoutDeadTaps();
        offsets = geometry.offsets();
        allTaps = MatrixPanels.innerAlongRows(kernels.ops());
        convolution = new ImageConvolution(kernels, live, out);
        liveTaps = live.offsets() == offsets
                ? null
                : FilterPanels.forward(
                        geometry.channels(),
                        geometry.rows().taps(),
                        taps(geometry.rows(), live.rows()),
                        taps(geometry.columns(), live.columns()));
    }

    private static int[] taps(PatchAxis axis, PatchAxis live) {
        int[] taps = new int[live.taps()];
        Arrays.setAll(taps, t -> axis.firstLiveTap() + t);
        return taps;
    }

    /**
     * Computes the output.
     *
     * @param n how many images
     * @param images n x C x H x W
     * @param weights OUT x C x kernel x kernel
     * @param bias OUT numbers
     * @param y receives n x OUT x OH x OW
     */
    public void run(int n, float[] images, float[] weights, float[] bias, float[] y) {
        PanelSource filters = liveTaps == null ? allTaps.of(weights, offsets) : liveTaps.of(weights);
        convolution.run(n, images, filters, bias, y);
    }
}
