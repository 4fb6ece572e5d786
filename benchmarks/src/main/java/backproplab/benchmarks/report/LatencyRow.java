package backproplab.benchmarks.report;

import java.util.List;

/**
 * The times of single steps of one engine on one workload; NaN stands for a value that does not exist.
 *
 * @param runId name of the run's folder
 * @param workload what was trained
 * @param engine who trained
 * @param backend with what, as the measuring process told
 * @param threads with how many threads
 * @param steps how many steps were timed
 * @param medianMs middle
 * @param p99Ms what 99 of 100 steps did not exceed
 * @param maxMs longest
 * @param bytesPerStep bytes allocated on the Java heap per step
 * @param collections garbage collections in the timed region
 * @param status {@code ok} or {@code failed}
 */
public record LatencyRow(
        String runId,
        String workload,
        String engine,
        String backend,
        String threads,
        double steps,
        double medianMs,
        double p99Ms,
        double maxMs,
        double bytesPerStep,
        double collections,
        String status) {

    /** The columns of the file, in order. */
    public static final List<Column<LatencyRow>> COLUMNS = List.of(
            Column.text("run_id", LatencyRow::runId),
            Column.text("workload", LatencyRow::workload),
            Column.text("engine", LatencyRow::engine),
            Column.text("backend", LatencyRow::backend),
            Column.text("threads", LatencyRow::threads),
            Column.number("steps", 0, LatencyRow::steps),
            Column.number("ms_median", 4, LatencyRow::medianMs),
            Column.number("ms_p99", 4, LatencyRow::p99Ms),
            Column.number("ms_max", 4, LatencyRow::maxMs),
            Column.number("p99_over_median", 2, row -> row.p99Ms() / row.medianMs()),
            Column.number("bytes_per_step", 0, LatencyRow::bytesPerStep),
            Column.number("collections", 0, LatencyRow::collections),
            Column.text("status", LatencyRow::status));
}
