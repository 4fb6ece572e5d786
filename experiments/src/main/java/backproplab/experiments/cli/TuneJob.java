package backproplab.experiments.cli;

import backproplab.experiments.checkpoint.RunRecord;
import backproplab.experiments.cli.command.ClosingLines;
import backproplab.experiments.cli.command.LongJob;
import backproplab.experiments.cli.command.RunReport;
import backproplab.experiments.cli.command.SpreadsheetCopies;
import backproplab.experiments.cli.live.LivePage;
import backproplab.experiments.cli.option.TuneOptions;
import backproplab.experiments.cli.screen.InterruptNotice;
import backproplab.experiments.cli.screen.Screen;
import backproplab.experiments.cli.screen.Words;
import backproplab.experiments.cli.tune.Overfitting;
import backproplab.experiments.cli.tune.RateFinding;
import backproplab.experiments.cli.tune.Tuning;
import backproplab.experiments.recipe.Plan;
import backproplab.experiments.results.Environment;
import backproplab.experiments.results.FileNames;
import backproplab.experiments.results.TableFolder;
import backproplab.experiments.train.TrainingData;
import backproplab.files.failure.ExitCode;
import backproplab.report.page.Pictures;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/**
 * A test of Task1's or Task2's networks in place of their training: announced, timed, made and shown.
 *
 * @param <R> a line of its table
 */
final class TuneJob<R> implements LongJob<RunRecord> {
    private final TaskJob.Parts parts;
    private final TaskOptions options;
    private final Screen screen;
    private final TrainingData data;
    private final Tuning<R> tuning;

    private TuneJob(TaskJob.Parts parts, TrainingData data, Tuning<R> tuning) {
        this.parts = parts;
        this.data = data;
        this.tuning = tuning;
        options = parts.options();
        screen = parts.screen();
    }

    /** Finds the data. */
    static LongJob<RunRecord> load(TaskJob.Parts asked, Map<String, String> environment) {
        TrainingData data = asked.data(environment);
        TaskJob.Parts parts = asked.fitted(data);
        var images = parts.options().tune.overfit();
        return images.isPresent()
                ? new TuneJob<>(
                        parts,
                        data,
                        new Overfitting(
                                parts.screen(),
                                parts.settings(),
                                data,
                                images.getAsInt(),
                                parts.line().getParseResult()::hasMatchedOption))
                : new TuneJob<>(parts, data, new RateFinding(parts.screen(), parts.settings(), data));
    }

    @Override
    public double estimate(Optional<RunRecord> interrupted) {
        options.data.announce(screen, data, parts.preset());
        for (Plan plan : tuning.plans()) {
            screen.line("Run: %s", Words.of(plan.resolved()));
        }
        screen.line(
                "Engines: %s; seeds %s; threads %s; results in %s",
                options.engineTokens(),
                parts.settings().seeds(),
                options.common.run().threadsOrAuto(),
                options.common.run().out());
        screen.line("%s", tuning.words());
        tuning.warnings().forEach(screen::warning);
        double seconds = tuning.seconds();
        screen.line("Estimated time: at most %s", Words.duration(seconds));
        return seconds;
    }

    @Override
    public String less() {
        return tuning.less();
    }

    @Override
    public int dryRun() {
        screen.line("Dry run: nothing was trained or written.");
        return ExitCode.OK.code();
    }

    @Override
    public int start(LivePage page) {
        Map<String, Object> config = TaskJob.config(parts, data);
        config.put("plans", tuning.plans().stream().map(Plan::resolved).toList());
        try (TableFolder<R> folder =
                tuning.folder(options.common.run().out(), LocalDateTime.now(ZoneId.systemDefault()))) {
            folder.json(FileNames.CONFIG, config);
            folder.json(FileNames.ENVIRONMENT, Environment.read(options.engines.engines()));
            int code = InterruptNotice.rows(screen, folder.path(), () -> tuning.run(folder));
            folder.publish().forEach(screen::warning);
            screen.line("");
            ClosingLines.print(screen, folder);
            String name = folder.copy().getFileName().toString().replace(".csv", "");
            SpreadsheetCopies.write(screen, options.common.run(), folder, name);
            if (tuning.drawn()) {
                RunReport.write(screen, options.common.run(), folder, name, Pictures.NONE);
            }
            return code;
        }
    }

    @Override
    public int resume(RunRecord interrupted, LivePage page) {
        throw new IllegalStateException(
                TuneOptions.FIND_RATE + " and " + TuneOptions.OVERFIT + " leave nothing to resume");
    }
}
