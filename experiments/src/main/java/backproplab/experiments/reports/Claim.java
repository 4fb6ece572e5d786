package backproplab.experiments.reports;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.csv.CSVRecord;

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

    /**
     * The claims of one experiment, from {@code claims.csv}.
     *
     * @param report letter
     * @param experiment name
     * @return its claims, perhaps none
     */
    static List<Claim> of(String report, String experiment) {
        return PublishedFile.rows("claims", report, experiment).stream()
                .map(Claim::of)
                .toList();
    }

    private static Claim of(CSVRecord row) {
        Optional<String> other = Optional.of(row.get("other")).filter(name -> !name.isEmpty());
        return new Claim(
                row.get("claim"),
                row.get("text"),
                row.get("variant"),
                other,
                other.isPresent() ? Double.NaN : Double.parseDouble(row.get("threshold")),
                Metric.of(row.get("metric")),
                Direction.valueOf(row.get("direction").toUpperCase(Locale.ROOT)));
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

    /**
     * How far a difference is from what it is held against: 0, or the metric's margin.
     *
     * @param difference arm minus other, in the metric's unit
     * @return above 0 where it speaks for the claim
     */
    public double distance(double difference) {
        return switch (direction) {
            case HIGHER -> difference;
            case LOWER -> -difference;
            case NOT_HIGHER -> metric.margin() - difference;
            case NOT_LOWER -> difference + metric.margin();
            case ALIKE -> metric.margin() - Math.abs(difference);
        };
    }
}
