package backproplab.experiments.cli.lab;

import backproplab.experiments.checkpoint.StartedCommand;
import backproplab.experiments.cli.command.ClosingLines;
import backproplab.experiments.cli.command.LongJob;
import backproplab.experiments.cli.command.RunReport;
import backproplab.experiments.cli.command.SpreadsheetCopies;
import backproplab.experiments.cli.live.LivePage;
import backproplab.experiments.cli.option.CommandWords;
import backproplab.experiments.cli.option.DecidingSettings;
import backproplab.experiments.cli.option.LongOptions;
import backproplab.experiments.cli.option.ResumeOptions;
import backproplab.experiments.cli.option.RunOptions;
import backproplab.experiments.cli.screen.InterruptNotice;
import backproplab.experiments.cli.search.SearchPlan;
import backproplab.experiments.cli.search.SearchScreen;
import backproplab.experiments.cli.search.SearchTable;
import backproplab.experiments.compare.Forecast;
import backproplab.experiments.compare.Foreseen;
import backproplab.experiments.results.Environment;
import backproplab.experiments.results.FileNames;
import backproplab.experiments.results.SearchFolder;
import backproplab.experiments.results.TrialRow;
import backproplab.experiments.search.Journal;
import backproplab.experiments.search.SearchRun;
import backproplab.experiments.train.RunStatus;
import backproplab.files.failure.ExitCode;
import backproplab.files.failure.UserException;
import backproplab.report.page.Pictures;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;

/** A search with all its trials, its data found: announced, timed, trained and shown. */
final class SearchJob implements LongJob<Journal> {
    private static final int MOST_WARNINGS = 5;

    private final SearchScreen screen;
    private final SearchPlan plan;
    private final CommandLine line;
    private final LongOptions longer;
    private final RunOptions options;
    private final Map<String, Object> config;
    private final Map<String, String> deciding;
    private final SearchPlace place;
    private final boolean dryRun;
    /** There when the estimate is. */
    private SearchRun.Work work;

    SearchJob(
            SearchScreen screen,
            SearchPlan plan,
            SearchPlace place,
            boolean dryRun,
            CommandLine line,
            LongOptions longer) {
        this.screen = screen;
        this.plan = plan;
        this.place = place;
        this.dryRun = dryRun;
        this.line = line;
        this.longer = longer;
        options = longer.run();
        config = plan.config();
        deciding = DecidingSettings.of(config);
    }

    /** Refuses to go on with other settings than those of the search that was cut off. */
    void check(Journal journal) {
        ResumeOptions.checkEqual(journal.command(), deciding);
    }

    @Override
    public double estimate(Optional<Journal> interrupted) {
        work = place.work(plan, dryRun);
        plan.announce(screen, place.words(work), options.out(interrupted.map(Journal::folder)));
        work.trials().stream()
                .flatMap(trial -> Foreseen.of(trial.run()).stream())
                .distinct()
                .limit(MOST_WARNINGS)
                .forEach(screen::warning);
        Forecast forecast = work.warm().forecast(work.trials(), interrupted, screen);
        screen.line("Estimated time: %s", place.words(forecast));
        return forecast.seconds();
    }

    @Override
    public String less() {
        return "fewer --draws, --epochs or images";
    }

    @Override
    public int dryRun() {
        plan.trials().forEach(trial -> screen.line("Trial %d: %s", trial.number(), trial.words()));
        screen.line("Dry run: nothing was trained or written.");
        return ExitCode.OK.code();
    }

    @Override
    public int start(LivePage page) {
        StartedCommand command = new StartedCommand(SearchFolder.TASK, CommandWords.of(line), deciding);
        config.put("arguments", command.arguments());
        config.putAll(place.config(work));
        config.put("tensorboard", longer.follow().tensorboard());
        config.put("out", options.out().toString());
        Map<String, Object> machine = machine();
        SearchFolder folder = SearchFolder.create(options.out(), LocalDateTime.now(ZoneId.systemDefault()));
        boolean begun = false;
        try {
            folder.json(FileNames.CONFIG, config);
            folder.json(FileNames.ENVIRONMENT, machine);
            try (Journal journal = Journal.start(folder.path(), command)) {
                begun = true;
                return run(journal, folder, machine, page);
            }
        } finally {
            if (!begun) {
                folder.discard().forEach(screen::warning);
            }
        }
    }

    @Override
    public int resume(Journal journal, LivePage page) {
        Map<String, Object> machine = machine();
        SearchFolder folder = SearchFolder.existing(journal.folder());
        folder.json(FileNames.ENVIRONMENT_RESUMED, machine);
        screen.line(
                "Going on with %s: %d trainings are done.",
                folder.path(), journal.results().size());
        return run(journal, folder, machine, page);
    }

    private Map<String, Object> machine() {
        return Environment.read(List.of(work.settings().engine()));
    }

    private int run(Journal journal, SearchFolder folder, Map<String, Object> machine, LivePage page) {
        page.draw(folder.path());
        folder.keepEvents(longer.follow().tensorboard());
        SearchRun run = new SearchRun(work, journal, folder, page.withSearch(screen));
        List<TrialRow> rows = InterruptNotice.during(screen, folder.path(), "Last trial that ended", run::run);
        screen.line("");
        screen.print(Environment.oneLine(machine));
        SearchTable.print(plan.space().names(), rows, screen.width(), screen::print);
        screen.line("");
        int code = conclude(rows, folder);
        SpreadsheetCopies.write(screen, options, folder, SearchFolder.TASK);
        boolean report = RunReport.write(screen, options, folder, SearchFolder.TASK, Pictures.NONE);
        page.end(folder.path(), report);
        if (rows.stream().allMatch(row -> row.status() == RunStatus.SKIPPED)) {
            // Where no network fits this machine, the search itself is in order.
            throw UserException.environment(journal.results().get(0).message());
        }
        return code;
    }

    private int conclude(List<TrialRow> rows, SearchFolder folder) {
        TrialRow best = rows.get(0);
        if (!best.status().finished()) {
            screen.warning("No trial finished; see column status of " + folder.copy() + ".");
            return ExitCode.FAILURE.code();
        }
        screen.line(
                "Best: trial %d, validation accuracy %.2f %% in epoch %d, test accuracy %.2f %%. To train it:",
                best.trial(), best.bestValidationPct(), best.bestEpoch(), best.testAccuracyPct());
        screen.print(plan.commandLine(best, namedOut(folder)));
        screen.line("");
        ClosingLines.print(screen, folder);
        long finished = rows.stream().filter(row -> row.status().finished()).count();
        return screen.conclude(finished, rows.size(), "trials did not finish; see the status column.");
    }

    @Override
    public void close() {
        place.close();
    }

    /** The folder of results, if one was named, now or when a search began that was gone on with. */
    private Optional<Path> namedOut(SearchFolder folder) {
        Path out = RunOptions.outOf(folder.path());
        boolean typed = line.getParseResult().hasMatchedOption(RunOptions.OUT);
        return typed || !out.toAbsolutePath().equals(options.out().toAbsolutePath())
                ? Optional.of(out)
                : Optional.empty();
    }
}
