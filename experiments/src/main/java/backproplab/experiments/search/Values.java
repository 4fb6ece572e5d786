package backproplab.experiments.search;

import java.util.List;

/** The values that an option may take in a search, as texts that the option reads. */
public sealed interface Values permits Items, IntRange, RealRange {

    /**
     * The value at a point of the unit interval.
     *
     * @param unit in [0, 1), uniform
     * @return a value
     */
    String draw(double unit);

    /**
     * All values of a grid search, none twice.
     *
     * @return empty if there are infinitely many, so that a number of points is missing
     */
    List<String> grid();

    /**
     * Whether the number of points of a grid was given.
     *
     * @return false for lists
     */
    boolean hasPoints();

    /**
     * What {@link Dimension#parse} reads.
     *
     * @return for example {@code log:1e-5:1e-3}
     */
    String text();
}
