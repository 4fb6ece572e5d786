package backproplab.experiments.publish;

import backproplab.experiments.reports.Claim;
import backproplab.experiments.reports.Experiment;
import backproplab.experiments.results.LabTables;
import backproplab.experiments.results.Verdicts;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Claims whose arms were trained with one seed, which decides none of them: the difference by hand, and whether it points where it should. The
 * arms may be of different runs of one preset, since the hand-written engine repeats itself to the byte; times are left out.
 */
final class DirectionTable {
    private DirectionTable() {}

    static String of(List<LabTables> runs) {
        TrainedRows rows = new TrainedRows(runs);
        Markdown table = new Markdown(List.of("claim", "sentence", "metric", "difference", "seeds", "direction"));
        for (Experiment experiment : rows.experiments()) {
            for (Claim claim : experiment.claims()) {
                if (claim.other().isPresent() && !claim.metric().dependsOnMachine()) {
                    add(table, rows, experiment, claim);
                }
            }
        }
        return table.text();
    }

    private static void add(Markdown table, TrainedRows rows, Experiment experiment, Claim claim) {
        String metric = claim.metric().token();
        OptionalDouble arm = rows.ofOneSeed(experiment, claim.arm(), metric);
        OptionalDouble other = rows.ofOneSeed(experiment, claim.other().orElseThrow(), metric);
        if (arm.isEmpty() || other.isEmpty()) {
            return;
        }
        double difference = arm.getAsDouble() - other.getAsDouble();
        table.row(List.of(
                claim.id(),
                claim.text(),
                Markdown.words(metric),
                String.format(Locale.ROOT, "%+.2f", difference),
                "1",
                Verdicts.direction(claim.distance(difference))));
    }
}
