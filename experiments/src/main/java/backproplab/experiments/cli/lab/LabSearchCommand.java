package backproplab.experiments.cli.lab;

import backproplab.datasets.TrainTest;
import backproplab.dl4j.Dl4jUnavailableException;
import backproplab.experiments.checkpoint.StartedCommand;
import backproplab.experiments.cli.option.CommandWords;
import backproplab.experiments.cli.option.ConfigOption;
import backproplab.experiments.cli.option.DataOptions;
import backproplab.experiments.cli.option.DecidingSettings;
import backproplab.experiments.cli.option.DryRunOption;
import backproplab.experiments.cli.option.LongRun;
import backproplab.experiments.cli.option.PlanOptions;
import backproplab.experiments.cli.option.ResumeOptions;
import backproplab.experiments.cli.option.RunOptions;
import backproplab.experiments.cli.screen.InterruptNotice;
import backproplab.experiments.cli.screen.Screen;
import backproplab.experiments.cli.search.SearchOptions;
import backproplab.experiments.cli.search.SearchPlan;
import backproplab.experiments.cli.search.SearchRequest;
import backproplab.experiments.cli.search.SearchResume;
import backproplab.experiments.cli.search.SearchScreen;
import backproplab.experiments.cli.search.SearchTable;
import backproplab.experiments.doctor.Preflight;
import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.results.Environment;
import backproplab.experiments.results.SearchFolder;
import backproplab.experiments.results.TrialRow;
import backproplab.experiments.search.Journal;
import backproplab.experiments.search.SearchRun;
import backproplab.experiments.train.RunStatus;
import backproplab.files.failure.ExitCode;
import backproplab.files.failure.UserException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Lab search: which values of some options train best. */
@Command(
        name = "search",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Trains one model (--models, default mlp) with many values of some options of Task1 and Task2 and ranks them by validation "
                        + "accuracy in search.csv; the best is tested once, at the end, and its command line is printed.",
        footer = {
            "",
            "Examples:",
            "  Lab search E/first",
            "  Lab search --space lr=log:1e-4:1e-1 --space hidden=item:200;400,200 --draws 20",
            "  Lab search --method grid --space lr=log:1e-4:1e-2:3 --space l2=item:0,1e-4",
            "",
            ExitCode.HELP
        })
final class LabSearchCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @ParentCommand
    private LabCommand lab;

    @Mixin
    private SearchOptions searchOptions;

    @Mixin
    private SearchResume searchResume;

    @Mixin
    private ConfigOption configOption;

    @Mixin
    private DataOptions dataOptions;

    @Mixin
    private PlanOptions planOptions;

    @Mixin
    private RunOptions runOptions;

    @Mixin
    private DryRunOption dryRun;

    @Override
    public Integer call() throws Dl4jUnavailableException {
        configOption.apply(spec.commandLine(), SearchFolder.TASK);
        Optional<Journal> interrupted = searchResume.find(runOptions.out());
        if (interrupted.isEmpty()) {
            return search(interrupted);
        }
        try (Journal journal = interrupted.get()) {
            ResumeOptions.repeat(spec.commandLine(), journal.command());
            return search(interrupted);
        }
    }

    private int search(Optional<Journal> interrupted) throws Dl4jUnavailableException {
        SearchRequest request =
                SearchRequest.of(searchOptions, spec.commandLine().getParseResult());
        dataOptions.check();
        runOptions.checkOut(dryRun.chosen(), interrupted.map(Journal::folder));
        SearchScreen screen = new SearchScreen(spec.commandLine().getOut(), System.console() != null);
        boolean dl4j = request.engine() == EngineKind.DL4J;
        if (dl4j) {
            Preflight.ensureAvailable();
            String verdict = Preflight.announcement(lab.environment());
            if (!verdict.isEmpty()) {
                screen.print(verdict);
            }
        }
        TrainTest source = dataOptions.load(request.task().realData(), lab.environment(), screen);
        SearchPlan plan = SearchPlan.of(searchOptions, request, source);
        Map<String, Object> config = plan.config();
        StartedCommand command =
                new StartedCommand(SearchFolder.TASK, CommandWords.of(spec.commandLine()), DecidingSettings.of(config));
        interrupted.ifPresent(journal -> ResumeOptions.checkEqual(journal.command(), command.settings()));
        SearchRun.Work work = plan.work(searchOptions.parallel(), runOptions.threads());
        plan.announce(screen, work.parallelism(), runOptions.out());
        double estimate = work.warm().seconds(work.trials(), interrupted, screen);
        screen.line("Estimated time: %s", Screen.duration(estimate));
        if (dryRun.chosen()) {
            plan.trials().forEach(trial -> screen.line("Trial %d: %s", trial.number(), trial.words()));
            screen.line("Dry run: nothing was trained or written.");
            return ExitCode.OK.code();
        }
        LongRun.check(
                estimate, searchOptions.confirmed() || interrupted.isPresent(), "fewer --draws, --epochs or images");
        config.put("arguments", command.arguments());
        config.put("parallel", work.parallelism().trials());
        config.put("threads", work.parallelism().threads());
        config.put("out", runOptions.out().toString());
        Map<String, Object> machine = new LinkedHashMap<>(Environment.read(dl4j));
        return interrupted.isPresent()
                ? resume(screen, plan, work, interrupted.get(), machine)
                : start(screen, plan, work, new Start(command, config, machine));
    }

    /** What is written when a search begins. */
    private record Start(StartedCommand command, Map<String, Object> config, Map<String, Object> machine) {}

    private int start(SearchScreen screen, SearchPlan plan, SearchRun.Work work, Start start) {
        SearchFolder folder = SearchFolder.create(runOptions.out(), LocalDateTime.now(ZoneId.systemDefault()));
        folder.json("config.json", start.config());
        folder.json("environment.json", start.machine());
        try (Journal journal = Journal.start(folder.path(), start.command())) {
            return run(screen, plan, work, journal, folder, start.machine());
        }
    }

    private int resume(
            SearchScreen screen, SearchPlan plan, SearchRun.Work work, Journal journal, Map<String, Object> machine) {
        SearchFolder folder = SearchFolder.existing(journal.folder());
        folder.json("environment-resumed.json", machine);
        screen.line(
                "Going on with %s: %d trainings are done.",
                folder.path(), journal.results().size());
        return run(screen, plan, work, journal, folder, machine);
    }

    private int run(
            SearchScreen screen,
            SearchPlan plan,
            SearchRun.Work work,
            Journal journal,
            SearchFolder folder,
            Map<String, Object> machine) {
        SearchRun run = new SearchRun(work, journal, folder, screen);
        List<TrialRow> rows;
        try (InterruptNotice notice = new InterruptNotice(screen, folder.path(), "Every trial that ended is kept")) {
            rows = notice.during(run::run);
        }
        screen.line("");
        screen.print(Environment.oneLine(machine));
        SearchTable.print(plan.space().names(), rows, screen::print);
        TrialRow best = rows.get(0);
        screen.line("");
        if (!best.status().finished()) {
            screen.warning("No trial finished; see column status of " + folder.copy() + ".");
            return noneFinished(rows, journal);
        }
        screen.line(
                "Best: trial %d, validation accuracy %.2f %% in epoch %d, test accuracy %.2f %%. To train it:",
                best.trial(), best.bestValidationPct(), best.bestEpoch(), best.testAccuracyPct());
        screen.print(plan.commandLine(best, typedOut()));
        screen.line("");
        screen.line("Table: %s    kept in %s", folder.copy(), folder.path());
        long bad = rows.stream().filter(row -> !row.status().finished()).count();
        if (bad > 0) {
            screen.warning(bad + " of " + rows.size() + " trials did not finish; see the status column.");
        }
        return ExitCode.OK.code();
    }

    /** The folder of results, if one was named. */
    private Optional<Path> typedOut() {
        boolean typed = spec.commandLine().getParseResult().hasMatchedOption(RunOptions.OUT);
        return typed ? Optional.of(runOptions.out()) : Optional.empty();
    }

    /** Where no network fits this machine, the search itself is in order. */
    private static int noneFinished(List<TrialRow> rows, Journal journal) {
        if (rows.stream().allMatch(row -> row.status() == RunStatus.SKIPPED)) {
            throw UserException.environment(journal.results().get(0).message(), null);
        }
        return ExitCode.FAILURE.code();
    }
}
