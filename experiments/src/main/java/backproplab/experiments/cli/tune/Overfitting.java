package backproplab.experiments.cli.tune;

import backproplab.experiments.cli.screen.Screen;
import backproplab.experiments.compare.ComparisonSettings;
import backproplab.experiments.compare.Estimate;
import backproplab.experiments.compare.PreparedRun;
import backproplab.experiments.recipe.Plan;
import backproplab.experiments.results.OverfitRow;
import backproplab.experiments.results.TableFolder;
import backproplab.experiments.train.RunStatus;
import backproplab.experiments.train.TrainingData;
import backproplab.experiments.tune.Hint;
import backproplab.experiments.tune.OverfitResult;
import backproplab.experiments.tune.OverfitTest;
import backproplab.experiments.tune.TunedRuns;
import backproplab.experiments.tune.TunedRuns.Cell;
import backproplab.files.failure.ExitCode;
import backproplab.files.failure.OptionException;
import backproplab.files.table.Cells;
import backproplab.files.table.ScreenTable;
import backproplab.network.engine.Engine;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** {@code --overfit}: whether each network learns some images by heart on each engine. */
public final class Overfitting implements Tuning<OverfitRow> {
    private final Screen screen;
    private final ComparisonSettings settings;
    private final int images;
    private final TunedRuns runs;

    /** A network on an engine, and what came of it. */
    private record Outcome(Cell cell, OverfitResult result) {}

    /**
     * Checks the number against the data.
     *
     * @param screen where it is told
     * @param asked networks and engines
     * @param data all images
     * @param images how many are to be learned
     * @param given whether an option was given, by its name
     * @throws OptionException if there are fewer images
     */
    public Overfitting(
            Screen screen, ComparisonSettings asked, TrainingData data, int images, Predicate<String> given) {
        if (images > data.trainCount()) {
            throw new OptionException(
                    "--overfit " + images + " is more than the training part of "
                            + data.source().train().name() + " has (" + data.trainCount() + " images).\nUse at most "
                            + data.trainCount() + ", or more data with --train-limit and --val.",
                    "--overfit",
                    "--train-limit",
                    "--val");
        }
        this.screen = screen;
        this.images = images;
        OverfitPlans plans = new OverfitPlans(images, given);
        settings = asked.withPlans(asked.plans().stream().map(plans::of).toList());
        runs = new TunedRuns(settings, data.first(images));
    }

    @Override
    public String words() {
        int epochs = plans().stream()
                .mapToInt(plan -> plan.recipe().loop().epochs())
                .max()
                .orElseThrow();
        return "Overfitting the first " + images + " training images, in at most " + epochs
                + " epochs of them; it ends as soon as all are right.";
    }

    @Override
    public List<Plan> plans() {
        return settings.plans();
    }

    @Override
    public List<String> warnings() {
        return runs.warnings(PreparedRun::warningsOfFewImages);
    }

    @Override
    public double seconds() {
        return runs.seconds(Overfitting::steps);
    }

    /** Every epoch its steps and an evaluation of the same images. */
    private static double steps(PreparedRun run) {
        return run.job().totalSteps() * (1 + Estimate.FORWARD_SHARE);
    }

    @Override
    public String less() {
        return "fewer --models, --engines, --epochs or images";
    }

    @Override
    public TableFolder<OverfitRow> folder(Path out, LocalDateTime now) {
        return TableFolder.overfit(out, settings.task(), now);
    }

    @Override
    public int run(TableFolder<OverfitRow> folder) {
        List<Outcome> outcomes = runs.each(
                new TunedRuns.Work<Outcome>() {
                    @Override
                    public Outcome train(Cell cell, Engine engine) {
                        return new Outcome(cell, OverfitTest.run(cell.run(), layers(cell), engine));
                    }

                    @Override
                    public Outcome untrained(Cell cell, RunStatus status, String why) {
                        return new Outcome(cell, OverfitResult.untrained(status, why));
                    }
                },
                outcome -> {
                    folder.add(row(folder.runId(), outcome));
                    screen.line("%s", sentence(outcome));
                });
        screen.line("");
        table().filledBy(outcomes).lines(outcomes, screen.width()).forEach(screen::print);
        outcomes.forEach(this::hints);
        boolean all = outcomes.stream().allMatch(outcome -> outcome.result().status() == OverfitResult.Status.REACHED);
        return (all ? ExitCode.OK : ExitCode.FAILURE).code();
    }

    /** The class of the user's layers, where they compute. */
    private String layers(Cell cell) {
        return settings.layers()
                .filter(own -> own.kind() == cell.kind())
                .map(own -> own.name())
                .orElse("");
    }

    private OverfitRow row(String runId, Outcome outcome) {
        PreparedRun run = outcome.cell().run();
        OverfitResult result = outcome.result();
        return new OverfitRow(
                run.line(runId, settings.task(), outcome.cell().kind()),
                result.backend(),
                images,
                run.job().loop().batchSize(),
                run.job().loop().learningRate(),
                result.epochs(),
                result.steps(),
                result.firstLoss(),
                result.loss(),
                result.accuracyPct(),
                result.zeroGradientPct(),
                result.seconds(),
                result.status().token(),
                result.hints().stream().map(hint -> hint.cause().token()).collect(Collectors.joining(" ")));
    }

    private String sentence(Outcome outcome) {
        OverfitResult result = outcome.result();
        return CellName.of(settings, outcome.cell())
                + switch (result.status()) {
                    case REACHED ->
                        String.format(
                                Locale.ROOT,
                                ": all %d images right after %d steps (%d epochs), at loss %.4f",
                                images,
                                result.steps(),
                                result.epochs(),
                                result.loss());
                    case NOT_REACHED ->
                        String.format(
                                Locale.ROOT,
                                ": %.2f %% of %d images right after %d steps (%d epochs), at loss %.4f",
                                result.accuracyPct(),
                                images,
                                result.steps(),
                                result.epochs(),
                                result.loss());
                    case DIVERGED -> ": diverged in step " + result.steps();
                    case FAILED -> ": failed";
                    case SKIPPED -> ": skipped";
                };
    }

    private void hints(Outcome outcome) {
        for (Hint hint : outcome.result().hints()) {
            screen.warning(CellName.of(settings, outcome.cell()) + ": " + hint.text());
        }
    }

    private static ScreenTable<Outcome> table() {
        return new ScreenTable<Outcome>()
                .left("model", outcome -> outcome.cell().run().plan().token())
                .left("variant", outcome -> outcome.cell().run().plan().variant())
                .left("engine", outcome -> outcome.cell().kind().token())
                .right("seed", outcome -> Long.toString(outcome.cell().run().seed()))
                .right("steps", outcome -> Integer.toString(outcome.result().steps()))
                .right("epochs", outcome -> Integer.toString(outcome.result().epochs()))
                .right("loss", outcome -> Cells.number(outcome.result().loss(), 4))
                .right("acc %", outcome -> Cells.number(outcome.result().accuracyPct(), 2))
                .right("s", outcome -> Cells.number(outcome.result().seconds(), 2))
                .left("status", outcome -> outcome.result().status().token());
    }

    @Override
    public boolean drawn() {
        return false;
    }
}
