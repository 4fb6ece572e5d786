package backproplab.manual.kernel.simd;

import backproplab.manual.kernel.PoolingOps;
import backproplab.manual.kernel.ScalarPooling;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Max pooling with vectors. A branch on which of two pixels is larger is a coin toss to the processor; a comparison that
 * makes a mask, and a blend by it, cost the same either way.
 */
final class SimdPooling implements PoolingOps {
    private static final VectorSpecies<Float> S = SimdKernels.SPECIES;
    private static final int L = S.length();
    private static final FloatVector LANES = FloatVector.broadcast(S, 0).addIndex(1);

    @Override
    public void columnMaxima(
            float[] x, int plane, int width, int firstRow, int lastRow, float[] maxima, float[] positions, int to) {
        if (width < L) {
            ScalarPooling.columnMaxima(0, width, x, plane, width, firstRow, lastRow, maxima, positions, to);
            return;
        }
        // The last vector starts early rather than reading past the row: what it overlaps, it computes twice.
        for (int w = 0; w < width; w = w + 2 * L > width && w + L < width ? width - L : w + L) {
            columns(w, x, plane, width, firstRow, lastRow, maxima, positions, to);
        }
    }

    private static void columns(
            int w,
            float[] x,
            int plane,
            int width,
            int firstRow,
            int lastRow,
            float[] maxima,
            float[] positions,
            int to) {
        int at = firstRow * width + w;
        FloatVector bestValue = FloatVector.fromArray(S, x, plane + at);
        FloatVector position = LANES.add(at);
        FloatVector best = position;
        for (int row = firstRow + 1; row < lastRow; row++) {
            at += width;
            position = position.add(width);
            FloatVector value = FloatVector.fromArray(S, x, plane + at);
            VectorMask<Float> better =
                    value.compare(VectorOperators.GT, bestValue).or(value.compare(VectorOperators.NE, value));
            bestValue = bestValue.blend(value, better);
            best = best.blend(position, better);
        }
        bestValue.intoArray(maxima, to + w);
        best.intoArray(positions, to + w);
    }

    @Override
    public void windowMaxima(
            int count, int taps, float[] maxima, float[] positions, float[] windowMaxima, float[] windowPositions) {
        for (int j = 0; j < count; j += L) {
            FloatVector bestValue = FloatVector.fromArray(S, maxima, j);
            FloatVector best = FloatVector.fromArray(S, positions, j);
            for (int tap = 1; tap < taps; tap++) {
                FloatVector value = FloatVector.fromArray(S, maxima, j + tap);
                FloatVector position = FloatVector.fromArray(S, positions, j + tap);
                VectorMask<Float> earlierTie =
                        value.compare(VectorOperators.EQ, bestValue).and(position.compare(VectorOperators.LT, best));
                VectorMask<Float> laterNan = value.compare(VectorOperators.NE, value)
                        .and(bestValue
                                .compare(VectorOperators.EQ, bestValue)
                                .or(best.compare(VectorOperators.LT, position)));
                VectorMask<Float> better = value.compare(VectorOperators.GT, bestValue)
                        .or(earlierTie)
                        .or(laterNan);
                bestValue = bestValue.blend(value, better);
                best = best.blend(position, better);
            }
            bestValue.intoArray(windowMaxima, j);
            best.intoArray(windowPositions, j);
        }
    }
}
