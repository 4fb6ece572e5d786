package backproplab.experiments.results;

import backproplab.files.table.Cells;
import backproplab.files.table.Column;
import java.util.List;

/**
 * A line of speed.csv: what one rung of the ladder reached on one network. What does not exist is NaN, and an empty cell.
 *
 * @param runId name of the run folder
 * @param dataset name of the data
 * @param model token of the model
 * @param batchSize images per step
 * @param rung token of the rung
 * @param seed the run's seed
 * @param speed what was measured
 * @param previousSeconds time per step of the last rung before that ran; NaN for the first
 * @param firstSeconds time per step of the first rung that ran
 * @param multiplyAdds multiply-adds of one step's matrix work
 * @param peakGflops 10^9 multiplications and additions per second that the machine's SIMD units reach; NaN without SIMD
 */
public record SpeedRow(
        String runId,
        String dataset,
        String model,
        int batchSize,
        String rung,
        long seed,
        Speed speed,
        double previousSeconds,
        double firstSeconds,
        long multiplyAdds,
        double peakGflops) {

    private static final int FLOPS_PER_MULTIPLY_ADD = 2;

    static final List<Column<SpeedRow>> COLUMNS = List.of(
            new Column<>("run_id", row -> Cells.text(row.runId())),
            new Column<>("dataset", row -> Cells.text(row.dataset())),
            new Column<>("model", row -> Cells.text(row.model())),
            new Column<>("batch_size", row -> Integer.toString(row.batchSize())),
            new Column<>("rung", row -> Cells.text(row.rung())),
            new Column<>("backend", row -> Cells.text(row.speed().backend())),
            new Column<>(
                    "threads", row -> row.ran() ? Integer.toString(row.speed().threads()) : ""),
            new Column<>("seed", row -> Long.toString(row.seed())),
            new Column<>("steps", row -> Integer.toString(row.speed().steps())),
            new Column<>("warm_up_steps", row -> Integer.toString(row.speed().warmUpSteps())),
            new Column<>("ms_per_step", row -> Cells.number(row.stepMillis(), 4)),
            new Column<>("images_per_s", row -> Cells.number(row.imagesPerSecond(), 1)),
            new Column<>("speedup_over_previous", row -> Cells.number(row.speedupOverPrevious(), 2)),
            new Column<>("speedup_over_first", row -> Cells.number(row.speedupOverFirst(), 2)),
            new Column<>("gflops", row -> Cells.number(row.gflops(), 3)),
            new Column<>("percent_of_peak", row -> Cells.number(row.percentOfPeak(), 3)),
            new Column<>("status", row -> row.speed().status().token()));

    private boolean ran() {
        return speed.threads() > 0;
    }

    /**
     * Time of a step.
     *
     * @return median, milliseconds
     */
    public double stepMillis() {
        return speed.stepSeconds() * 1e3;
    }

    /**
     * Images per second of training.
     *
     * @return from the median step
     */
    public double imagesPerSecond() {
        return batchSize / speed.stepSeconds();
    }

    /**
     * How many times faster than the rung before.
     *
     * @return {@code previousSeconds / stepSeconds}
     */
    public double speedupOverPrevious() {
        return previousSeconds / speed.stepSeconds();
    }

    /**
     * How many times faster than the first rung of the run.
     *
     * @return {@code firstSeconds / stepSeconds}; 1 for that rung itself
     */
    public double speedupOverFirst() {
        return firstSeconds / speed.stepSeconds();
    }

    /**
     * Speed of the matrix work, as if the rest of the step took no time.
     *
     * @return 10^9 multiplications and additions per second
     */
    public double gflops() {
        return FLOPS_PER_MULTIPLY_ADD * multiplyAdds / speed.stepSeconds() / 1e9;
    }

    /**
     * How much of the machine is used.
     *
     * @return {@link #gflops} as a percentage of the peak
     */
    public double percentOfPeak() {
        return 100 * gflops() / peakGflops;
    }
}
