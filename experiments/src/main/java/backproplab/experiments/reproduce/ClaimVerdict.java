package backproplab.experiments.reproduce;

import backproplab.experiments.reports.Claim;
import backproplab.experiments.reports.Experiment;
import backproplab.experiments.stats.Interval;

/**
 * What a test says of a claim.
 *
 * <p>A claim of higher or lower holds if Holm's p is below 0.05 and the effect has the claimed sign, and fails if it has the other;
 * if only the uncorrected p is below, the verdict says so. A claim of no difference holds if the interval stays within the metric's
 * margin, and fails if it stays beyond.
 */
final class ClaimVerdict {
    static final String TOO_FEW_SEEDS = "too few seeds";
    static final String HOLDS = "holds";
    static final String FAILS = "fails";
    static final String UNDECIDED = "undecided";
    static final String UNCORRECTED = " (before Holm's correction only)";

    private static final double LEVEL = 0.05;

    private ClaimVerdict() {}

    /** Of at least one seed. */
    static String of(Claim claim, Interval effect, int seeds, double p, double adjusted) {
        if (seeds < Experiment.ENOUGH_SEEDS) {
            return TOO_FEW_SEEDS;
        }
        double margin = claim.metric().margin();
        return switch (claim.direction()) {
            case HIGHER -> bySign(effect.mean() > 0, p, adjusted);
            case LOWER -> bySign(effect.mean() < 0, p, adjusted);
            case NOT_HIGHER -> byInterval(effect.high() <= margin, effect.low() > margin);
            case NOT_LOWER -> byInterval(effect.low() >= -margin, effect.high() < -margin);
            case ALIKE ->
                byInterval(
                        effect.low() >= -margin && effect.high() <= margin,
                        effect.low() > margin || effect.high() < -margin);
        };
    }

    private static String bySign(boolean asClaimed, double p, double adjusted) {
        if (p >= LEVEL) {
            return UNDECIDED;
        }
        return (asClaimed ? HOLDS : FAILS) + (adjusted < LEVEL ? "" : UNCORRECTED);
    }

    private static String byInterval(boolean within, boolean beyond) {
        if (within) {
            return HOLDS;
        }
        return beyond ? FAILS : UNDECIDED;
    }
}
