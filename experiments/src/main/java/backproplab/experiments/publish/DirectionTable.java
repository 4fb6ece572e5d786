package backproplab.experiments.publish;

import backproplab.experiments.publish.TrainedRows.Row;
import backproplab.experiments.reports.Claim;
import backproplab.experiments.reports.Experiment;
import backproplab.experiments.results.LabTables;
import backproplab.experiments.results.ReproductionRow;
import backproplab.experiments.results.Verdicts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Claims whose arms were trained with one seed, which decides none of them: the difference by hand, and whether it points where it should. The
 * arms may be of different runs of one preset, since the hand-written engine repeats itself to the byte; that these had the same seed, images
 * and kernels is for the author of the page to see to. Left out are times, absolute numbers, drawings and arms without a number.
 */
final class DirectionTable {
    private DirectionTable() {}

    static String of(List<LabTables> runs) {
        TrainedRows rows = new TrainedRows(runs);
        Markdown table = new Markdown(List.of("claim", "sentence", "metric", "difference", "direction"));
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
        Optional<Row> arm = rows.ofOneSeed(experiment, claim.arm(), claim.metric());
        Optional<Row> other = rows.ofOneSeed(experiment, claim.other().orElseThrow(), claim.metric());
        if (arm.isEmpty()
                || other.isEmpty()
                || !arm.get().preset().equals(other.get().preset())
                || drawn(arm.get())
                || drawn(other.get())) {
            return;
        }
        double difference = Double.parseDouble(arm.get().mean())
                - Double.parseDouble(other.get().mean());
        table.row(List.of(
                claim.id(),
                claim.text(),
                Markdown.words(claim.metric().token()),
                String.format(Locale.ROOT, "%+.2f", difference),
                Verdicts.direction(claim.distance(difference))));
    }

    private static boolean drawn(Row row) {
        return row.cells().get("rule").contains(ReproductionRow.DRAWINGS);
    }
}
