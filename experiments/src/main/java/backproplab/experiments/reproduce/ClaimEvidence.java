package backproplab.experiments.reproduce;

import backproplab.experiments.reports.Claim;
import backproplab.experiments.reports.Direction;
import backproplab.experiments.stats.SignFlipTest;
import backproplab.experiments.task.Preset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.descriptive.StandardDeviation;

/**
 * What a run has to say of a claim on one engine, and the two tests that it is put to: one whose small p speaks for the claim, one whose
 * small p speaks for its contrary.
 *
 * <table>
 *   <caption>What a small p shows, with d the mean difference and m the metric's margin</caption>
 *   <tr><th>claim</th><th>for it</th><th>against it</th></tr>
 *   <tr><td>higher</td><td>d above 0</td><td>d below 0</td></tr>
 *   <tr><td>lower</td><td>d below 0</td><td>d above 0</td></tr>
 *   <tr><td>not higher</td><td>d below m</td><td>d above m</td></tr>
 *   <tr><td>not lower</td><td>d above -m</td><td>d below -m</td></tr>
 *   <tr><td>alike</td><td>d above -m and d below m: the larger p of two one-sided tests (Schuirmann 1987)</td>
 *   <td>d above m or d below -m: twice the smaller p</td></tr>
 * </table>
 *
 * @param claim what is said
 * @param form how large the runs were, and whether they saw drawings
 * @param label whose runs; two names if the arms have one each
 * @param differences one for each seed that counts
 * @param notes what happened to seeds, for people
 * @param bar why there can be no verdict, whatever the differences are
 */
record ClaimEvidence(
        Claim claim, String form, String label, double[] differences, List<String> notes, Optional<Bar> bar) {

    /**
     * Why a claim is not tested.
     *
     * @param verdict what stands in place of a verdict
     * @param why for people; may be empty
     */
    record Bar(String verdict, String why) {}

    boolean testable() {
        return bar.isEmpty() && differences.length > 0;
    }

    int seeds() {
        return differences.length;
    }

    private double margin() {
        return claim.metric().margin();
    }

    double pFor() {
        return switch (claim.direction()) {
            case HIGHER -> above(0);
            case LOWER -> below(0);
            case NOT_HIGHER -> below(margin());
            case NOT_LOWER -> above(-margin());
            case ALIKE -> Math.max(above(-margin()), below(margin()));
        };
    }

    double pAgainst() {
        return switch (claim.direction()) {
            case HIGHER -> below(0);
            case LOWER -> above(0);
            case NOT_HIGHER -> above(margin());
            case NOT_LOWER -> below(-margin());
            case ALIKE -> Math.min(1, 2 * Math.min(above(margin()), below(-margin())));
        };
    }

    private double above(double bound) {
        return SignFlipTest.above(differences, bound, Preset.SEED);
    }

    private double below(double bound) {
        return SignFlipTest.below(differences, bound, Preset.SEED);
    }

    /** How far the mean is from what it is held against: above 0 where it speaks for the claim. */
    double distance() {
        return claim.distance(Arrays.stream(differences).average().orElse(Double.NaN));
    }

    double deviation() {
        return StandardDeviation.of(differences).getAsDouble();
    }

    /** How it is tested. */
    String test() {
        Direction direction = claim.direction();
        boolean directed = direction == Direction.HIGHER || direction == Direction.LOWER;
        String drawn = seeds() > SignFlipTest.MOST_EXACT ? "drawn" : "exact";
        return (direction == Direction.ALIKE ? "two one-sided sign-flip tests" : "one-sided sign-flip test")
                + (directed ? "" : " against the margin " + margin()) + ", " + drawn;
    }
}
