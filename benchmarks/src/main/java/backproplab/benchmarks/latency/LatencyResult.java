package backproplab.benchmarks.latency;

import backproplab.benchmarks.work.StepEngine;
import backproplab.benchmarks.work.StepFacts;
import backproplab.benchmarks.work.Workload;
import backproplab.files.table.Column;
import java.util.List;
import java.util.Map;

/**
 * Times of consecutive steps; NaN stands for a value that does not exist.
 *
 * @param facts what ran
 * @param steps how many were timed
 * @param medianMs middle of the times, milliseconds
 * @param p99Ms time that 99 of 100 steps did not exceed, milliseconds
 * @param maxMs longest time, milliseconds
 * @param bytesPerStep bytes allocated on the Java heap by all threads, over the number of steps
 * @param collections garbage collections during the timed steps
 */
public record LatencyResult(
        StepFacts facts,
        double steps,
        double medianMs,
        double p99Ms,
        double maxMs,
        double bytesPerStep,
        double collections) {

    /**
     * What there is to say of a process that failed.
     *
     * @param workload what was to be trained
     * @param engine who was to train
     * @return no measurement
     */
    public static LatencyResult failed(Workload workload, StepEngine engine) {
        double none = Double.NaN;
        StepFacts facts = new StepFacts(workload.toString(), engine.toString(), "", "", none, Map.of());
        return new LatencyResult(facts, none, none, none, none, none, none);
    }

    /**
     * Whether there is a measurement.
     *
     * @return false for one that {@link #failed}
     */
    public boolean measured() {
        return !Double.isNaN(steps);
    }

    /**
     * The columns of the file and of the screen, in order.
     *
     * @param runId name of the run's folder
     * @return one of text or numbers for everything that is known
     */
    public static List<Column<LatencyResult>> columns(String runId) {
        return List.of(
                Column.text("run_id", row -> runId),
                Column.text("workload", row -> row.facts().workload()),
                Column.text("engine", row -> row.facts().engine()),
                Column.text("backend", row -> row.facts().backend()),
                Column.text("threads", row -> row.facts().threads()),
                Column.number("steps", 0, LatencyResult::steps),
                Column.number("ms_median", 4, LatencyResult::medianMs),
                Column.number("ms_p99", 4, LatencyResult::p99Ms),
                Column.number("ms_max", 4, LatencyResult::maxMs),
                Column.number("p99_over_median", 2, row -> row.p99Ms() / row.medianMs()),
                Column.number("bytes_per_step", 0, LatencyResult::bytesPerStep),
                Column.number("collections", 0, LatencyResult::collections),
                Column.text("status", row -> row.measured() ? "ok" : "failed"));
    }
}
