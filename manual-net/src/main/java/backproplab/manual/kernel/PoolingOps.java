package backproplab.manual.kernel;

/**
 * The inner loops of max pooling. A window's maximum is found in two steps, down its columns, then across their maxima, so
 * that neighbouring windows share work and a vector holds as many windows as it has lanes.
 *
 * <p>Positions are whole numbers held as floats, exact up to {@link #MOST_PIXELS}, so that values and positions are chosen by one
 * comparison. Of equal values the first position wins, of several NaN the last, as if the window were read row by row with
 * {@code value > best || isNaN(value)}.
 */
public interface PoolingOps {
    /** Whole numbers up to this are exact as floats. */
    int MOST_PIXELS = 1 << 24;

    /** How many numbers behind the last one that is asked for may be read, and written. */
    int SLACK = 64;

    /**
     * Maximum down each column of some rows of a plane.
     *
     * @param x all planes
     * @param plane where the plane starts
     * @param width columns of the plane
     * @param firstRow first row; there is at least one
     * @param lastRow row after the last
     * @param maxima receives one maximum per column
     * @param positions receives its position within the plane
     * @param to where both start
     */
    void columnMaxima(
            float[] x, int plane, int width, int firstRow, int lastRow, float[] maxima, float[] positions, int to);

    /**
     * Maximum over each run of columns: element j of the results is that of columns j to {@code j + taps - 1}.
     *
     * @param count how many runs
     * @param taps columns of a run
     * @param maxima of columns
     * @param positions of columns
     * @param windowMaxima receives maxima of runs
     * @param windowPositions receives their positions
     */
    void windowMaxima(
            int count, int taps, float[] maxima, float[] positions, float[] windowMaxima, float[] windowPositions);
}
