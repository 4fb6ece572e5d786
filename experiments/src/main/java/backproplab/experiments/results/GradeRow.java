package backproplab.experiments.results;

import backproplab.files.table.Cells;
import backproplab.files.table.Column;
import java.util.List;

/**
 * A line of grades.csv: one check of one student.
 *
 * @param runId name of the run folder
 * @param student the name of the folder or the archive
 * @param check as what a class was checked
 * @param className the class
 * @param points what the student gets
 * @param of what there was to be had
 * @param verdict why, in one to three words
 * @param hint what may be wrong; empty if all is right
 * @param confined yes, or no where Java has no security manager
 */
public record GradeRow(
        String runId,
        String student,
        String check,
        String className,
        double points,
        double of,
        String verdict,
        String hint,
        String confined) {

    static final List<Column<GradeRow>> COLUMNS = List.of(
            Column.text("run_id", GradeRow::runId),
            Column.text("student", GradeRow::student),
            Column.text("check", GradeRow::check),
            Column.text("class", GradeRow::className),
            new Column<>("points", row -> Cells.exact(row.points())),
            new Column<>("of", row -> Cells.exact(row.of())),
            Column.text("verdict", GradeRow::verdict),
            Column.text("hint", GradeRow::hint),
            Column.text("confined", GradeRow::confined));
}
