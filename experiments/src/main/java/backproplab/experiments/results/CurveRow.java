package backproplab.experiments.results;

import backproplab.experiments.engine.EngineKind;
import backproplab.files.table.Cells;
import backproplab.files.table.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

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

    private static final List<Column<CurveRow>> EPOCH = List.of(
            new Column<>("report", row -> Cells.text(row.report())),
            new Column<>("experiment", row -> Cells.text(row.experiment())),
            new Column<>("variant", row -> Cells.text(row.variant())),
            new Column<>("epoch", row -> Integer.toString(row.epoch())));
    private static final List<Measure> MEASURES = List.of(
            new Measure("_train_loss", 6, Point::trainLoss),
            new Measure("_train_acc_pct", 4, Point::trainAccuracyPct),
            new Measure("_val_loss", 6, Point::validationLoss),
            new Measure("_val_acc_pct", 4, Point::validationAccuracyPct));

    /** A number of an epoch: the end of its columns' names, and how many decimals ours has. */
    private record Measure(String suffix, int decimals, ToDoubleFunction<Point> value) {}

    /** The columns of a file about some engines, in their order. */
    static List<Column<CurveRow>> columns(List<EngineKind> engines) {
        List<Column<CurveRow>> columns = new ArrayList<>(EPOCH);
        for (Measure each : MEASURES) {
            columns.add(new Column<>(
                    "published" + each.suffix(), row -> Cells.exact(each.value().applyAsDouble(row.published()))));
        }
        for (EngineKind kind : engines) {
            for (Measure each : MEASURES) {
                columns.add(new Column<>(
                        kind.column() + each.suffix(),
                        row -> Cells.number(each.value().applyAsDouble(row.of(kind)), each.decimals())));
            }
        }
        return columns;
    }

    private Point of(EngineKind kind) {
        return ours.getOrDefault(kind, Point.NONE);
    }
}
