package backproplab.experiments.results;

import backproplab.files.table.Cells;
import backproplab.files.table.Column;
import java.util.List;

/**
 * A line of check.csv: one quantity of a user's class on one fixture. What does not exist is NaN, and an empty cell.
 *
 * @param runId name of the run folder
 * @param className the class
 * @param subject what it was checked as
 * @param precision number type, {@code float} or {@code double}
 * @param fixture sizes of the inputs
 * @param quantity which tensor; empty in the line that says what the class threw
 * @param role what the tensor is
 * @param relativeError {@code ||a - b|| / max(||a||, ||b||, 1e-12)}; not finite if a value is not or the shape differs
 * @param bound largest error that is right
 * @param status ok, wrong, not_reached or thrown
 * @param mistakes ids of the usual mistakes that would give exactly these numbers
 * @param thrown what the class threw
 */
public record CheckRow(
        String runId,
        String className,
        String subject,
        String precision,
        String fixture,
        String quantity,
        String role,
        double relativeError,
        double bound,
        String status,
        List<String> mistakes,
        String thrown) {

    static final List<Column<CheckRow>> COLUMNS = List.of(
            new Column<>("run_id", row -> Cells.text(row.runId())),
            new Column<>("class", row -> Cells.text(row.className())),
            new Column<>("subject", row -> Cells.text(row.subject())),
            new Column<>("precision", CheckRow::precision),
            new Column<>("fixture", row -> Cells.text(row.fixture())),
            new Column<>("quantity", row -> Cells.text(row.quantity())),
            new Column<>("role", CheckRow::role),
            new Column<>("relative_error", row -> Cells.tiny(row.relativeError())),
            new Column<>("bound", row -> Cells.tiny(row.bound())),
            new Column<>("status", CheckRow::status),
            new Column<>("mistakes", row -> Cells.text(String.join(" ", row.mistakes()))),
            new Column<>("thrown", row -> Cells.text(row.thrown())));
}
