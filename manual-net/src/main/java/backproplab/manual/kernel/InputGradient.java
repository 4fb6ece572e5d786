package backproplab.manual.kernel;

import backproplab.network.shape.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The input gradient of a convolution: every input pixel gathers from the outputs that used it.
 *
 * <p>With stride 1 that is a convolution of dY with the filters turned by 180 degrees. With stride S, input row h meets kernel
 * row r only if {@code (h + padding - r)} is divisible by S: rows fall into S phases, each a convolution of dY with every S-th row of
 * the turned filters, and columns likewise. No multiplication with a zero between the pixels is left.
 */
public final class InputGradient {
    private final int channels;
    private final int height;
    private final int width;
    private final int stride;
    private final List<Phase> phases = new ArrayList<>();
    private final Kernels kernels;
    private float[] buffer = new float[0];
    private float[] dx;
    private Phase scattered;
    private final Kernels.RangeTask scatterTask = this::scatter;

    /** Input pixels (rowPhase + i S, columnPhase + j S) and the convolution that computes them; null if no tap reaches them. */
    private record Phase(
            int row, int column, int rows, int columns, FilterPanels filters, ImageConvolution convolution) {}

    /**
     * Plans buffers.
     *
     * @param kernels what it computes with
     * @param in channels of the input
     * @param out channels of the output
     * @param window kernel, stride and padding
     * @param inputSize rows and columns of the input
     * @param outputSize rows and columns of the output
     */
    public InputGradient(Kernels kernels, int in, int out, Window window, int[] inputSize, int[] outputSize) {
        this.kernels = kernels;
        channels = in;
        height = inputSize[0];
        width = inputSize[1];
        stride = window.stride();
        for (int row = 0; row < Math.min(stride, height); row++) {
            for (int column = 0; column < Math.min(stride, width); column++) {
                phases.add(phase(out, window, row, column, outputSize));
            }
        }
    }

    private Phase phase(int out, Window window, int row, int column, int[] outputSize) {
        PatchAxis down = axis(window, row, height, outputSize[0]);
        PatchAxis across = axis(window, column, width, outputSize[1]);
        PatchAxis liveDown = down.withoutDeadTaps();
        PatchAxis liveAcross = across.withoutDeadTaps();
        if (liveDown.taps() == 0 || liveAcross.taps() == 0) {
            return new Phase(row, column, down.positions(), across.positions(), null, null);
        }
        int[] tapRows = taps(window, row, down, liveDown);
        int[] tapColumns = taps(window, column, across, liveAcross);
        PatchGeometry geometry = new PatchGeometry(out, liveDown, liveAcross);
        return new Phase(
                row,
                column,
                down.positions(),
                across.positions(),
                FilterPanels.backward(channels, window.kernel(), tapRows, tapColumns),
                new ImageConvolution(kernels, geometry, channels));
    }

    /** The kernel rows r of a phase are r0, r0 + S, ...; turned, tap t is the last but t of them. */
    private static PatchAxis axis(Window window, int phase, int inputExtent, int outputExtent) {
        int first = (phase + window.padding()) % window.stride();
        int taps = Math.max(0, (window.kernel() - first + window.stride() - 1) / window.stride());
        int shift = (phase + window.padding() - first) / window.stride();
        int positions = (inputExtent - phase + window.stride() - 1) / window.stride();
        return new PatchAxis(outputExtent, taps, 1, taps - 1 - shift, positions);
    }

    private static int[] taps(Window window, int phase, PatchAxis axis, PatchAxis live) {
        int first = (phase + window.padding()) % window.stride();
        int skipped = axis.firstLiveTap();
        int[] taps = new int[live.taps()];
        Arrays.setAll(taps, t -> first + window.stride() * (axis.taps() - 1 - skipped - t));
        return taps;
    }

    /**
     * Computes the gradient.
     *
     * @param n how many images
     * @param dy gradient of the output, n x OUT x OH x OW
     * @param weights OUT x IN x kernel x kernel
     * @param inputGradient receives n x IN x H x W
     */
    public void run(int n, float[] dy, float[] weights, float[] inputGradient) {
        dx = inputGradient;
        if (stride == 1 && phases.get(0).convolution() != null) {
            phases.get(0).convolution().run(n, dy, phases.get(0).filters().of(weights), null, dx);
            return;
        }
        for (int p = 0; p < phases.size(); p++) {
            scattered = phases.get(p);
            int size = n * channels * scattered.rows() * scattered.columns();
            if (buffer.length < size) {
                buffer = new float[size];
            }
            if (scattered.convolution() == null) {
                Arrays.fill(buffer, 0, size, 0);
            } else {
                scattered.convolution().run(n, dy, scattered.filters().of(weights), null, buffer);
            }
            kernels.pass(n * channels, size, scatterTask);
        }
    }

    private void scatter(int from, int to) {
        for (int plane = from; plane < to; plane++) {
            for (int i = 0; i < scattered.rows(); i++) {
                int source = (plane * scattered.rows() + i) * scattered.columns();
                int target = (plane * height + scattered.row() + i * stride) * width + scattered.column();
                for (int j = 0; j < scattered.columns(); j++) {
                    dx[target + j * stride] = buffer[source + j];
                }
            }
        }
    }
}
