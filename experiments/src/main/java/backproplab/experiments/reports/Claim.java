package backproplab.experiments.reports;

import java.util.Optional;

/**
 * One sentence of a report as a difference between two arms, seed by seed. A sentence with several comparisons is several claims
 * of one name.
 *
 * @param id for example {@code A3}
 * @param text the sentence
 * @param arm variant of the claim's experiment
 * @param other the variant it is compared with; empty: with {@code threshold}
 * @param threshold the number it is compared with if there is no other variant, in the metric's unit
 * @param metric what is compared
 * @param direction what the sentence says of arm minus other
 */
public record Claim(
        String id,
        String text,
        String arm,
        Optional<String> other,
        double threshold,
        Metric metric,
        Direction direction) {

    static Claim pair(String id, String text, String arm, Direction direction, String other, Metric metric) {
        return new Claim(id, text, arm, Optional.of(other), Double.NaN, metric, direction);
    }

    static Claim reaches(String id, String text, String arm, double threshold, Metric metric, Direction direction) {
        return new Claim(id, text, arm, Optional.empty(), threshold, metric, direction);
    }

    /**
     * How it is tested.
     *
     * @return for example {@code val_acc_pct of 'batch 10' higher than of 'batch 20'}
     */
    public String comparison() {
        String than = other.map(name -> "of '" + name + "'").orElseGet(() -> String.valueOf(threshold));
        String joint = direction == Direction.ALIKE ? " " : " than ";
        return metric.token() + " of '" + arm + "' " + direction.words() + joint + than;
    }
}
