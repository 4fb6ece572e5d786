package backproplab.experiments.results;

import backproplab.files.table.Cells;
import backproplab.files.table.Column;
import java.util.List;

/**
 * A line of curves.csv: one epoch of a published training beside ours.
 *
 * @param report letter
 * @param experiment its name within the report
 * @param variant which row of the report, and which of its own runs if there are several
 * @param epoch number
 * @param published the report's
 * @param manual ours by hand, mean over the seeds
 * @param dl4j ours in Deeplearning4j, mean over the seeds
 */
public record CurveRow(
        String report, String experiment, String variant, int epoch, Point published, Point manual, Point dl4j) {

    /**
     * One epoch; NaN for what is not known.
     *
     * @param trainLoss nats
     * @param trainAccuracyPct percent
     * @param validationLoss nats
     * @param validationAccuracyPct percent
     */
    public record Point(
            double trainLoss, double trainAccuracyPct, double validationLoss, double validationAccuracyPct) {
        /** Nothing is known. */
        public static final Point NONE = new Point(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }

    static final List<Column<CurveRow>> COLUMNS = List.of(
            new Column<>("report", row -> Cells.text(row.report())),
            new Column<>("experiment", row -> Cells.text(row.experiment())),
            new Column<>("variant", row -> Cells.text(row.variant())),
            new Column<>("epoch", row -> Integer.toString(row.epoch())),
            new Column<>(
                    "published_train_loss", row -> Cells.exact(row.published().trainLoss())),
            new Column<>(
                    "published_train_acc_pct",
                    row -> Cells.exact(row.published().trainAccuracyPct())),
            new Column<>(
                    "published_val_loss", row -> Cells.exact(row.published().validationLoss())),
            new Column<>(
                    "published_val_acc_pct", row -> Cells.exact(row.published().validationAccuracyPct())),
            new Column<>("manual_train_loss", row -> Cells.number(row.manual().trainLoss(), 6)),
            new Column<>(
                    "manual_train_acc_pct", row -> Cells.number(row.manual().trainAccuracyPct(), 4)),
            new Column<>("manual_val_loss", row -> Cells.number(row.manual().validationLoss(), 6)),
            new Column<>("manual_val_acc_pct", row -> Cells.number(row.manual().validationAccuracyPct(), 4)),
            new Column<>("dl4j_train_loss", row -> Cells.number(row.dl4j().trainLoss(), 6)),
            new Column<>("dl4j_train_acc_pct", row -> Cells.number(row.dl4j().trainAccuracyPct(), 4)),
            new Column<>("dl4j_val_loss", row -> Cells.number(row.dl4j().validationLoss(), 6)),
            new Column<>("dl4j_val_acc_pct", row -> Cells.number(row.dl4j().validationAccuracyPct(), 4)));
}
