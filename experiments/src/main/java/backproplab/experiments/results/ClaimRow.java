package backproplab.experiments.results;

import backproplab.experiments.stats.Interval;
import backproplab.files.table.Cells;
import backproplab.files.table.Column;
import java.util.List;

/**
 * A line of claims.csv: what a report says, and whether it is so here.
 *
 * @param claim for example {@code A3}
 * @param text the sentence, and how it was tested
 * @param engine which engine's runs; two with a stroke between them if the arms have one each
 * @param effect mean of the paired differences with its bootstrap interval
 * @param p of the sign-flip test, before Holm's correction
 * @param seeds how many pairs there were
 * @param verdict what came of it
 */
public record ClaimRow(String claim, String text, String engine, Interval effect, double p, int seeds, String verdict) {

    static final List<Column<ClaimRow>> COLUMNS = List.of(
            new Column<>("claim", row -> Cells.text(row.claim())),
            new Column<>("text", row -> Cells.text(row.text())),
            new Column<>("engine", row -> Cells.text(row.engine())),
            new Column<>("effect", row -> Cells.number(row.effect().mean(), 4)),
            new Column<>("ci_low", row -> Cells.number(row.effect().low(), 4)),
            new Column<>("ci_high", row -> Cells.number(row.effect().high(), 4)),
            new Column<>("p", row -> Cells.number(row.p(), 6)),
            new Column<>("seeds", row -> Integer.toString(row.seeds())),
            new Column<>("verdict", row -> Cells.text(row.verdict())));
}
