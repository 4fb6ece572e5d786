package backproplab.benchmarks.run;

import backproplab.benchmarks.report.LatencyRow;
import backproplab.benchmarks.report.Machine;
import backproplab.benchmarks.report.Peak;
import backproplab.benchmarks.report.SpeedRow;
import backproplab.benchmarks.report.Table;
import backproplab.benchmarks.work.StepFacts;
import backproplab.manual.kernel.FmaPeak;
import backproplab.manual.kernel.KernelOps;
import backproplab.manual.kernel.KernelProvider;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;

/** One run: peak, benchmarks, peak again, then the files and the table. */
final class SpeedRun {
    private final SpeedSettings settings;
    private final PrintWriter out;
    private final List<SpeedRow> speeds = new ArrayList<>();
    private LatencyGroup latencies;

    SpeedRun(SpeedSettings settings, PrintWriter out) {
        this.settings = settings;
        this.out = out;
    }

    /** Returns the exit code. */
    int run() throws IOException {
        Map<String, Object> machine = Machine.read();
        RunFolder folder = RunFolder.create(settings.out());
        try (Scratch scratch = Scratch.create()) {
            KernelOps ops = KernelProvider.lookup();
            double oneBefore = FmaPeak.gflops(ops, 1);
            double allBefore = FmaPeak.gflops(ops, settings.threads());
            out.printf(
                    Locale.ROOT,
                    "FMA peak: %.1f GFLOP/s with 1 thread, %.1f with %d%n",
                    oneBefore,
                    allBefore,
                    settings.threads());
            Collection<RunResult> results =
                    settings.usesJmh() ? JmhGroups.run(settings, folder.jmhResults(), scratch.facts()) : List.of();
            latencies = new LatencyGroup(folder.id(), settings, scratch.path());
            if (settings.groups().contains(Group.LATENCY)) {
                latencies.run();
            }
            Peak peak = new Peak(
                    settings.threads(),
                    oneBefore,
                    allBefore,
                    FmaPeak.gflops(ops, 1),
                    FmaPeak.gflops(ops, settings.threads()));
            List<StepFacts> facts = StepFacts.readAll(scratch.facts());
            writeTables(folder, new Measurements(results), facts, peak.gflops());
            folder.writeEnvironment(EnvironmentFile.values(settings, machine, peak, facts, latencies.facts()));
        }
        out.println("Written to " + folder.path());
        return verdict();
    }

    private void writeTables(RunFolder folder, Measurements measurements, List<StepFacts> facts, double peak)
            throws IOException {
        if (settings.groups().contains(Group.MATMUL)) {
            show(folder, Group.MATMUL, KernelRows.products(folder.id(), settings, measurements, peak));
        }
        if (settings.groups().contains(Group.LAYERS)) {
            show(folder, Group.LAYERS, KernelRows.layers(folder.id(), settings, measurements, peak));
        }
        if (settings.groups().contains(Group.STEPS)) {
            show(folder, Group.STEPS, new StepRows(folder.id(), settings, measurements, facts, peak).rows());
        }
        if (settings.groups().contains(Group.LATENCY)) {
            Table<LatencyRow> table = new Table<>(LatencyRow.COLUMNS, latencies.rows());
            table.writeCsv(folder.csv(Group.LATENCY));
            out.println();
            out.print(table.asText());
        }
        out.println();
    }

    private void show(RunFolder folder, Group group, List<SpeedRow> rows) throws IOException {
        new Table<>(SpeedRow.COLUMNS, rows).writeCsv(folder.csv(group));
        out.println();
        out.print(new Table<>(SpeedRow.SCREEN, rows).asText());
        speeds.addAll(rows);
    }

    private int verdict() {
        long failed = speeds.stream()
                        .filter(row -> row.status().equals(SpeedRow.FAILED))
                        .count()
                + latencies.rows().stream()
                        .filter(row -> row.status().equals(SpeedRow.FAILED))
                        .count();
        speeds.stream()
                .filter(SpeedRow::disturbed)
                .forEach(row -> out.println("Warning: " + row.engine() + " on " + row.params() + " (" + row.benchmark()
                        + ") took much longer at times. Was the machine busy? Do not trust that row or its ratios."));
        int all = speeds.size() + latencies.rows().size();
        if (failed > 0) {
            out.println("Warning: " + failed + " of " + all + " benchmarks failed; their messages are above.");
        }
        return failed == all ? ExitCodes.FAILURE : ExitCodes.OK;
    }
}
