package backproplab.experiments.results;

import java.util.List;

/** What can come of a published figure or of a claim, as the tables write it. */
public final class Verdicts {
    /** Ours is where the published figure is. */
    public static final String AGREES = "agrees";
    /** It is not. */
    public static final String DIFFERS = "differs";
    /** The settings are not the report's. */
    public static final String NOT_COMPARABLE = "not comparable";
    /** The report prints none. */
    public static final String NO_FIGURE = "no figure";
    /** Nothing that could have trained it was asked for. */
    public static final String NOT_RUN = "not run";
    /** No seed came to its end. */
    public static final String FAILED = "failed";
    /** No seed kept a finite loss. */
    public static final String DIVERGED = "diverged";

    /** A claim is shown. */
    public static final String HOLDS = "holds";
    /** Its contrary is shown. */
    public static final String FAILS = "fails";
    /** What follows where the correction for many tests takes it back. */
    public static final String UNCORRECTED = " (before Holm's correction only)";
    /** Neither a claim nor its contrary is shown. */
    public static final String UNDECIDED = "undecided";
    /** It was not tested, since nothing could have been shown. */
    public static final String TOO_FEW_SEEDS = "too few seeds";
    /** Its times were disturbed, or its number could not be measured of trainings that finished. */
    public static final String NO_VERDICT = "no verdict";

    /** What can come of a claim, in the order of a summary. */
    public static final List<String> OF_CLAIMS = List.of(
            HOLDS,
            FAILS,
            HOLDS + UNCORRECTED,
            FAILS + UNCORRECTED,
            UNDECIDED,
            TOO_FEW_SEEDS,
            NO_VERDICT,
            NOT_COMPARABLE,
            FAILED,
            NOT_RUN);

    private Verdicts() {}

    /**
     * Where a difference points that decides nothing.
     *
     * @param distance from what it is held against: above 0 where it speaks for the claim
     * @return whether as claimed
     */
    public static String direction(double distance) {
        return distance > 0 ? "as claimed" : "not as claimed";
    }
}
