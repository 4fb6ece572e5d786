package backproplab.experiments.results;

import backproplab.files.table.Cells;
import backproplab.files.table.Column;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A line of parity.csv: one quantity that two engines computed. What does not exist is NaN, and an empty cell.
 *
 * @param runId name of the run folder
 * @param subject what was compared
 * @param precision number type, {@code float} or {@code double}
 * @param optimizer token of the update rule
 * @param learningRate rate of every step
 * @param batchSize images per step
 * @param seed the run's seed
 * @param step how many training steps came before
 * @param quantity forward, gradient, parameter or statistic
 * @param name which tensor
 * @param worstIndex where the largest difference is, row-major; below 0 if nothing was compared
 * @param maxAbsolute the largest difference of an element
 * @param relativeError {@code ||a - b|| / max(||a||, ||b||, 1e-12)}; NaN where the true value is zero
 * @param bound what is allowed; infinite for anything
 * @param status ok, tied, broken, reported or failed
 * @param tie why it is tied
 */
public record ParityRow(
        String runId,
        String subject,
        String precision,
        String optimizer,
        double learningRate,
        int batchSize,
        long seed,
        int step,
        String quantity,
        String name,
        int worstIndex,
        double maxAbsolute,
        double relativeError,
        double bound,
        String status,
        Optional<Tie> tie) {

    /**
     * Where the engines first took different sides of a kink.
     *
     * @param step the training step, from 1
     * @param layer the ReLU, pooling layer or block
     * @param index which input or window of it, row-major
     * @param size how far that was from its other side
     * @param rounding what inputs of that layer are uncertain by
     * @param witnessed largest error of the quantity with two further seeds without a tie
     */
    public record Tie(int step, String layer, int index, double size, double rounding, double witnessed) {}

    static final List<Column<ParityRow>> COLUMNS = List.of(
            new Column<>("run_id", row -> Cells.text(row.runId())),
            new Column<>("subject", row -> Cells.text(row.subject())),
            new Column<>("precision", ParityRow::precision),
            new Column<>("optimizer", ParityRow::optimizer),
            new Column<>("lr", row -> Cells.exact(row.learningRate())),
            new Column<>("batch_size", row -> Integer.toString(row.batchSize())),
            new Column<>("seed", row -> Long.toString(row.seed())),
            new Column<>("step", row -> Integer.toString(row.step())),
            new Column<>("quantity", ParityRow::quantity),
            new Column<>("name", row -> Cells.text(row.name())),
            new Column<>("worst_index", row -> row.worstIndex() < 0 ? "" : Integer.toString(row.worstIndex())),
            new Column<>("max_abs_diff", row -> Cells.tiny(row.maxAbsolute())),
            new Column<>("relative_error", row -> Cells.tiny(row.relativeError())),
            new Column<>("bound", row -> Cells.tiny(row.bound())),
            new Column<>("status", ParityRow::status),
            ofTie("tie_step", tie -> Integer.toString(tie.step())),
            ofTie("tie_layer", tie -> Cells.text(tie.layer())),
            ofTie("tie_index", tie -> Integer.toString(tie.index())),
            ofTie("tie_size", tie -> Cells.tiny(tie.size())),
            ofTie("tie_rounding", tie -> Cells.tiny(tie.rounding())),
            ofTie("tie_median_error", tie -> Cells.tiny(tie.witnessed())));

    private static Column<ParityRow> ofTie(String name, Function<Tie, String> cell) {
        return new Column<>(name, row -> row.tie().map(cell).orElse(""));
    }
}
