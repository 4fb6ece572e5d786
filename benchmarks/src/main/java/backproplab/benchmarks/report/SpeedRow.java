package backproplab.benchmarks.report;

import backproplab.files.table.Column;
import backproplab.network.engine.EngineProvider;
import java.util.List;

/**
 * One benchmark with one set of parameters; NaN stands for a value that does not exist.
 *
 * @param runId name of the run's folder
 * @param benchmark what was timed: {@code forward}, {@code step}, ...
 * @param params on what: {@code mlp-a-b10}, {@code square-1024 1024x1024x1024}, ...
 * @param engine who computed
 * @param backend with what, as the measuring process told
 * @param threads with how many threads
 * @param times what JMH saw
 * @param images images per pass, or NaN
 * @param flops floating-point operations per pass, or NaN
 * @param peakGflops the machine's FMA peak at the number of threads asked for
 * @param speedupOverDl4j time of the tuned Deeplearning4j over this row's, or NaN
 * @param speedupOverDl4jDefault time of the untuned Deeplearning4j over this row's, or NaN
 * @param speedupOverPytorch time of PyTorch over this row's, or NaN
 * @param status {@code ok} or {@code failed}
 */
public record SpeedRow(
        String runId,
        String benchmark,
        String params,
        String engine,
        String backend,
        String threads,
        Times times,
        double images,
        double flops,
        double peakGflops,
        double speedupOverDl4j,
        double speedupOverDl4jDefault,
        double speedupOverPytorch,
        String status) {

    /** On a quiet machine the iterations of a row stay within a third of each other. */
    private static final double MOST_MEDIAN_OVER_MIN = 1.33;

    /** All went well. */
    public static final String OK = "ok";

    /** There is no measurement. */
    public static final String FAILED = "failed";

    private static final String OVER_PYTORCH = "speedup_manual_over_pytorch";

    private static final List<Column<SpeedRow>> EVERY_COLUMN = List.of(
            Column.text("run_id", SpeedRow::runId),
            Column.text("benchmark", SpeedRow::benchmark),
            Column.text("params", SpeedRow::params),
            Column.text("engine", SpeedRow::engine),
            Column.text("backend", SpeedRow::backend),
            Column.text("threads", SpeedRow::threads),
            Column.number("samples", 0, row -> row.times().samples()),
            Column.number("ms_min", 4, row -> row.times().minMs()),
            Column.number("ms_median", 4, row -> row.times().medianMs()),
            Column.number("ms_mean", 4, row -> row.times().meanMs()),
            Column.number("ms_error", 4, row -> row.times().errorMs()),
            Column.number("images_per_s", 0, row -> perSecond(row, row.images())),
            Column.number("gflops", 2, SpeedRow::gflops),
            Column.number("peak_gflops", 2, SpeedRow::peakGflops),
            Column.number("percent_of_peak", 1, SpeedRow::percentOfPeak),
            Column.number("bytes_per_step", 0, row -> row.times().bytes()),
            Column.number("speedup_manual_over_dl4j", 2, SpeedRow::speedupOverDl4j),
            Column.number("speedup_manual_over_dl4j_default", 2, SpeedRow::speedupOverDl4jDefault),
            Column.number(OVER_PYTORCH, 2, SpeedRow::speedupOverPytorch),
            Column.text("status", SpeedRow::status));

    /** The columns of the files, in order; PyTorch's in a build that has it. */
    public static final List<Column<SpeedRow>> COLUMNS =
            columns(EngineProvider.find("pytorch").isPresent());

    static List<Column<SpeedRow>> columns(boolean pytorch) {
        return EVERY_COLUMN.stream()
                .filter(column -> pytorch || !column.name().equals(OVER_PYTORCH))
                .toList();
    }

    /** What is worth a place on the screen. */
    public static final List<Column<SpeedRow>> SCREEN = COLUMNS.stream()
            .filter(column -> List.of(
                            "benchmark",
                            "params",
                            "engine",
                            "threads",
                            "ms_min",
                            "ms_median",
                            "ms_error",
                            "gflops",
                            "percent_of_peak",
                            "bytes_per_step",
                            "speedup_manual_over_dl4j",
                            OVER_PYTORCH,
                            "status")
                    .contains(column.name()))
            .toList();

    /**
     * Statistics over the iterations of all processes, in milliseconds.
     *
     * @param samples how many iterations
     * @param minMs the fastest iteration's mean
     * @param medianMs middle
     * @param meanMs mean
     * @param errorMs half width of the 99.9 % confidence interval of the mean; NaN with fewer than two iterations
     * @param bytes allocated on the Java heap per pass, middle of the iterations
     */
    public record Times(long samples, double minMs, double medianMs, double meanMs, double errorMs, double bytes) {

        /** No measurement. */
        public static final Times NONE = new Times(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }

    /**
     * Whether something else must have used the machine: half of the iterations took much longer than the fastest.
     *
     * @return false where there is no measurement
     */
    public boolean disturbed() {
        return times.medianMs() > MOST_MEDIAN_OVER_MIN * times.minMs();
    }

    /**
     * Speed by the median time.
     *
     * @return billions of operations per second, or NaN
     */
    public double gflops() {
        return perSecond(this, flops) / 1e9;
    }

    /**
     * Share of the machine's peak.
     *
     * @return percent, or NaN
     */
    public double percentOfPeak() {
        return 100 * gflops() / peakGflops;
    }

    private static double perSecond(SpeedRow row, double count) {
        return count / row.times.medianMs() * 1e3;
    }
}
