package backproplab.experiments.cli;

import backproplab.dl4j.Dl4jUnavailableException;
import backproplab.experiments.cli.command.RunReport;
import backproplab.experiments.cli.command.SpreadsheetCopies;
import backproplab.experiments.cli.option.CommandWords;
import backproplab.experiments.cli.option.ConfigOption;
import backproplab.experiments.cli.option.DryRunOption;
import backproplab.experiments.cli.option.RunOptions;
import backproplab.experiments.cli.screen.Screen;
import backproplab.experiments.cli.screen.Terminal;
import backproplab.experiments.cli.screen.Words;
import backproplab.experiments.engine.Engines;
import backproplab.experiments.parity.ParityRows;
import backproplab.experiments.parity.ParityRun;
import backproplab.experiments.parity.ParitySettings;
import backproplab.experiments.parity.Subject;
import backproplab.experiments.parity.SubjectResult;
import backproplab.experiments.results.Environment;
import backproplab.experiments.results.FileNames;
import backproplab.experiments.results.ParityRow;
import backproplab.experiments.results.TableFolder;
import backproplab.files.failure.ExitCode;
import backproplab.files.table.ScreenTable;
import backproplab.report.page.Pictures;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Parity: every layer, loss, optimizer and model in the hand-written engines and in Deeplearning4j, number by number. */
@Command(
        name = "Parity",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        version = "Backprop Lab 0.1.0",
        description =
                "Compares every layer, loss, optimizer and model with Deeplearning4j or PyTorch, from equal weights on equal "
                        + "batches: outputs, gradients, and parameters after training steps; writes every error to CSV.",
        footer = {
            "",
            "Exit codes: 0 all within bounds or tied with proof, 1 a bound is broken or a failure, 2 usage, 4"
                    + " environment."
        })
public final class ParityCommand implements Callable<Integer> {
    /** The networks are so small that more threads only wait for each other. */
    private static final int THREADS = 1;

    private static final String TOKEN = "parity";

    @Spec
    private CommandSpec spec;

    @Mixin
    private ParityOptions parityOptions;

    @Mixin
    private RunOptions runOptions;

    @Mixin
    private DryRunOption dryRun;

    @Mixin
    private ConfigOption configOption;

    @Override
    public Integer call() throws Dl4jUnavailableException {
        return configOption.around(spec.commandLine(), TOKEN, this::compare);
    }

    private int compare() throws Dl4jUnavailableException {
        ParitySettings settings = parityOptions.settings(runOptions.threads().orElse(THREADS));
        runOptions.checkOut(dryRun.chosen());
        Screen screen = new Screen("Parity", spec.commandLine().getOut(), Terminal.present());
        announce(screen, settings);
        if (dryRun.chosen()) {
            settings.subjects().forEach(subject -> screen.print(subject.name()));
            screen.line("Dry run: nothing was computed or written.");
            return ExitCode.OK.code();
        }
        Engines.ensure(List.of(settings.judge()));
        return run(screen, settings);
    }

    private int run(Screen screen, ParitySettings settings) {
        Map<String, Object> machine = Environment.read(List.of(settings.judge()));
        long begin = System.nanoTime();
        try (TableFolder<ParityRow> folder =
                TableFolder.parity(runOptions.out(), LocalDateTime.now(ZoneId.systemDefault()))) {
            folder.json(FileNames.CONFIG, config(settings));
            folder.json(FileNames.ENVIRONMENT, machine);
            ScreenTable<SubjectResult> table = ParityTable.create(screen.width());
            table.lines(List.of()).forEach(screen::print);
            List<SubjectResult> results = new ParityRun(settings).run(result -> {
                ParityRows.of(folder.runId(), settings.seed(), result).forEach(folder::add);
                ParityTable.lines(table, result, screen.width()).forEach(screen::print);
            });
            folder.publish().forEach(screen::warning);
            screen.line("");
            screen.line("%s; %s", Environment.oneLine(machine), Words.duration((System.nanoTime() - begin) / 1e9));
            screen.line("Table: %s    kept in %s", folder.copy(), folder.path());
            ParityConclusion conclusion = new ParityConclusion(results, settings.judge());
            conclusion.lines().forEach(screen::print);
            SpreadsheetCopies.write(screen, runOptions, folder, TOKEN);
            RunReport.write(screen, runOptions, folder, TOKEN, Pictures.NONE);
            return conclusion.code().code();
        }
    }

    private void announce(Screen screen, ParitySettings settings) {
        screen.line(
                "Compared with %s: %s",
                settings.judge().title(),
                settings.layers()
                        .map(layers -> layers.name())
                        .orElse("engine loops in double, engine manual in float"));
        screen.line(
                "Subjects: %d; precision %s; steps %s; seed %d; threads %d; results in %s",
                settings.subjects().size(),
                settings.precisions().stream().map(SubjectResult::token).toList(),
                settings.steps(),
                settings.seed(),
                settings.threads(),
                runOptions.out());
    }

    private Map<String, Object> config(ParitySettings settings) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("task", TOKEN);
        values.put("arguments", CommandWords.of(spec.commandLine()));
        values.put("subjects", settings.subjects().stream().map(Subject::name).toList());
        values.put(
                "precision",
                settings.precisions().stream().map(SubjectResult::token).toList());
        values.put("steps", settings.steps());
        values.put("seed", settings.seed());
        values.put("threads", settings.threads());
        values.put("full", parityOptions.full());
        values.put("engines", settings.judge().token());
        settings.layers().ifPresent(layers -> values.put("layers", layers.name()));
        values.put("out", runOptions.out().toString());
        return values;
    }
}
