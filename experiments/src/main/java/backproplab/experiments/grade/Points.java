package backproplab.experiments.grade;

import backproplab.files.table.Cells;

/** Points for people. */
public final class Points {
    /** The most that anything can be worth: {@value}. */
    static final double MOST = 1e6;

    private Points() {}

    /**
     * Points as they are written.
     *
     * @param points any
     * @return without decimals where there are none
     */
    public static String words(double points) {
        // Sums of tenths have digits that nobody gave.
        return Cells.exact(Math.round(points * 1e6) / 1e6);
    }
}
