package backproplab.experiments.cli.lab;

import backproplab.dl4j.Dl4jUnavailableException;
import backproplab.experiments.checkpoint.RunRecord;
import backproplab.experiments.checkpoint.StartedCommand;
import backproplab.experiments.cli.option.CommandWords;
import backproplab.experiments.cli.option.ConfigOption;
import backproplab.experiments.cli.option.DecidingSettings;
import backproplab.experiments.cli.option.Digests;
import backproplab.experiments.cli.option.DryRunOption;
import backproplab.experiments.cli.option.LogOptions;
import backproplab.experiments.cli.option.LongRun;
import backproplab.experiments.cli.option.ResumeOptions;
import backproplab.experiments.cli.option.RunOptions;
import backproplab.experiments.cli.screen.Screen;
import backproplab.experiments.doctor.Preflight;
import backproplab.experiments.reproduce.LabData;
import backproplab.experiments.reproduce.LabEstimate;
import backproplab.experiments.reproduce.LabPlan;
import backproplab.experiments.reproduce.LabSettings;
import backproplab.experiments.results.LabFolder;
import backproplab.files.disk.TemporaryFolder;
import backproplab.files.failure.ExitCode;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Lab run: experiments, their tables and claims. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Runs experiments and writes reproduction.csv (published figures beside ours), claims.csv and curves.csv "
                        + "(published epochs beside ours).",
        footer = {"", ExitCode.HELP})
final class LabRunCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @ParentCommand
    private LabCommand lab;

    @Mixin
    private LabOptions labOptions;

    @Mixin
    private RunOptions runOptions;

    @Option(
            names = DryRunOption.NAME,
            description =
                    "Print the estimate, try every variant for a moment on a few drawings and print the tables of that, then "
                            + "stop; nothing is kept.")
    private boolean dryRun;

    @Mixin
    private LogOptions logOptions;

    @Mixin
    private ResumeOptions resumeOptions;

    @Mixin
    private ConfigOption configOption;

    @Override
    public Integer call() throws Dl4jUnavailableException {
        configOption.apply(spec.commandLine(), LabPlan.TASK);
        Optional<RunRecord> interrupted = resumeOptions.find(runOptions.out(), LabPlan.TASK);
        if (interrupted.isEmpty()) {
            return reproduce(interrupted);
        }
        try (RunRecord record = interrupted.get()) {
            ResumeOptions.repeat(spec.commandLine(), record.command());
            return reproduce(interrupted);
        }
    }

    private int reproduce(Optional<RunRecord> interrupted) throws Dl4jUnavailableException {
        LabSettings settings = labOptions.settings(runOptions.threads(), logOptions.solver());
        LabScreen screen =
                new LabScreen(spec.commandLine().getOut(), System.console() != null, logOptions.printEvery());
        LabData data = labOptions.data(lab.environment(), screen, dryRun);
        runOptions.checkOut(dryRun, interrupted.map(RunRecord::folder));
        if (settings.usesDl4j()) {
            Preflight.ensureAvailable();
        }
        double estimate = LabEstimate.seconds(settings);
        screen.line(
                "Estimated time of %d experiment%s on two cores: %s",
                settings.experiments().size(),
                settings.experiments().size() == 1 ? "" : "s",
                Screen.duration(estimate));
        if (dryRun) {
            return tryAll(screen, settings, data);
        }
        LongRun.check(
                estimate, labOptions.confirmed() || interrupted.isPresent(), "fewer experiments, --engines or --seeds");
        LabPlan plan = new LabPlan(settings, data);
        announce(screen, data, real -> labOptions.whyDrawn(data, real));
        Map<String, Object> config = config(settings, plan, data);
        LabExecution execution = new LabExecution(screen, settings, data);
        if (interrupted.isPresent()) {
            ResumeOptions.checkEqual(interrupted.get().command(), deciding(config));
            screen.line(
                    "Going on with %s: %d trainings are done.",
                    interrupted.get().folder(), interrupted.get().ended().size());
            return resume(execution, plan, interrupted.get());
        }
        return start(execution, plan, config, runOptions.out());
    }

    /** Everything is trained for a moment on drawings, and its results are thrown away. */
    private static int tryAll(LabScreen screen, LabSettings settings, LabData data) {
        LabPlan tiny = new LabPlan(
                new LabSettings(
                        settings.experiments(),
                        LabSettings.Form.TINY,
                        settings.engines(),
                        settings.seeds(),
                        settings.threads(),
                        settings.histories()),
                data);
        announce(screen, data, real -> "a dry run has no others");
        try (TemporaryFolder scratch = TemporaryFolder.create("backprop-lab");
                LabFolder folder = LabFolder.create(scratch.path(), LocalDateTime.now(ZoneId.systemDefault()))) {
            return new LabExecution(screen, settings, data).tried(tiny, folder);
        }
    }

    private static void announce(LabScreen screen, LabData data, UnaryOperator<String> whyDrawn) {
        LabDataLines.of(data, whyDrawn).forEach(screen::print);
    }

    private int start(LabExecution execution, LabPlan plan, Map<String, Object> config, Path out) {
        try (LabFolder folder = LabFolder.create(out, LocalDateTime.now(ZoneId.systemDefault()))) {
            folder.runs().json("config.json", config);
            folder.runs().json("environment.json", execution.machine());
            StartedCommand command =
                    new StartedCommand(LabPlan.TASK, CommandWords.of(spec.commandLine()), deciding(config));
            try (RunRecord record = RunRecord.start(folder.runs().path(), command)) {
                return execution.whole(plan, folder, record);
            }
        }
    }

    private static int resume(LabExecution execution, LabPlan plan, RunRecord record) {
        Path path = record.folder();
        try (LabFolder folder =
                LabFolder.resume(path, plan.kept(path.getFileName().toString(), record))) {
            folder.runs().json("environment-resumed.json", execution.machine());
            return execution.whole(plan, folder, record);
        }
    }

    private Map<String, Object> config(LabSettings settings, LabPlan plan, LabData data) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("task", LabPlan.TASK);
        values.put("arguments", CommandWords.of(spec.commandLine()));
        values.putAll(labOptions.config(settings));
        Map<String, Object> digests = new LinkedHashMap<>();
        data.found()
                .forEach((token, images) ->
                        digests.put("data_digest_" + token, images.train().name() + " " + Digests.of(images)));
        values.put("data_digests", digests);
        values.put("log", logOptions.style());
        values.put("threads", runOptions.threadsOrAuto());
        values.put("out", runOptions.out().toString());
        values.put("plans", plan.resolved());
        return values;
    }

    /** What was found counts, not where it was looked for; and the preset says more than every setting that follows from it. */
    private static Map<String, String> deciding(Map<String, Object> config) {
        Map<String, Object> relevant = new LinkedHashMap<>();
        relevant.put("--preset", config.get("preset"));
        relevant.putAll(config);
        relevant.remove("dataset");
        return DecidingSettings.of(relevant);
    }
}
