package backproplab.benchmarks.run;

import backproplab.benchmarks.latency.LatencyResult;
import backproplab.benchmarks.report.Peak;
import backproplab.benchmarks.report.SpeedRow;
import backproplab.benchmarks.work.ProcessFacts;
import backproplab.benchmarks.work.StepFacts;
import backproplab.files.disk.Disk;
import backproplab.files.disk.TemporaryFolder;
import backproplab.files.failure.ExitCode;
import backproplab.files.failure.UserException;
import backproplab.files.run.ResultFolder;
import backproplab.files.table.Column;
import backproplab.files.table.ScreenTable;
import backproplab.manual.kernel.FmaPeak;
import backproplab.manual.kernel.KernelOps;
import backproplab.manual.kernel.KernelProvider;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.openjdk.jmh.results.RunResult;

/** One run: peak, benchmarks, peak again, then the files and the table. */
final class SpeedRun {
    private final SpeedSettings settings;
    private final ProcessFacts process;
    private final PrintWriter out;
    private final ResultFolder folder;
    private final List<SpeedRow> speeds = new ArrayList<>();
    private List<LatencyResult> latencies = List.of();

    SpeedRun(SpeedSettings settings, ProcessFacts process, PrintWriter out) {
        this.settings = settings;
        this.process = process;
        this.out = out;
        folder = folder(settings.out());
    }

    /** Makes a folder named after this moment; of two in one second the later gets a number. */
    static ResultFolder folder(Path parent) {
        try {
            return ResultFolder.create(parent, "speed", LocalDateTime.now(ZoneId.systemDefault()));
        } catch (IOException e) {
            throw UserException.environment(
                    "Cannot write to " + parent + ": " + e.getClass().getSimpleName() + " " + e.getMessage()
                            + "\nChoose another folder with --out DIR.",
                    e);
        }
    }

    ExitCode run() throws IOException {
        Map<String, Object> machine = EnvironmentFile.machine();
        try (TemporaryFolder scratch = TemporaryFolder.create("backprop-lab-speed")) {
            Path notes = Disk.createFolder(scratch.path().resolve("facts"));
            KernelOps ops = KernelProvider.lookup();
            double oneBefore = FmaPeak.gflops(ops, 1);
            double allBefore = allThreads(ops, oneBefore);
            out.printf(
                    Locale.ROOT,
                    "FMA peak: %.1f GFLOP/s with 1 thread, %.1f with %d%n",
                    oneBefore,
                    allBefore,
                    settings.threads());
            Collection<RunResult> results =
                    settings.usesJmh() ? JmhGroups.run(settings, folder.path().resolve("jmh.json"), notes) : List.of();
            if (settings.groups().contains(Group.LATENCY)) {
                latencies = new LatencyGroup(settings, scratch.path()).run();
            }
            double oneAfter = FmaPeak.gflops(ops, 1);
            Peak peak = new Peak(settings.threads(), oneBefore, allBefore, oneAfter, allThreads(ops, oneAfter));
            List<StepFacts> facts = StepFacts.readAll(notes);
            Map<String, Object> environment =
                    EnvironmentFile.values(settings, machine, process, peak, facts, latencies);
            out.println();
            out.println(EnvironmentFile.oneLine(environment));
            Measurements measurements = new Measurements(results);
            writeTables(
                    new KernelRows(folder.runId(), settings, measurements, process, peak),
                    new StepRows(folder.runId(), settings, measurements, facts, peak.gflops()),
                    facts);
            folder.json("environment.json", environment);
        }
        out.println("Written to " + folder.path());
        return verdict();
    }

    /** With one thread in all there is one peak, so that no two rows are compared with different ones. */
    private double allThreads(KernelOps ops, double oneThread) {
        return settings.threads() == 1 ? oneThread : FmaPeak.gflops(ops, settings.threads());
    }

    private void writeTables(KernelRows kernels, StepRows steps, List<StepFacts> facts) {
        Map<Group, Supplier<List<SpeedRow>>> tables = Map.of(
                Group.TILES, kernels::tiles,
                Group.MATMUL, kernels::products,
                Group.LAYERS, kernels::layers,
                Group.STEPS, steps::rows);
        for (Group group : settings.groups()) {
            if (group == Group.LATENCY) {
                List<Column<LatencyResult>> columns = LatencyResult.columns(folder.runId());
                show(group, columns, columns, latencies);
            } else {
                show(group, tables.get(group).get());
            }
        }
        FrameworkLines.describe(facts).forEach(out::println);
        FrameworkLines.warnings(facts).forEach(warning -> out.println("Warning: " + warning));
        out.println();
    }

    private void show(Group group, List<SpeedRow> rows) {
        show(group, SpeedRow.COLUMNS, SpeedRow.SCREEN, rows);
        speeds.addAll(rows);
    }

    private <R> void show(Group group, List<Column<R>> file, List<Column<R>> screen, List<R> rows) {
        folder.table("speed-" + group + ".csv", file, rows);
        ScreenTable<R> table = new ScreenTable<>();
        screen.forEach(column -> table.left(column.name(), column.cell()));
        out.println();
        table.lines(rows).forEach(out::println);
    }

    private ExitCode verdict() {
        long failed = speeds.stream()
                        .filter(row -> row.status().equals(SpeedRow.FAILED))
                        .count()
                + latencies.stream().filter(result -> !result.measured()).count();
        speeds.stream()
                .filter(SpeedRow::disturbed)
                .forEach(row -> out.println("Warning: " + row.engine() + " on " + row.params() + " (" + row.benchmark()
                        + ") took much longer at times. Was the machine busy? Do not trust that row or its ratios."));
        int all = speeds.size() + latencies.size();
        if (failed > 0) {
            out.println("Warning: " + failed + " of " + all + " benchmarks failed; their messages are above.");
        }
        return failed == all ? ExitCode.FAILURE : ExitCode.OK;
    }
}
