package backproplab.experiments.results;

import backproplab.files.table.Cells;
import backproplab.files.table.Column;
import java.util.List;

/**
 * A line of layers.csv.
 *
 * @param run which run
 * @param epoch how many epochs were done; 0 before training
 * @param layer what was seen
 */
public record LayerRow(RunLine run, int epoch, LayerMeasures layer) {
    /** The name of a column: {@value}. */
    static final String EPOCH = "epoch";

    static final List<Column<LayerRow>> COLUMNS = RunLine.columns(
            LayerRow::run,
            List.of("run_id", "task", "experiment", "variant", "dataset", "model", "engine", "seed"),
            List.of(
                    new Column<>(EPOCH, row -> Integer.toString(row.epoch())),
                    new Column<>("layer", row -> Cells.text(row.layer().layer())),
                    new Column<>(
                            "activation_mean",
                            row -> Cells.significant(row.layer().outputs().mean())),
                    new Column<>(
                            "activation_std",
                            row -> Cells.significant(row.layer().outputs().deviation())),
                    new Column<>(
                            "dead_units_pct",
                            row -> Cells.number(row.layer().outputs().deadPct(), 2)),
                    new Column<>(
                            "weight_gradient_norm",
                            row -> Cells.significant(row.layer().weightGradientNorm())),
                    new Column<>(
                            "bias_gradient_norm",
                            row -> Cells.significant(row.layer().biasGradientNorm())),
                    new Column<>(
                            "weight_step_ratio",
                            row -> Cells.significant(row.layer().weightStepRatio())),
                    new Column<>(
                            "bias_step_ratio",
                            row -> Cells.significant(row.layer().biasStepRatio()))));
}
