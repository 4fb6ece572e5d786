package backproplab.experiments.cli;

import backproplab.datasets.TrainTest;
import backproplab.dl4j.Dl4jUnavailableException;
import backproplab.experiments.checkpoint.Measured;
import backproplab.experiments.checkpoint.RunNotes;
import backproplab.experiments.checkpoint.RunRecord;
import backproplab.experiments.checkpoint.StartedCommand;
import backproplab.experiments.cli.option.CommandWords;
import backproplab.experiments.cli.option.ConfigOption;
import backproplab.experiments.cli.option.DataOptions;
import backproplab.experiments.cli.option.DecidingSettings;
import backproplab.experiments.cli.option.Digests;
import backproplab.experiments.cli.option.DryRunOption;
import backproplab.experiments.cli.option.EngineOptions;
import backproplab.experiments.cli.option.GpuOptions;
import backproplab.experiments.cli.option.LogOptions;
import backproplab.experiments.cli.option.LongRun;
import backproplab.experiments.cli.option.PlanOptions;
import backproplab.experiments.cli.option.ResumeOptions;
import backproplab.experiments.cli.option.RunOptions;
import backproplab.experiments.cli.screen.InterruptNotice;
import backproplab.experiments.cli.screen.Screen;
import backproplab.experiments.compare.Comparison;
import backproplab.experiments.compare.ComparisonSettings;
import backproplab.experiments.compare.PreparedRun;
import backproplab.experiments.doctor.Preflight;
import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.process.CpuSide;
import backproplab.experiments.recipe.Plan;
import backproplab.experiments.results.ComparisonRow;
import backproplab.experiments.results.Environment;
import backproplab.experiments.results.RunFolder;
import backproplab.experiments.task.Preset;
import backproplab.experiments.task.Task;
import backproplab.experiments.train.TrainingData;
import backproplab.files.failure.ExitCode;
import backproplab.files.failure.UserException;
import backproplab.files.option.Choices;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What Task1 and Task2 have in common: all but data, models and settings to start from. */
abstract class TaskCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            defaultValue = "quick",
            description =
                    "quick (minutes) or lab (the reports' full settings: hours or days) (default: ${DEFAULT-VALUE}).")
    private String presetName;

    @Option(
            names = "--trace-shapes",
            description = "Print the shape of every layer's output and of the gradient that comes back to it.")
    private boolean traceShapes;

    @Mixin
    private DataOptions dataOptions;

    @Mixin
    private PlanOptions planOptions;

    @Mixin
    private EngineOptions engineOptions;

    @Mixin
    private RunOptions runOptions;

    @Mixin
    private DryRunOption dryRun;

    @Mixin
    private LogOptions logOptions;

    @Mixin
    private ResumeOptions resumeOptions;

    @Mixin
    private ConfigOption configOption;

    @Mixin
    private GpuOptions gpuOptions;

    private final Task task;
    private final Map<String, String> environment;
    private final Supplier<CpuSide> sides;
    private CpuSide side;
    private Preset preset;

    TaskCommand(Task task, Map<String, String> environment, Supplier<CpuSide> sides) {
        this.task = task;
        this.environment = environment;
        this.sides = sides;
    }

    @Override
    public Integer call() throws Dl4jUnavailableException {
        configOption.apply(spec.commandLine(), task.token());
        Optional<RunRecord> interrupted = resumeOptions.find(runOptions.out(), task.token());
        if (interrupted.isEmpty()) {
            return compare(interrupted);
        }
        try (RunRecord record = interrupted.get()) {
            ResumeOptions.repeat(spec.commandLine(), record.command());
            return compare(interrupted);
        }
    }

    private int compare(Optional<RunRecord> interrupted) throws Dl4jUnavailableException {
        preset = Choices.pick("--preset", presetName, task.presets().toArray(Preset[]::new), Preset::token);
        boolean dl4j = engineOptions.engines().contains(EngineKind.DL4J);
        // Without Deeplearning4j nothing of it is even looked at.
        side = dl4j ? sides.get() : CpuSide.ONLY;
        ComparisonSettings settings = settings();
        dataOptions.check();
        runOptions.checkOut(dryRun.chosen(), interrupted.map(RunRecord::folder));
        if (dl4j) {
            Preflight.ensureAvailable();
        }
        Screen screen = new Screen(
                task.title(), spec.commandLine().getOut(), System.console() != null, logOptions.printEvery());
        String verdict = dl4j ? Preflight.announcement(environment) : "";
        if (!verdict.isEmpty()) {
            screen.print(verdict);
        }
        TrainTest source = dataOptions.load(task.realData(), environment, screen);
        TrainingData data = dataOptions.prepare(source, preset);
        Map<String, Object> config = config(settings, data);
        interrupted.ifPresent(record -> ResumeOptions.checkEqual(record.command(), DecidingSettings.of(config)));
        Comparison comparison = new Comparison(settings, data);
        announce(screen, settings, data);
        if (gpuOptions.cpuMissing(engineOptions.engines(), side)) {
            screen.warning(
                    "The columns of Deeplearning4j on the CPU stay empty: the list of its libraries is missing.\n"
                            + "Compile with -Dcuda.natives, or say --gpu-only.");
        }
        comparison.warnings().forEach(screen::warning);
        double estimate =
                comparison.warmUp(screen, interrupted.map(RunNotes.class::cast).orElse(RunNotes.NONE));
        screen.line(
                "Estimated time: %s%s",
                Screen.duration(estimate),
                cpuColumns(screen).isPresent() ? " on the GPU; the second process prints its own" : "");
        if (dryRun.chosen()) {
            cpuColumns(screen).ifPresent(cpu -> cpu.dryRun(ResumeOptions.forSecondProcess(spec.commandLine())));
            screen.line("Dry run: nothing was trained or written.");
            return ExitCode.OK.code();
        }
        LongRun.check(
                estimate,
                engineOptions.confirmed() || interrupted.isPresent(),
                "fewer --models, --engines or --epochs");
        Map<String, Object> machine = new LinkedHashMap<>(Environment.read(dl4j));
        machine.put("engines", comparison.warmUpTable());
        return interrupted.isPresent()
                ? resume(screen, comparison, interrupted.get(), machine, data)
                : start(screen, comparison, config, machine, data);
    }

    private ComparisonSettings settings() {
        return new ComparisonSettings(
                task.token(),
                planOptions.apply(preset, engineOptions.weights().isPresent()),
                gpuOptions.engines(engineOptions.engines(), side),
                engineOptions.seeds(),
                runOptions.threads(),
                engineOptions.start(),
                engineOptions.layers(),
                true,
                logOptions.solver());
    }

    private int start(
            Screen screen,
            Comparison comparison,
            Map<String, Object> config,
            Map<String, Object> machine,
            TrainingData data) {
        RunFolder folder = RunFolder.create(runOptions.out(), task.token(), LocalDateTime.now(ZoneId.systemDefault()));
        boolean joined = false;
        try (folder) {
            folder.json("config.json", config);
            folder.json("environment.json", machine);
            StartedCommand command =
                    new StartedCommand(task.token(), CommandWords.of(spec.commandLine()), DecidingSettings.of(config));
            try (RunRecord record = RunRecord.start(folder.path(), command)) {
                joinCpu(screen, comparison, folder.path(), command);
                joined = true;
                comparison.kept(folder.runId(), RunNotes.NONE).epochs().forEach(folder::add);
                return run(screen, comparison, folder, record, machine, data);
            }
        } catch (UserException e) {
            // What the second process refused is no run that could be gone on with.
            if (!joined && e.code() != ExitCode.ENVIRONMENT && !CpuColumns.began(folder.path())) {
                folder.discard().forEach(screen::warning);
            }
            throw e;
        }
    }

    private int resume(
            Screen screen, Comparison comparison, RunRecord record, Map<String, Object> machine, TrainingData data) {
        Path path = record.folder();
        String runId = path.getFileName().toString();
        joinCpu(screen, comparison, path, record.command());
        try (RunFolder folder = RunFolder.resume(path, task.token(), comparison.kept(runId, record))) {
            folder.json("environment-resumed.json", machine);
            return run(screen, comparison, folder, record, machine, data);
        }
    }

    private Optional<CpuColumns> cpuColumns(Screen screen) {
        return gpuOptions.secondProcess(engineOptions.engines(), side)
                ? Optional.of(new CpuColumns(task, side.classPath().orElseThrow(), screen))
                : Optional.empty();
    }

    private void joinCpu(Screen screen, Comparison comparison, Path run, StartedCommand command) {
        cpuColumns(screen).ifPresent(cpu -> {
            try (InterruptNotice notice = new InterruptNotice(screen, run)) {
                comparison.join(notice.during(() -> cpu.train(
                        run,
                        ResumeOptions.forSecondProcess(spec.commandLine()),
                        engineOptions.confirmed(),
                        engineOptions.engines(),
                        command.settings())));
            }
        });
    }

    private int run(
            Screen screen,
            Comparison comparison,
            RunFolder folder,
            RunRecord record,
            Map<String, Object> machine,
            TrainingData data) {
        List<ComparisonRow> rows;
        try (InterruptNotice notice = new InterruptNotice(screen, folder.path())) {
            rows = notice.during(() -> comparison.run(folder, screen, record));
        }
        folder.publish().forEach(screen::warning);
        gpuOptions.leave().ifPresent(file -> Measured.of(record).write(file));
        record.finish();
        screen.line("");
        screen.line("%s (%s), %s", data.source().train().name(), data.source().origin(), Environment.oneLine(machine));
        ResultTable.print(rows, screen::print);
        ResultTable.printCuda(rows, screen::print);
        ResultTable.printLoops(rows, screen::print);
        screen.line("");
        screen.line(
                "Table: %s    every epoch: %s",
                folder.comparisonCopy(), folder.path().resolve("epochs.csv"));
        return exitCode(screen, rows);
    }

    private static int exitCode(Screen screen, List<ComparisonRow> rows) {
        long bad = rows.stream().filter(row -> !row.status().finished()).count();
        if (bad == 0) {
            return ExitCode.OK.code();
        }
        screen.warning(bad + " of " + rows.size() + " runs did not finish; see the status column.");
        boolean all = rows.stream()
                .flatMap(row -> row.results().values().stream())
                .noneMatch(r -> r.status().finished());
        return (all ? ExitCode.FAILURE : ExitCode.OK).code();
    }

    private void announce(Screen screen, ComparisonSettings settings, TrainingData data) {
        dataOptions.announce(screen, data, preset);
        for (Plan plan : settings.plans()) {
            screen.line("Run: %s", Screen.words(plan.resolved()));
            if (traceShapes) {
                PreparedRun run = PreparedRun.of(plan, settings.seeds().get(0), data);
                ShapeLines.print(run, screen::print);
            }
        }
        screen.line(
                "Engines: %s%s; seeds %s; threads %s; results in %s",
                settings.engines().stream().map(EngineKind::token).toList(),
                gpuOptions.secondProcess(engineOptions.engines(), side)
                        ? ", and on the CPU in a second process " + engineTokens()
                        : "",
                settings.seeds(),
                runOptions.threadsOrAuto(),
                runOptions.out());
    }

    private List<String> engineTokens() {
        return engineOptions.engines().stream().map(EngineKind::token).toList();
    }

    private Map<String, Object> config(ComparisonSettings settings, TrainingData data) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("task", task.token());
        values.put("arguments", CommandWords.of(spec.commandLine()));
        values.put("preset", preset.token());
        values.putAll(dataOptions.config(data, preset));
        values.put("engines", engineTokens());
        if (GpuOptions.onGpu(engineOptions.engines(), side)) {
            values.put(DecidingSettings.SECOND_PROCESS, gpuOptions.secondProcess(engineOptions.engines(), side));
        }
        values.put("seeds", settings.seeds());
        values.put("threads", runOptions.threadsOrAuto());
        engineOptions.weights().ifPresent(file -> {
            values.put("weights", file.toString());
            values.put("weights_digest", Digests.of(file));
        });
        settings.layers().ifPresent(own -> values.put("layers", own.name()));
        values.put("log", logOptions.style());
        values.put("out", runOptions.out().toString());
        values.put("plans", settings.plans().stream().map(Plan::resolved).toList());
        return values;
    }
}
