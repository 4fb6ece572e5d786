package backproplab.experiments.ladder;

import backproplab.experiments.recipe.Plan;
import java.util.List;
import java.util.OptionalInt;

/**
 * What a run of the ladder times.
 *
 * @param plans networks and batch sizes
 * @param rungs in the order of the ladder
 * @param seed of initial weights and order of the images
 * @param threads threads of the last two rungs; empty: all cores, and for Deeplearning4j what suits it best
 * @param steps how many steps are timed at most, at least {@value #LEAST_STEPS}
 * @param seconds after how many seconds timing stops, once {@value #LEAST_STEPS} steps were timed
 */
public record LadderSettings(
        List<Plan> plans, List<Rung> rungs, long seed, OptionalInt threads, int steps, double seconds) {
    /** Fewer steps than this are never timed: {@value}. */
    public static final int LEAST_STEPS = 3;
    /** Default of {@link #steps}: {@value}. */
    public static final int STEPS = 200;
    /** Default of {@link #seconds}: {@value}. */
    public static final double SECONDS = 2;
}
