package backproplab.experiments.results;

import backproplab.experiments.stats.Interval;
import backproplab.experiments.stats.SeedsNeeded;
import backproplab.files.table.Cells;
import backproplab.files.table.Column;
import java.util.List;

/**
 * A line of claims.csv: what a report says, and whether it is so here.
 *
 * @param claim for example {@code A3}
 * @param text the sentence, and how it was tested
 * @param engine which engine's runs; two with a stroke between them if the arms have one each
 * @param effect mean of the paired differences with its interval
 * @param p of the claim's own test, before Holm's correction
 * @param seeds how many pairs there were
 * @param verdict what came of it
 * @param adjustedP p after the correction; NaN if the claim was not tested
 * @param tests how many tests of the run pay for each other; 0 if the claim is not among them
 * @param method which test, which interval, what became of seeds, and why there is no verdict
 * @param seedsNeeded how many seeds would decide it; 0 for no number, more than {@link SeedsNeeded#MOST} for too many
 */
public record ClaimRow(
        String claim,
        String text,
        String engine,
        Interval effect,
        double p,
        int seeds,
        String verdict,
        double adjustedP,
        int tests,
        String method,
        int seedsNeeded) {

    /** Columns that older files do not have: the last ones. */
    static final List<String> LATER = List.of("p_adjusted", "tests", "method", "seeds_needed");

    static final List<Column<ClaimRow>> COLUMNS = List.of(
            new Column<>("claim", row -> Cells.text(row.claim())),
            new Column<>("text", row -> Cells.text(row.text())),
            new Column<>("engine", row -> Cells.text(row.engine())),
            new Column<>("effect", row -> Cells.number(row.effect().mean(), 4)),
            new Column<>("ci_low", row -> Cells.number(row.effect().low(), 4)),
            new Column<>("ci_high", row -> Cells.number(row.effect().high(), 4)),
            new Column<>("p", row -> Cells.number(row.p(), 6)),
            new Column<>("seeds", row -> Integer.toString(row.seeds())),
            new Column<>("verdict", row -> Cells.text(row.verdict())),
            new Column<>("p_adjusted", row -> Cells.number(row.adjustedP(), 6)),
            new Column<>("tests", row -> row.tests() == 0 ? "" : Integer.toString(row.tests())),
            new Column<>("method", row -> Cells.text(row.method())),
            new Column<>("seeds_needed", row -> row.seedsNeededCell()));

    private String seedsNeededCell() {
        if (seedsNeeded > SeedsNeeded.MOST) {
            return "more than " + SeedsNeeded.MOST;
        }
        return seedsNeeded == 0 ? "" : Integer.toString(seedsNeeded);
    }
}
