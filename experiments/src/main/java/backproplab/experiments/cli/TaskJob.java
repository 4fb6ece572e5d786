package backproplab.experiments.cli;

import backproplab.experiments.checkpoint.Measured;
import backproplab.experiments.checkpoint.RunNotes;
import backproplab.experiments.checkpoint.RunRecord;
import backproplab.experiments.checkpoint.StartedCommand;
import backproplab.experiments.cli.command.ClosingLines;
import backproplab.experiments.cli.command.DatasetPictures;
import backproplab.experiments.cli.command.LongJob;
import backproplab.experiments.cli.command.RunReport;
import backproplab.experiments.cli.command.SpreadsheetCopies;
import backproplab.experiments.cli.live.LivePage;
import backproplab.experiments.cli.option.CommandWords;
import backproplab.experiments.cli.option.DecidingSettings;
import backproplab.experiments.cli.option.GpuOptions;
import backproplab.experiments.cli.option.ResumeOptions;
import backproplab.experiments.cli.screen.InterruptNotice;
import backproplab.experiments.cli.screen.Screen;
import backproplab.experiments.cli.screen.Words;
import backproplab.experiments.compare.Comparison;
import backproplab.experiments.compare.ComparisonSettings;
import backproplab.experiments.compare.Forecast;
import backproplab.experiments.compare.PreparedRun;
import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.process.CpuSide;
import backproplab.experiments.recipe.Plan;
import backproplab.experiments.results.ComparisonRow;
import backproplab.experiments.results.Environment;
import backproplab.experiments.results.FileNames;
import backproplab.experiments.results.RunFolder;
import backproplab.experiments.task.Preset;
import backproplab.experiments.task.Task;
import backproplab.experiments.train.TrainingData;
import backproplab.files.failure.ExitCode;
import backproplab.files.failure.UserException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;

/** A comparison of Task1 or Task2, its data found: announced, timed, trained and shown. */
final class TaskJob implements LongJob<RunRecord> {
    private final Parts parts;
    private final TaskOptions options;
    private final Screen screen;
    private final TrainingData data;
    private final Comparison comparison;
    private final Map<String, Object> config;
    private final Optional<CpuColumns> cpuColumns;

    /** What the command knows before there is data. */
    record Parts(
            Task task,
            TaskOptions options,
            CommandLine line,
            Screen screen,
            CpuSide side,
            ComparisonSettings settings) {
        boolean secondProcess() {
            return options.gpu.secondProcess(options.engines.engines(), side);
        }

        Preset preset() {
            return options.preset(task);
        }

        /** Finds and divides the data. */
        TrainingData data(Map<String, String> environment) {
            return options.data.prepare(options.data.load(task.realData(), environment, screen), preset());
        }

        /** The same with batches that nobody asked for as large as the data allow. */
        Parts fitted(TrainingData data) {
            List<Plan> plans = options.plan.fitted(settings.plans(), data.trainCount());
            if (plans.equals(settings.plans())) {
                return this;
            }
            screen.warning("The batches of preset " + preset().token() + " are larger than the training part of "
                    + data.source().train().name() + " (" + data.trainCount()
                    + " images), which is one batch now. Say otherwise with --batch-size.");
            return new Parts(task, options, line, screen, side, settings.withPlans(plans));
        }
    }

    private TaskJob(Parts parts, TrainingData data, Map<String, Object> config) {
        this.parts = parts;
        this.data = data;
        this.config = config;
        options = parts.options();
        screen = parts.screen();
        comparison = new Comparison(parts.settings(), data);
        cpuColumns = parts.secondProcess()
                ? Optional.of(
                        new CpuColumns(parts.task(), parts.side().classPath().orElseThrow(), screen))
                : Optional.empty();
    }

    /** Finds the data, and refuses to go on with other settings than those of the run that was cut off. */
    static TaskJob load(Parts asked, Map<String, String> environment, Optional<RunRecord> interrupted) {
        TrainingData data = asked.data(environment);
        Parts parts = asked.fitted(data);
        Map<String, Object> config = config(parts, data);
        interrupted.ifPresent(record -> ResumeOptions.checkEqual(record.command(), DecidingSettings.of(config)));
        return new TaskJob(parts, data, config);
    }

    /** What config.json keeps. */
    static Map<String, Object> config(Parts parts, TrainingData data) {
        List<EngineKind> engines = parts.options().engines.engines();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("task", parts.task().token());
        values.put("arguments", CommandWords.of(parts.line()));
        values.put("preset", parts.preset().token());
        values.putAll(parts.options().data.config(data, parts.preset()));
        values.put(DecidingSettings.ENGINES, parts.options().engineTokens());
        if (GpuOptions.onGpu(engines, parts.side())) {
            values.put(DecidingSettings.SECOND_PROCESS, parts.secondProcess());
        }
        values.putAll(parts.options().config(parts.settings()));
        values.put(
                "plans", parts.settings().plans().stream().map(Plan::resolved).toList());
        return values;
    }

    @Override
    public double estimate(Optional<RunRecord> interrupted) {
        announce(options.common.run().out(interrupted.map(RunRecord::folder)));
        if (options.gpu.cpuMissing(options.engines.engines(), parts.side())) {
            screen.warning(
                    "The columns of Deeplearning4j on the CPU stay empty: the list of its libraries is missing.\n"
                            + "Compile with -Dcuda.natives, or say --gpu-only.");
        }
        comparison.warnings().forEach(screen::warning);
        Forecast forecast =
                comparison.warmUp(screen, interrupted.map(RunNotes.class::cast).orElse(RunNotes.NONE));
        screen.line(
                "Estimated time: %s%s",
                Words.of(forecast), cpuColumns.isPresent() ? " on the GPU; the second process prints its own" : "");
        return forecast.seconds();
    }

    private void announce(Path out) {
        ComparisonSettings settings = parts.settings();
        options.data.announce(screen, data, parts.preset());
        for (Plan plan : settings.plans()) {
            screen.line("Run: %s", Words.of(plan.resolved()));
            if (options.traceShapes) {
                ShapeLines.print(PreparedRun.of(plan, settings.seeds().get(0), data), screen::print);
            }
            if (options.summary) {
                summarize(PreparedRun.of(plan, settings.seeds().get(0), data));
            }
        }
        screen.line(
                "Engines: %s%s; seeds %s; threads %s; results in %s",
                settings.engines().stream().map(EngineKind::token).toList(),
                cpuColumns.isPresent() ? ", and on the CPU in a second process " + options.engineTokens() : "",
                settings.seeds(),
                options.common.run().threadsOrAuto(),
                out);
    }

    private void summarize(PreparedRun run) {
        int threads = parts.settings().threads().orElse(Runtime.getRuntime().availableProcessors());
        SummaryTable.lines(run, threads, screen.width(), SummaryTable.SECONDS).forEach(screen::print);
    }

    @Override
    public String less() {
        return "fewer --models, --engines or --epochs";
    }

    @Override
    public int dryRun() {
        cpuColumns.ifPresent(cpu -> cpu.dryRun(ResumeOptions.forSecondProcess(parts.line())));
        screen.line("Dry run: nothing was trained or written.");
        return ExitCode.OK.code();
    }

    @Override
    public int start(LivePage page) {
        Map<String, Object> machine = machine();
        RunFolder folder = RunFolder.create(
                options.common.run().out(), parts.task().token(), LocalDateTime.now(ZoneId.systemDefault()));
        boolean begun = false;
        boolean joined = false;
        try (folder) {
            folder.keepEvents(options.common.follow().tensorboard());
            folder.json(FileNames.CONFIG, config);
            folder.json(FileNames.ENVIRONMENT, machine);
            StartedCommand command = new StartedCommand(
                    parts.task().token(), CommandWords.of(parts.line()), DecidingSettings.of(config));
            try (RunRecord record = RunRecord.start(folder.path(), command)) {
                begun = true;
                joinCpu(folder.path(), command);
                joined = true;
                comparison.kept(folder.runId(), RunNotes.NONE).epochs().forEach(folder::add);
                return run(folder, record, machine, page);
            }
        } catch (UserException e) {
            // What the second process refused is no run that could be gone on with, nor is one without a record.
            boolean refused = !joined && e.code() != ExitCode.ENVIRONMENT && !CpuColumns.began(folder.path());
            if (refused || !begun) {
                folder.discard().forEach(screen::warning);
            }
            throw e;
        }
    }

    @Override
    public int resume(RunRecord record, LivePage page) {
        Map<String, Object> machine = machine();
        Path path = record.folder();
        joinCpu(path, record.command());
        try (RunFolder folder = RunFolder.resume(
                path, parts.task().token(), comparison.kept(path.getFileName().toString(), record))) {
            folder.keepEvents(options.common.follow().tensorboard());
            folder.json(FileNames.ENVIRONMENT_RESUMED, machine);
            return run(folder, record, machine, page);
        }
    }

    private Map<String, Object> machine() {
        Map<String, Object> machine = new LinkedHashMap<>(Environment.read(options.engines.engines()));
        machine.put(Environment.ENGINES, comparison.warmUpTable());
        return machine;
    }

    private void joinCpu(Path run, StartedCommand command) {
        cpuColumns.ifPresent(cpu -> comparison.join(InterruptNotice.during(
                screen,
                run,
                () -> cpu.train(
                        run,
                        ResumeOptions.forSecondProcess(parts.line()),
                        options.common.confirmed(),
                        options.engines.engines(),
                        command.settings()))));
    }

    private int run(RunFolder folder, RunRecord record, Map<String, Object> machine, LivePage page) {
        page.draw(folder.path());
        List<ComparisonRow> rows =
                InterruptNotice.during(screen, folder.path(), () -> comparison.run(folder, page.with(screen), record));
        folder.publish().forEach(screen::warning);
        options.gpu.leave().ifPresent(file -> Measured.of(record).write(file));
        record.finish();
        screen.line("");
        screen.line(
                "%s (%s), %s%s",
                data.source().train().name(),
                data.source().origin(),
                Environment.oneLine(machine),
                ThreadWords.of(comparison.warmUpTable()));
        ResultTable.print(rows, screen.width(), screen::print);
        ResultTable.printCuda(rows, text -> screen.row("%s", text));
        ResultTable.printLoops(rows, text -> screen.row("%s", text));
        Environment.warnings(machine).forEach(screen::warning);
        Doubts.of(rows, data.source().test()).forEach(screen::warning);
        screen.line("");
        ClosingLines.print(screen, folder);
        int code = exitCode(rows);
        boolean report = false;
        if (options.gpu.leave().isEmpty()) {
            SpreadsheetCopies.write(
                    screen, options.common.run(), folder, parts.task().token());
            report = RunReport.write(
                    screen,
                    options.common.run(),
                    folder,
                    parts.task().token(),
                    DatasetPictures.of(data.source().test()));
        }
        page.end(folder.path(), report);
        return code;
    }

    private int exitCode(List<ComparisonRow> rows) {
        long whole = rows.stream().filter(row -> row.status().finished()).count();
        int code = screen.conclude(whole, rows.size(), "runs did not finish; see the status column.");
        boolean any = rows.stream()
                .flatMap(row -> row.results().values().stream())
                .anyMatch(result -> result.status().finished());
        return any ? ExitCode.OK.code() : code;
    }
}
