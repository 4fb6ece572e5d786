package backproplab.experiments.cli.tune;

import backproplab.experiments.cli.screen.Screen;
import backproplab.experiments.compare.ComparisonSettings;
import backproplab.experiments.compare.PreparedRun;
import backproplab.experiments.recipe.Plan;
import backproplab.experiments.results.RateRow;
import backproplab.experiments.results.RunLine;
import backproplab.experiments.results.TableFolder;
import backproplab.experiments.train.RunStatus;
import backproplab.experiments.train.TrainingData;
import backproplab.experiments.tune.RateCurve;
import backproplab.experiments.tune.RatePoint;
import backproplab.experiments.tune.RateRange;
import backproplab.experiments.tune.RateTest;
import backproplab.experiments.tune.TunedRuns;
import backproplab.experiments.tune.TunedRuns.Cell;
import backproplab.files.table.Cells;
import backproplab.files.table.ScreenTable;
import backproplab.network.engine.Engine;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code --find-lr}: which learning rates suit each network on each engine. */
public final class RateFinding implements Tuning<RateRow> {
    private final Screen screen;
    private final ComparisonSettings settings;
    private final TunedRuns runs;

    /** A network on an engine, and what came of it; or why nothing did. */
    private record Outcome(Cell cell, String backend, Optional<RateCurve> curve, String why) {
        RateRange range() {
            return curve.map(RateRange::of)
                    .orElse(new RateRange(RateRange.Finding.BROKEN, Double.NaN, Double.NaN, Double.NaN));
        }
    }

    /**
     * Checks the settings against the data.
     *
     * @param screen where it is told
     * @param settings networks and engines
     * @param data images
     */
    public RateFinding(Screen screen, ComparisonSettings settings, TrainingData data) {
        this.screen = screen;
        this.settings = settings;
        runs = new TunedRuns(settings, data);
    }

    @Override
    public String words() {
        return String.format(
                Locale.ROOT,
                "Finding learning rates: they grow from %s to %.0f over one epoch, at least %d steps, until the loss is %.0f times its smallest.",
                Cells.exact(RateTest.FIRST_RATE),
                RateTest.LAST_RATE,
                RateTest.LEAST_STEPS,
                RateCurve.WORST);
    }

    @Override
    public List<Plan> plans() {
        return settings.plans();
    }

    @Override
    public List<String> warnings() {
        return runs.warnings(PreparedRun::warnings);
    }

    @Override
    public double seconds() {
        return runs.seconds(run -> RateTest.steps(run.job()));
    }

    @Override
    public String less() {
        return "fewer --models or --engines, or a smaller --train-limit";
    }

    @Override
    public TableFolder<RateRow> folder(Path out, LocalDateTime now) {
        return TableFolder.rates(out, settings.task(), now);
    }

    @Override
    public int run(TableFolder<RateRow> folder) {
        List<Outcome> outcomes = runs.each(
                new TunedRuns.Work<Outcome>() {
                    @Override
                    public Outcome train(Cell cell, Engine engine) {
                        RateCurve curve = RateTest.run(engine, cell.run().job());
                        return new Outcome(cell, engine.backend(), Optional.of(curve), "");
                    }

                    @Override
                    public Outcome untrained(Cell cell, RunStatus status, String why) {
                        return new Outcome(cell, "", Optional.empty(), status.token() + ": " + why);
                    }
                },
                outcome -> {
                    folder.addAll(rows(folder.runId(), outcome));
                    outcome.curve()
                            .ifPresentOrElse(
                                    curve -> screen.line("%s", sentence(outcome, curve)),
                                    () -> screen.warning(CellName.of(settings, outcome.cell()) + " " + outcome.why()));
                });
        List<Outcome> found = outcomes.stream()
                .filter(outcome -> outcome.range().finding().found())
                .toList();
        if (!found.isEmpty()) {
            screen.line("");
            table().filledBy(found).lines(found, screen.width()).forEach(screen::print);
            screen.line(
                    "Suggested is a tenth of the rate at which the smoothed loss is lowest, but no less than where it"
                            + " begins to fall.");
        }
        return screen.conclude(found.size(), outcomes.size(), "networks show no range of rates; see above.");
    }

    private List<RateRow> rows(String runId, Outcome outcome) {
        RunLine line =
                outcome.cell().run().line(runId, settings.task(), outcome.cell().kind());
        RateRange range = outcome.range();
        return outcome.curve().map(RateCurve::points).orElse(List.of()).stream()
                .map(point -> new RateRow(
                        line,
                        outcome.backend(),
                        point.step(),
                        point.rate(),
                        point.loss(),
                        point.smoothed(),
                        range.contains(point.rate()),
                        range.suggested()))
                .toList();
    }

    private String sentence(Outcome outcome, RateCurve curve) {
        RateRange range = outcome.range();
        List<RatePoint> points = curve.points();
        RatePoint last = points.get(points.size() - 1);
        String tried = String.format(
                Locale.ROOT,
                "%s: %d steps, rates from %s to %s; ",
                CellName.of(settings, outcome.cell()),
                points.size(),
                brief(points.get(0).rate()),
                brief(last.rate()));
        return tried
                + switch (range.finding()) {
                    case RISES ->
                        "the loss begins to fall at " + brief(range.from()) + " and to rise at " + brief(range.to())
                                + ".";
                    case STILL_FALLS ->
                        "the loss begins to fall at " + brief(range.from()) + " and still falls at the largest rate.";
                    case NEVER_FALLS ->
                        "the loss never falls"
                                + (curve.end() == RateCurve.End.LAST_RATE
                                        ? " at any rate"
                                        : curve.end() == RateCurve.End.ROSE
                                                ? " before it rises at " + brief(last.rate())
                                                : " before it is not finite at " + brief(last.rate()))
                                + ": see what --overfit says.";
                    case BROKEN ->
                        "the very first loss is " + last.loss()
                                + ", before any update, so it is not the rate: look at --init, --normalize and"
                                + " own --layers.";
                };
    }

    private static ScreenTable<Outcome> table() {
        return new ScreenTable<Outcome>()
                .left("model", outcome -> outcome.cell().run().plan().token())
                .left("variant", outcome -> outcome.cell().run().plan().variant())
                .left("engine", outcome -> outcome.cell().kind().token())
                .right("seed", outcome -> Long.toString(outcome.cell().run().seed()))
                .right("falls\nfrom", outcome -> brief(outcome.range().from()))
                .right(
                        "rises\nfrom",
                        outcome -> outcome.range().finding() == RateRange.Finding.RISES
                                ? brief(outcome.range().to())
                                : "")
                .left(
                        "suggested",
                        outcome -> "--lr " + Cells.exact(outcome.range().suggested()));
    }

    /** Two digits. */
    private static String brief(double rate) {
        return rate < 1e-3 ? String.format(Locale.ROOT, "%.1e", rate) : String.format(Locale.ROOT, "%.2g", rate);
    }

    @Override
    public boolean drawn() {
        return true;
    }
}
