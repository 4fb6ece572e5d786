package backproplab.experiments.reproduce;

import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.reports.Claim;
import backproplab.experiments.reports.Metric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The two arms of a claim on one engine, seed by seed. A seed that diverged is evidence: for accuracies it counts as chance, which is
 * what a network comes to whose outputs are no numbers. What was measured before it diverged, or beside the training, counts as it is. Where
 * the metric has no such value, or both arms diverged, or one did not come to its end for another reason, the seed is left out.
 *
 * @param differences of the seeds that count, first arm minus second
 * @param notes which seeds diverged or are left out, for people
 */
record ClaimArms(double[] differences, List<String> notes) {

    static ClaimArms of(Claim claim, EngineKind kind, VariantResult arm, Optional<VariantResult> other) {
        Metric metric = claim.metric();
        boolean lost = !metric.ofTheBeginning() && !metric.measuredApart();
        double[] first = arm.values(kind, metric);
        boolean[] firstGone = lost ? arm.diverged(kind, first.length) : new boolean[first.length];
        double[] second = other.map(result -> result.values(kind, metric)).orElseGet(() -> filled(claim, first.length));
        boolean[] secondGone = other.filter(result -> lost)
                .map(result -> result.diverged(kind, second.length))
                .orElseGet(() -> new boolean[second.length]);
        double chance = metric.chance().orElse(Double.NaN);
        int seeds = Math.min(first.length, second.length);
        double[] differences = new double[seeds];
        for (int i = 0; i < seeds; i++) {
            boolean both = firstGone[i] && secondGone[i];
            differences[i] =
                    both ? Double.NaN : (firstGone[i] ? chance : first[i]) - (secondGone[i] ? chance : second[i]);
        }
        List<String> notes = new ArrayList<>();
        note(claim.arm(), arm, firstGone, metric).ifPresent(notes::add);
        other.flatMap(result -> note(claim.other().orElseThrow(), result, secondGone, metric))
                .ifPresent(notes::add);
        double[] finite = Arrays.stream(differences).filter(Double::isFinite).toArray();
        if (finite.length < seeds) {
            notes.add((seeds - finite.length) + " of " + seeds + " seeds left out");
        }
        return new ClaimArms(finite, notes);
    }

    private static double[] filled(Claim claim, int length) {
        double[] values = new double[length];
        Arrays.fill(values, claim.threshold());
        return values;
    }

    private static Optional<String> note(String name, VariantResult result, boolean[] gone, Metric metric) {
        String seeds = IntStream.range(0, gone.length)
                .filter(i -> gone[i])
                .mapToObj(i -> Long.toString(result.rows().get(i).seed()))
                .collect(Collectors.joining(", "));
        return seeds.isEmpty()
                ? Optional.empty()
                : Optional.of("'" + name + "' diverged with seed" + (seeds.contains(",") ? "s " : " ") + seeds
                        + (metric.chance().isPresent() ? ", which counts as chance" : ""));
    }
}
