package backproplab.experiments.results;

import backproplab.experiments.engine.EngineKind;
import backproplab.files.table.Cells;
import backproplab.files.table.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A line of curves.csv: one epoch of a published training beside ours.
 *
 * @param report letter
 * @param experiment its name within the report
 * @param variant which row of the report, and which of its own runs if there are several
 * @param epoch number
 * @param published the report's
 * @param ours each engine's, mean over the seeds
 */
public record CurveRow(
        String report, String experiment, String variant, int epoch, Point published, Map<EngineKind, Point> ours) {

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

    private static final List<Column<CurveRow>> PUBLISHED = List.of(
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
                    "published_val_acc_pct", row -> Cells.exact(row.published().validationAccuracyPct())));

    /** The columns of a file about some engines, in their order. */
    static List<Column<CurveRow>> columns(List<EngineKind> engines) {
        List<Column<CurveRow>> columns = new ArrayList<>(PUBLISHED);
        for (EngineKind kind : engines) {
            String name = kind.column();
            columns.add(new Column<>(
                    name + "_train_loss", row -> Cells.number(row.of(kind).trainLoss(), 6)));
            columns.add(new Column<>(
                    name + "_train_acc_pct", row -> Cells.number(row.of(kind).trainAccuracyPct(), 4)));
            columns.add(new Column<>(
                    name + "_val_loss", row -> Cells.number(row.of(kind).validationLoss(), 6)));
            columns.add(new Column<>(
                    name + "_val_acc_pct", row -> Cells.number(row.of(kind).validationAccuracyPct(), 4)));
        }
        return columns;
    }

    private Point of(EngineKind kind) {
        return ours.getOrDefault(kind, Point.NONE);
    }
}
