package backproplab.experiments.cli;

import backproplab.datasets.TrainTest;
import backproplab.dl4j.Dl4jUnavailableException;
import backproplab.experiments.compare.Comparison;
import backproplab.experiments.compare.ComparisonSettings;
import backproplab.experiments.doctor.Preflight;
import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.failure.ExitCode;
import backproplab.experiments.failure.UserException;
import backproplab.experiments.labs.Plan;
import backproplab.experiments.labs.Preset;
import backproplab.experiments.labs.Task;
import backproplab.experiments.results.ComparisonRow;
import backproplab.experiments.results.Environment;
import backproplab.experiments.results.RunFolder;
import backproplab.experiments.train.TrainingData;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What Task1 and Task2 have in common: all but data, models and settings to start from. */
abstract class TaskCommand implements Callable<Integer> {
    /** What every task's help ends with. */
    static final String EXIT_CODES = "Exit codes: 0 ok, 1 failure, 2 usage, 3 data, 4 environment.";

    private static final double HOUR_SECONDS = 3600;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            defaultValue = "quick",
            description =
                    "quick (minutes) or lab (the reports' full settings: hours or days) (default: ${DEFAULT-VALUE}).")
    private String presetName;

    @Mixin
    private DataOptions dataOptions;

    @Mixin
    private PlanOptions planOptions;

    @Mixin
    private EngineOptions engineOptions;

    @Mixin
    private RunOptions runOptions;

    private final Task task;
    private final Map<String, String> environment;
    private Preset preset;

    TaskCommand(Task task, Map<String, String> environment) {
        this.task = task;
        this.environment = environment;
    }

    @Override
    public Integer call() throws Dl4jUnavailableException {
        preset = Choices.pick("--preset", presetName, task.presets().toArray(Preset[]::new), Preset::token);
        List<Plan> plans = planOptions.apply(preset, engineOptions.weights().isPresent());
        ComparisonSettings settings = new ComparisonSettings(
                task.token(),
                plans,
                engineOptions.engines(),
                engineOptions.seeds(),
                runOptions.threads(),
                engineOptions.start());
        dataOptions.check();
        RunFolder.checkWritable(runOptions.out());
        boolean dl4j = settings.engines().contains(EngineKind.DL4J);
        if (dl4j) {
            Preflight.ensureAvailable();
        }
        Screen screen = new Screen(task.title(), spec.commandLine().getOut(), System.console() != null);
        String verdict = dl4j ? Preflight.announcement(environment) : "";
        if (!verdict.isEmpty()) {
            screen.line("%s", verdict);
        }
        TrainTest source = dataOptions.load(task.realData(), environment, screen);
        TrainingData data = dataOptions.prepare(source, preset);
        Comparison comparison = new Comparison(settings, data);
        announce(screen, settings, data);
        double estimate = comparison.warmUp(screen);
        screen.line("Estimated time: %s", Screen.duration(estimate));
        if (runOptions.dryRun()) {
            screen.line("Dry run: nothing was trained or written.");
            return ExitCode.OK.code();
        }
        if (estimate > HOUR_SECONDS && !engineOptions.confirmed()) {
            throw UserException.usage("This would take about " + Screen.duration(estimate)
                    + ".\nAdd --yes to start it, or choose fewer --models, --engines or --epochs.");
        }
        return run(screen, comparison, settings, data, dl4j);
    }

    private int run(
            Screen screen, Comparison comparison, ComparisonSettings settings, TrainingData data, boolean dl4j) {
        Map<String, Object> machine = new LinkedHashMap<>(Environment.read(dl4j));
        machine.put("engines", comparison.warmUpTable());
        try (RunFolder folder =
                RunFolder.create(runOptions.out(), task.token(), LocalDateTime.now(ZoneId.systemDefault()))) {
            folder.json("config.json", config(settings, data));
            folder.json("environment.json", machine);
            List<ComparisonRow> rows = comparison.run(folder, screen);
            folder.publish().forEach(screen::warning);
            screen.line("");
            screen.line(
                    "%s (%s), %s", data.source().train().name(), data.source().origin(), Environment.oneLine(machine));
            ResultTable.print(rows, text -> screen.line("%s", text));
            ResultTable.printLoops(rows, text -> screen.line("%s", text));
            screen.line("");
            screen.line(
                    "Table: %s    every epoch: %s",
                    folder.comparisonCopy(), folder.path().resolve("epochs.csv"));
            return exitCode(screen, rows);
        }
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
        }
        screen.line(
                "Engines: %s; seeds %s; threads %s; results in %s",
                settings.engines().stream().map(EngineKind::token).toList(),
                settings.seeds(),
                runOptions.threadsOrAuto(),
                runOptions.out());
    }

    private Map<String, Object> config(ComparisonSettings settings, TrainingData data) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("task", task.token());
        values.put("arguments", spec.commandLine().getParseResult().originalArgs());
        values.put("preset", preset.token());
        values.putAll(dataOptions.config(data, preset));
        values.put("engines", settings.engines().stream().map(EngineKind::token).toList());
        values.put("seeds", settings.seeds());
        values.put("threads", runOptions.threadsOrAuto());
        engineOptions.weights().ifPresent(file -> values.put("weights", file.toString()));
        values.put("out", runOptions.out().toString());
        values.put("plans", settings.plans().stream().map(Plan::resolved).toList());
        return values;
    }
}
