package backproplab.manual.kernel.simd;

import backproplab.manual.kernel.WinogradOps;

/**
 * The inner loops of Winograd's convolution with vectors of channels: every transform down the columns, then along the rows.
 *
 * <p>Both passes are one call in a loop: inlined twice, the lines of a transform are more than the compiler takes into one
 * compilation, and the vectors of what it leaves out go to the heap.
 */
final class SimdWinograd implements WinogradOps {
    private static final int W = 2 * SimdKernels.SPECIES.length();
    private static final float[] ZEROS = new float[W];

    @Override
    public int width() {
        return W;
    }

    @Override
    public void input(float[] d, int from, int row, float[] work, float[] v, int to, int step) {
        for (int pass = 0; pass < 2; pass++) {
            boolean down = pass == 0;
            WinogradLines.input(
                    PATCH,
                    down ? d : work,
                    down ? from : 0,
                    down ? W : PATCH * W,
                    down ? row : W,
                    down ? work : v,
                    down ? 0 : to,
                    down ? W : PATCH * step,
                    down ? PATCH * W : step);
        }
    }

    @Override
    public void output(float[] m, int from, int step, float[] bias, float[] work, float[] y, int to, int row) {
        for (int pass = 0; pass < 2; pass++) {
            boolean down = pass == 0;
            WinogradLines.output(
                    down ? PATCH : TILE,
                    down ? m : work,
                    down ? from : 0,
                    down ? step : PATCH * W,
                    down ? PATCH * step : W,
                    down ? ZEROS : bias,
                    down ? work : y,
                    down ? 0 : to,
                    down ? W : row,
                    down ? PATCH * W : W);
        }
    }

    @Override
    public void filter(float[] g, int from, float[] work, float[] u, int to, int step) {
        for (int pass = 0; pass < 2; pass++) {
            boolean down = pass == 0;
            WinogradLines.filter(
                    down ? TAPS : PATCH,
                    down ? g : work,
                    down ? from : 0,
                    down ? W : TAPS * W,
                    down ? TAPS * W : W,
                    down ? work : u,
                    down ? 0 : to,
                    down ? W : PATCH * step,
                    down ? TAPS * W : step);
        }
    }

    @Override
    public void outputGradient(float[] dy, int from, int row, float[] work, float[] m, int to, int step) {
        for (int pass = 0; pass < 2; pass++) {
            boolean down = pass == 0;
            WinogradLines.outputGradient(
                    down ? TILE : PATCH,
                    down ? dy : work,
                    down ? from : 0,
                    down ? W : TILE * W,
                    down ? row : W,
                    down ? work : m,
                    down ? 0 : to,
                    down ? W : PATCH * step,
                    down ? TILE * W : step);
        }
    }

    @Override
    public void filterGradient(float[] u, int from, int step, float[] work, float[] g) {
        for (int pass = 0; pass < 2; pass++) {
            boolean down = pass == 0;
            WinogradLines.filterGradient(
                    down ? PATCH : TAPS,
                    down ? u : work,
                    down ? from : 0,
                    down ? step : PATCH * W,
                    down ? PATCH * step : W,
                    down ? work : g,
                    0,
                    down ? W : TAPS * W,
                    down ? PATCH * W : W);
        }
    }
}
