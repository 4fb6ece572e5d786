package backproplab.manual.kernel;

/** Max pooling in plain Java. */
public final class ScalarPooling implements PoolingOps {

    @Override
    public void columnMaxima(
            float[] x, int plane, int width, int firstRow, int lastRow, float[] maxima, float[] positions, int to) {
        columnMaxima(0, width, x, plane, width, firstRow, lastRow, maxima, positions, to);
    }

    /**
     * As above, for columns [from, until).
     *
     * @param from first column
     * @param until column after the last
     * @param x all planes
     * @param plane where the plane starts
     * @param width columns of the plane
     * @param firstRow first row
     * @param lastRow row after the last
     * @param maxima receives maxima
     * @param positions receives positions
     * @param to where both start, for column 0
     */
    public static void columnMaxima(
            int from,
            int until,
            float[] x,
            int plane,
            int width,
            int firstRow,
            int lastRow,
            float[] maxima,
            float[] positions,
            int to) {
        for (int w = from; w < until; w++) {
            int best = firstRow * width + w;
            float bestValue = x[plane + best];
            for (int row = firstRow + 1; row < lastRow; row++) {
                float value = x[plane + row * width + w];
                if (value > bestValue || Float.isNaN(value)) {
                    best = row * width + w;
                    bestValue = value;
                }
            }
            maxima[to + w] = bestValue;
            positions[to + w] = best;
        }
    }

    @Override
    public void windowMaxima(
            int count, int taps, float[] maxima, float[] positions, float[] windowMaxima, float[] windowPositions) {
        for (int j = 0; j < count; j++) {
            float bestValue = maxima[j];
            float best = positions[j];
            for (int tap = 1; tap < taps; tap++) {
                float value = maxima[j + tap];
                float position = positions[j + tap];
                boolean earlierTie = value == bestValue && position < best;
                boolean laterNan = Float.isNaN(value) && !(Float.isNaN(bestValue) && best > position);
                if (value > bestValue || earlierTie || laterNan) {
                    bestValue = value;
                    best = position;
                }
            }
            windowMaxima[j] = bestValue;
            windowPositions[j] = best;
        }
    }
}
