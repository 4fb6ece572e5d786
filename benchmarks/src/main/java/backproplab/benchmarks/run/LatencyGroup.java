package backproplab.benchmarks.run;

import backproplab.benchmarks.latency.LatencyResult;
import backproplab.benchmarks.latency.StepLatency;
import backproplab.benchmarks.report.LatencyRow;
import backproplab.benchmarks.report.SpeedRow;
import backproplab.benchmarks.work.StepEngine;
import backproplab.benchmarks.work.StepFacts;
import backproplab.benchmarks.work.Workload;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs {@link StepLatency} for every engine and workload, each in a process of its own. */
final class LatencyGroup {
    private static final int STEPS = 1_000;
    private static final int QUICK_STEPS = 200;
    private static final int SECONDS = 120;
    private static final int QUICK_SECONDS = 10;

    private final String runId;
    private final SpeedSettings settings;
    private final Path scratch;
    private final List<LatencyRow> rows = new ArrayList<>();
    private final List<StepFacts> facts = new ArrayList<>();

    LatencyGroup(String runId, SpeedSettings settings, Path scratch) {
        this.runId = runId;
        this.settings = settings;
        this.scratch = scratch;
    }

    /** One row per process so far. */
    List<LatencyRow> rows() {
        return rows;
    }

    /** What the processes said of themselves. */
    List<StepFacts> facts() {
        return facts;
    }

    void run() throws IOException {
        for (Workload workload : settings.chosen().workloads()) {
            for (StepEngine engine : settings.chosen().engines()) {
                measure(workload, engine);
            }
        }
    }

    private void measure(Workload workload, StepEngine engine) throws IOException {
        Path file = scratch.resolve("latency-" + workload + "-" + engine + ".json");
        List<String> arguments = List.of(
                engine.name(),
                workload.name(),
                Integer.toString(settings.threads()),
                Integer.toString(settings.quick() ? QUICK_STEPS : STEPS),
                Integer.toString(settings.quick() ? QUICK_SECONDS : SECONDS),
                file.toString());
        if (exitCode(new ProcessBuilder(ForkFlags.command(StepLatency.class, arguments)).inheritIO()) == 0) {
            LatencyResult result = new ObjectMapper().readValue(file.toFile(), LatencyResult.class);
            rows.add(row(result));
            facts.add(result.facts());
        } else {
            rows.add(failed(workload, engine));
        }
    }

    private static int exitCode(ProcessBuilder builder) throws IOException {
        Process process = builder.start();
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a measuring process ran", e);
        }
    }

    private LatencyRow row(LatencyResult result) {
        return new LatencyRow(
                runId,
                result.facts().workload(),
                result.facts().engine(),
                result.facts().backend(),
                result.facts().threads(),
                result.steps(),
                result.medianMs(),
                result.p99Ms(),
                result.maxMs(),
                result.bytesPerStep(),
                result.collections(),
                SpeedRow.OK);
    }

    private LatencyRow failed(Workload workload, StepEngine engine) {
        double none = Double.NaN;
        return new LatencyRow(
                runId, workload.token(), engine.token(), "", "", none, none, none, none, none, none, SpeedRow.FAILED);
    }
}
