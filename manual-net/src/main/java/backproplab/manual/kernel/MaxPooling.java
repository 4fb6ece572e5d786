package backproplab.manual.kernel;

import backproplab.network.shape.Window;
import java.util.Arrays;

/**
 * Maximum over each window of each plane, row of windows by row of windows ({@link PoolingOps}), and its gradient.
 *
 * <p>Threads divide the planes, so no two write the same pixel. The winner's position is kept for backward.
 */
public final class MaxPooling {
    private final Kernels kernels;
    private final PoolingOps ops;
    private final Window window;
    private final int height;
    private final int width;
    private final int rows;
    private final int columns;
    private final Row[] scratch;
    private final Workers.Task forwardTask = this::forward;
    private final Kernels.RangeTask backwardTask = this::backward;
    private int[] winners = new int[0];
    private int planes;
    private float[] x;
    private float[] y;
    private float[] dy;
    private float[] dx;

    /**
     * Plans buffers.
     *
     * @param kernels what it computes with
     * @param window kernel, stride and padding; every window meets a pixel
     * @param inputSize rows and columns of the input
     * @param outputSize rows and columns of the output
     * @throws IllegalArgumentException if a plane has more pixels than {@link PoolingOps#MOST_PIXELS}
     */
    public MaxPooling(Kernels kernels, Window window, int[] inputSize, int[] outputSize) {
        this.kernels = kernels;
        this.window = window;
        ops = kernels.ops().pooling();
        height = inputSize[0];
        width = inputSize[1];
        rows = outputSize[0];
        columns = outputSize[1];
        if ((long) height * width > PoolingOps.MOST_PIXELS) {
            throw new IllegalArgumentException("max pooling takes planes of up to " + PoolingOps.MOST_PIXELS
                    + " pixels, not " + height + "x" + width);
        }
        scratch = new Row[kernels.threads()];
        for (int i = 0; i < scratch.length; i++) {
            scratch[i] = new Row(width, window.padding());
        }
    }

    /**
     * Computes the output.
     *
     * @param planeCount N * C
     * @param input planeCount x H x W
     * @param output receives planeCount x OH x OW
     */
    public void forward(int planeCount, float[] input, float[] output) {
        planes = planeCount;
        x = input;
        y = output;
        int size = planes * rows * columns;
        if (winners.length < size) {
            winners = new int[size];
        }
        kernels.share((long) planes * height * width, forwardTask);
    }

    private void forward(int part, int parts) {
        for (int p = Workers.start(part, parts, planes); p < Workers.start(part + 1, parts, planes); p++) {
            for (int oh = 0; oh < rows; oh++) {
                poolRow(scratch[part], p * height * width, oh, (p * rows + oh) * columns);
            }
        }
    }

    private void poolRow(Row own, int plane, int oh, int at) {
        int top = oh * window.stride() - window.padding();
        int firstRow = Math.max(top, 0);
        int lastRow = Math.min(top + window.kernel(), height);
        ops.columnMaxima(x, plane, width, firstRow, lastRow, own.maxima, own.positions, window.padding());
        int runs = (columns - 1) * window.stride() + 1;
        ops.windowMaxima(runs, window.kernel(), own.maxima, own.positions, own.windowMaxima, own.windowPositions);
        for (int ow = 0, run = 0; ow < columns; ow++, run += window.stride()) {
            y[at + ow] = own.windowMaxima[run];
            winners[at + ow] = plane + (int) own.windowPositions[run];
        }
    }

    /**
     * Computes the gradient of the input of the last forward pass.
     *
     * @param outputGradient planes x OH x OW
     * @param inputGradient receives planes x H x W
     */
    public void backward(float[] outputGradient, float[] inputGradient) {
        dy = outputGradient;
        dx = inputGradient;
        kernels.pass(planes, (long) planes * height * width, backwardTask);
    }

    private void backward(int from, int to) {
        Arrays.fill(dx, from * height * width, to * height * width, 0);
        for (int at = from * rows * columns; at < to * rows * columns; at++) {
            dx[winners[at]] += dy[at];
        }
    }

    /** One thread's maxima of the columns that a row of windows covers, padding included, and of its windows. */
    private static final class Row {
        private final float[] maxima;
        private final float[] positions;
        private final float[] windowMaxima;
        private final float[] windowPositions;

        /** Padding never wins: it lies below every number, and behind every pixel that is minus infinity too. */
        Row(int width, int padding) {
            int length = width + 2 * padding + PoolingOps.SLACK;
            maxima = new float[length];
            positions = new float[length];
            windowMaxima = new float[length];
            windowPositions = new float[length];
            Arrays.fill(maxima, Float.NEGATIVE_INFINITY);
            Arrays.fill(positions, PoolingOps.MOST_PIXELS);
        }
    }
}
