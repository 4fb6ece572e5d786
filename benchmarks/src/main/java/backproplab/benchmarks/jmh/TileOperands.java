package backproplab.benchmarks.jmh;

import backproplab.benchmarks.work.SampleBatch;
import backproplab.manual.kernel.KernelOps;
import backproplab.network.shape.Shape;
import java.util.Arrays;

/** One register tile with its operands, small enough to stay in the first two caches. */
final class TileOperands {
    /** Distance between the left operand's rows in the MLP's second layer. */
    private static final int ROW_DISTANCE = 2352;

    private static final int CHANNELS = 8;
    /** 28 pixels and a border. */
    private static final int WIDTH = 30;

    private static final int TAPS = 3;

    /** Sums of products of numbers of size 1 may be off by this times the root of how many they are. */
    private static final double ERROR_BOUND = 1e-5;

    private final KernelOps ops;
    private final TileForm form;
    private final int inner;
    private final float[] left;
    private final float[] right;
    private final int[] rightRows;
    private final float[] result;
    private final Runnable tile;

    TileOperands(KernelOps ops, TileForm form, int inner) {
        this.ops = ops;
        this.form = form;
        this.inner = inner;
        int rows = ops.tileRows();
        boolean apart = form == TileForm.ROWS_TILE;
        boolean shifted = form == TileForm.SHIFTED_TILE;
        left = normal(apart ? rows * ROW_DISTANCE : rows * inner, 0);
        right = normal(shifted ? CHANNELS * WIDTH * WIDTH : inner * ops.tileColumns(), 1);
        rightRows = new int[inner];
        Arrays.setAll(rightRows, p -> shifted ? offset(p) : p * ops.tileColumns());
        result = new float[rows * ops.tileColumns()];
        tile = switch (form) {
            case TILE -> () -> ops.tile(inner, left, 0, rows, right, 0, result, 0);
            case ROWS_TILE -> () -> ops.rowsTile(inner, left, 0, ROW_DISTANCE, right, 0, result, 0);
            case SHIFTED_TILE -> () -> ops.shiftedTile(inner, left, 0, right, 0, rightRows, result);
        };
    }

    private static float[] normal(int size, int which) {
        return SampleBatch.normal(Shape.of(size), which).data();
    }

    /** Where the values of filter offset p = (channel, row, column) start; a longer sum goes through the same planes again. */
    private static int offset(int p) {
        int channel = p / (TAPS * TAPS) % CHANNELS;
        return (channel * WIDTH + p / TAPS % TAPS) * WIDTH + p % TAPS;
    }

    /** Computes the tile some times over; what comes out is the last. */
    float[] run(int times) {
        for (int i = 0; i < times; i++) {
            tile.run();
        }
        return result;
    }

    /**
     * Computes the tile once and compares every element with its sum in double.
     *
     * @throws IllegalStateException if one is off
     */
    void check() {
        Arrays.fill(result, Float.NaN);
        run(1);
        int columns = ops.tileColumns();
        double bound = ERROR_BOUND * Math.sqrt(inner);
        for (int at = 0; at < result.length; at++) {
            double expected = element(at / columns, at % columns);
            if (!(Math.abs(result[at] - expected) <= bound)) {
                throw new IllegalStateException("element " + at + " of " + form + " " + inner + " with " + ops.name()
                        + " is " + result[at] + ", not " + expected + " within " + bound);
            }
        }
    }

    private double element(int i, int j) {
        double sum = 0;
        for (int p = 0; p < inner; p++) {
            int a = form == TileForm.ROWS_TILE ? i * ROW_DISTANCE + p : p * ops.tileRows() + i;
            sum += (double) left[a] * right[rightRows[p] + j];
        }
        return sum;
    }
}
