package backproplab.experiments.cli;

import backproplab.dl4j.Dl4jUnavailableException;
import backproplab.experiments.doctor.Preflight;
import backproplab.experiments.failure.ExitCode;
import backproplab.experiments.failure.UserException;
import backproplab.experiments.files.TemporaryFolder;
import backproplab.experiments.reproduce.LabData;
import backproplab.experiments.reproduce.LabEstimate;
import backproplab.experiments.reproduce.LabRun;
import backproplab.experiments.reproduce.LabSettings;
import backproplab.experiments.results.Environment;
import backproplab.experiments.results.LabFolder;
import backproplab.experiments.results.LabTables;
import backproplab.experiments.results.RunFolder;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Lab run: experiments, their tables and claims. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Runs experiments and writes reproduction.csv (published figures beside ours) and claims.csv.",
        footer = {"", TaskCommand.EXIT_CODES})
final class LabRunCommand implements Callable<Integer> {
    private static final double HOUR_SECONDS = 3600;

    @Spec
    private CommandSpec spec;

    @ParentCommand
    private LabCommand lab;

    @Mixin
    private LabOptions labOptions;

    @Mixin
    private RunOptions runOptions;

    @Override
    public Integer call() throws Dl4jUnavailableException {
        LabSettings settings = labOptions.settings(runOptions.threads());
        LabScreen screen = new LabScreen(spec.commandLine().getOut(), System.console() != null);
        LabData data = labOptions.data(lab.environment(), screen, runOptions.dryRun());
        RunFolder.checkWritable(runOptions.out());
        if (settings.usesDl4j()) {
            Preflight.ensureAvailable();
        }
        double estimate = LabEstimate.seconds(settings);
        screen.line(
                "Estimated time of %d experiments on two cores: %s",
                settings.experiments().size(), Screen.duration(estimate));
        if (runOptions.dryRun()) {
            return dryRun(screen, settings, data);
        }
        if (estimate > HOUR_SECONDS && !labOptions.confirmed()) {
            throw UserException.usage("This would take about " + Screen.duration(estimate)
                    + ".\nAdd --yes to start it, or choose fewer experiments, --engines or --seeds.");
        }
        return run(screen, settings, data, runOptions.out());
    }

    /** Everything is trained for a moment on drawings, and its results are thrown away. */
    private int dryRun(LabScreen screen, LabSettings settings, LabData data) {
        LabSettings tiny = new LabSettings(
                settings.experiments(),
                LabSettings.Form.TINY,
                settings.engines(),
                settings.seeds(),
                settings.threads());
        try (TemporaryFolder scratch = TemporaryFolder.create("backprop-lab")) {
            int code = run(screen, tiny, data, scratch.path());
            screen.line("Dry run: every experiment was tried on a few drawings; nothing was kept.");
            return code;
        }
    }

    private int run(LabScreen screen, LabSettings settings, LabData data, Path out) {
        Map<String, Object> machine = new LinkedHashMap<>(Environment.read(settings.usesDl4j()));
        long begin = System.nanoTime();
        try (LabFolder folder = LabFolder.create(out, LocalDateTime.now(ZoneId.systemDefault()))) {
            folder.runs().json("config.json", config(settings));
            folder.runs().json("environment.json", machine);
            LabRun.Outcome outcome = new LabRun(settings, data, folder, screen).run();
            folder.publish().forEach(screen::warning);
            screen.line("");
            LabReportTable.print(LabTables.read(folder.runs().path()), text -> screen.line("%s", text));
            screen.line("");
            screen.line("%s; %s", Environment.oneLine(machine), Screen.duration((System.nanoTime() - begin) / 1e9));
            if (settings.form() != LabSettings.Form.TINY) {
                printPlaces(screen, folder, out);
            }
            return exitCode(screen, outcome);
        }
    }

    private static void printPlaces(LabScreen screen, LabFolder folder, Path out) {
        screen.line(
                "Tables: %s, %s    kept in %s",
                out.resolve(LabFolder.REPRODUCTION),
                out.resolve(LabFolder.CLAIMS),
                folder.runs().path());
    }

    private static int exitCode(Screen screen, LabRun.Outcome outcome) {
        int bad = outcome.runs() - outcome.finished();
        if (bad > 0) {
            screen.warning(bad + " of " + outcome.runs() + " runs did not finish; see comparison.csv, column status.");
        }
        return (outcome.runs() > 0 && outcome.finished() == 0 ? ExitCode.FAILURE : ExitCode.OK).code();
    }

    private Map<String, Object> config(LabSettings settings) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("task", "lab");
        values.put("arguments", spec.root().commandLine().getParseResult().originalArgs());
        values.putAll(labOptions.config(settings));
        values.put("threads", runOptions.threadsOrAuto());
        values.put("out", runOptions.out().toString());
        return values;
    }
}
