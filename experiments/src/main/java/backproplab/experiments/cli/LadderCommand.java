package backproplab.experiments.cli;

import backproplab.datasets.TrainTest;
import backproplab.experiments.cli.command.RunReport;
import backproplab.experiments.cli.command.SpreadsheetCopies;
import backproplab.experiments.cli.option.CommandWords;
import backproplab.experiments.cli.option.ConfigOption;
import backproplab.experiments.cli.option.DataOptions;
import backproplab.experiments.cli.option.DryRunOption;
import backproplab.experiments.cli.option.RunOptions;
import backproplab.experiments.cli.screen.Screen;
import backproplab.experiments.cli.screen.Terminal;
import backproplab.experiments.cli.screen.Words;
import backproplab.experiments.ladder.LadderListener;
import backproplab.experiments.ladder.LadderSettings;
import backproplab.experiments.ladder.Rung;
import backproplab.experiments.ladder.SpeedLadder;
import backproplab.experiments.recipe.Plan;
import backproplab.experiments.results.Environment;
import backproplab.experiments.results.FileNames;
import backproplab.experiments.results.SpeedRow;
import backproplab.experiments.results.TableFolder;
import backproplab.experiments.task.Preset;
import backproplab.experiments.task.Task;
import backproplab.experiments.train.RunStatus;
import backproplab.experiments.train.TrainingData;
import backproplab.files.failure.ExitCode;
import backproplab.manual.kernel.KernelOps;
import backproplab.manual.kernel.KernelProvider;
import backproplab.report.page.Pictures;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Ladder: the same training step on every rung from textbook loops to the fast engine and Deeplearning4j, timed. */
@Command(
        name = "Ladder",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        version = "Backprop Lab 0.1.0",
        description = "Times the same training step on every rung from textbook loops to SIMD and threads, and in "
                + "Deeplearning4j, from equal weights on equal batches, and writes the speeds to CSV.",
        footer = {"", ExitCode.HELP})
public final class LadderCommand implements Callable<Integer> {
    // Data is divided and normalised as Task1 does it by default.
    private static final Task TASK = Task.TASK1;
    private static final Preset PRESET = TASK.presets().get(0);

    private static final String TOKEN = "ladder";

    @Spec
    private CommandSpec spec;

    @Mixin
    private LadderOptions ladderOptions;

    @Mixin
    private DataOptions dataOptions;

    @Mixin
    private RunOptions runOptions;

    @Mixin
    private DryRunOption dryRun;

    @Mixin
    private ConfigOption configOption;

    private final Map<String, String> environment;
    private final Supplier<KernelOps> kernels;

    /** The command, in the environment and with the kernels of this process. */
    public LadderCommand() {
        this(System.getenv(), KernelProvider::lookup);
    }

    LadderCommand(Map<String, String> environment, KernelOps ops) {
        this(environment, () -> ops);
    }

    private LadderCommand(Map<String, String> environment, Supplier<KernelOps> kernels) {
        this.environment = environment;
        this.kernels = kernels;
    }

    @Override
    public Integer call() {
        return configOption.around(spec.commandLine(), TOKEN, this::time);
    }

    private int time() {
        LadderSettings settings = ladderOptions.settings(runOptions.threads());
        dataOptions.check();
        runOptions.checkOut(dryRun.chosen());
        Screen screen = new Screen("Ladder", spec.commandLine().getOut(), Terminal.present());
        TrainTest source = dataOptions.load(TASK.realData(), environment, screen);
        TrainingData data = dataOptions.prepare(source, PRESET);
        SpeedLadder ladder = new SpeedLadder(settings, data, kernels.get());
        announce(screen, settings, data, ladder);
        screen.line("Estimated time: about %s", Words.duration(ladder.estimateSeconds()));
        if (dryRun.chosen()) {
            screen.line("Dry run: nothing was trained or written.");
            return ExitCode.OK.code();
        }
        return run(screen, ladder, settings, data);
    }

    private int run(Screen screen, SpeedLadder ladder, LadderSettings settings, TrainingData data) {
        Map<String, Object> machine = new LinkedHashMap<>(Environment.read(ladder.usesDl4j()));
        double peak = ladder.peakGflops();
        if (Double.isFinite(peak)) {
            machine.put("fma_peak_gflops", peak);
            machine.put("fma_peak_threads", ladder.threads());
            screen.line("FMA peak of %d threads: %.1f GFLOP/s", ladder.threads(), peak);
        }
        try (TableFolder<SpeedRow> folder =
                TableFolder.ladder(runOptions.out(), LocalDateTime.now(ZoneId.systemDefault()))) {
            folder.json(FileNames.CONFIG, config(settings, data));
            folder.json(FileNames.ENVIRONMENT, machine);
            List<SpeedRow> rows = ladder.run(folder, peak, listener(screen));
            folder.publish().forEach(screen::warning);
            screen.line("");
            screen.line(
                    "%s (%s), %s", data.source().train().name(), data.source().origin(), Environment.oneLine(machine));
            SpeedTable.lines(rows, screen.width()).forEach(screen::print);
            Environment.warnings(machine).forEach(screen::warning);
            screen.line("");
            screen.line("Table: %s    kept in %s", folder.copy(), folder.path());
            int code = exitCode(screen, rows);
            SpreadsheetCopies.write(screen, runOptions, folder, "speed");
            RunReport.write(screen, runOptions, folder, "speed", Pictures.NONE);
            return code;
        }
    }

    private static LadderListener listener(Screen screen) {
        return new LadderListener() {
            @Override
            public void rungDone(SpeedRow row) {
                if (row.speed().status() == RunStatus.OK) {
                    screen.line(
                            "Ladder | %s | batch %d | %s | %.2f ms a step, median of %d",
                            row.model(),
                            row.batchSize(),
                            row.rung(),
                            row.stepMillis(),
                            row.speed().steps());
                }
            }

            @Override
            public void warning(String message) {
                screen.warning(message);
            }
        };
    }

    private static int exitCode(Screen screen, List<SpeedRow> rows) {
        long ok = rows.stream()
                .filter(row -> row.speed().status() == RunStatus.OK)
                .count();
        return screen.conclude(ok, rows.size(), "rungs were not timed; see the status column.");
    }

    private void announce(Screen screen, LadderSettings settings, TrainingData data, SpeedLadder ladder) {
        dataOptions.announce(screen, data, PRESET);
        for (Plan plan : settings.plans()) {
            screen.line("Network: %s", Words.of(plan.resolved()));
        }
        screen.line(
                "Rungs: %s; seed %d; threads %d; at most %d steps or %s s each, at least %d steps; results in %s",
                settings.rungs().stream().map(Rung::token).toList(),
                settings.seed(),
                ladder.threads(),
                settings.steps(),
                settings.seconds(),
                LadderSettings.LEAST_STEPS,
                runOptions.out());
    }

    private Map<String, Object> config(LadderSettings settings, TrainingData data) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("task", TOKEN);
        values.put("arguments", CommandWords.of(spec.commandLine()));
        values.putAll(dataOptions.config(data, PRESET));
        values.put("rungs", settings.rungs().stream().map(Rung::token).toList());
        values.put("seed", settings.seed());
        values.put("threads", runOptions.threadsOrAuto());
        values.put("steps", settings.steps());
        values.put("seconds", settings.seconds());
        values.put("out", runOptions.out().toString());
        values.put("plans", settings.plans().stream().map(Plan::resolved).toList());
        return values;
    }
}
