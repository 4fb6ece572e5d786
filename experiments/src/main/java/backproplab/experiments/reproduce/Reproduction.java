package backproplab.experiments.reproduce;

import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.reports.DataSettings;
import backproplab.experiments.reports.Form;
import backproplab.experiments.reports.Metric;
import backproplab.experiments.reports.Published;
import backproplab.experiments.reports.Setup;
import backproplab.experiments.results.ReproductionRow;
import backproplab.experiments.results.Verdicts;
import backproplab.experiments.stats.Interval;
import backproplab.experiments.stats.MeanInterval;
import backproplab.experiments.stats.PredictionInterval;
import backproplab.files.table.Cells;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sets published figures beside ours. */
final class Reproduction {

    /** Errors of rounding depend on the numbers that were drawn; more than this is another order: {@value}. */
    private static final double SAME_ORDER = 10;

    private final LabSettings settings;
    private final String runFolder;
    private final List<EngineKind> engines;

    Reproduction(LabSettings settings, String runFolder, List<EngineKind> engines) {
        this.engines = engines;
        this.settings = settings;
        this.runFolder = runFolder;
    }

    /** One row for each figure of a variant; one for each metric of its experiment's claims if it has none. */
    List<ReproductionRow> rows(VariantResult result) {
        return result.experiment().figures(result.variant()).stream()
                .map(figure -> row(result, figure))
                .toList();
    }

    private ReproductionRow row(VariantResult result, Published figure) {
        Map<EngineKind, Interval> ours = new TreeMap<>();
        engines.forEach(kind -> ours.put(kind, interval(result, figure.metric(), kind)));
        EngineKind judged = judged(figure, ours);
        Judgement judgement = judge(result, figure, ours.get(judged), judged);
        return new ReproductionRow(
                result.experiment().report(),
                result.experiment().name(),
                result.variant().rowName(figure.by()),
                figure.metric().token(),
                figure.value(),
                ours,
                result.seeds(),
                settings.form().token(),
                runFolder,
                judgement.verdict(),
                judgement.rule(),
                note(result, figure));
    }

    /** Who stands beside a figure: a framework beside a framework's, ours beside all others, if it has a number. */
    private static EngineKind judged(Published figure, Map<EngineKind, Interval> ours) {
        boolean framework = figure.by().equals(Published.FRAMEWORK);
        return ours.keySet().stream()
                .filter(kind -> !Double.isNaN(ours.get(kind).mean()))
                .min(Comparator.comparing(kind -> framework == (kind == EngineKind.MANUAL)))
                .orElse(EngineKind.MANUAL);
    }

    /** Why a variant is not run is its rule; why ours differs is said of full settings only, which are what is compared. */
    private String note(VariantResult result, Published figure) {
        return !result.tried()
                ? ""
                : Stream.of(result.variant().note(), comparable(result) ? figure.note() : "")
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining("; "));
    }

    private boolean comparable(VariantResult result) {
        boolean small = settings.form() == Form.QUICK || settings.form() == Form.TINY;
        return !small
                && !result.embedded()
                && result.setup().equals(result.variant().full());
    }

    private record Judgement(String verdict, String rule) {}

    private Judgement judge(VariantResult result, Published figure, Interval ours, EngineKind engine) {
        if (!result.tried()) {
            return new Judgement(
                    Verdicts.NOT_RUN,
                    result.variant().runnable()
                            ? "needs --engines " + result.variant().engine().orElseThrow()
                            : result.variant().note());
        }
        if (Double.isNaN(ours.mean()) && result.unmeasured(engine)) {
            return new Judgement(Verdicts.NO_VERDICT, VariantResult.UNMEASURED);
        }
        if (Double.isNaN(ours.mean())) {
            return new Judgement(result.diverged() ? Verdicts.DIVERGED : Verdicts.FAILED, result.whyNoSeedFinished());
        }
        Judgement judgement = compare(result, figure, ours, engine);
        String diverged = result.whoDiverged();
        return diverged.isEmpty() ? judgement : new Judgement(judgement.verdict(), judgement.rule() + "; " + diverged);
    }

    private Judgement compare(VariantResult result, Published figure, Interval ours, EngineKind engine) {
        Metric metric = figure.metric();
        if (result.variant().check().isPresent()) {
            boolean small = ours.mean() <= SAME_ORDER * figure.value();
            return new Judgement(
                    small ? Verdicts.AGREES : Verdicts.DIFFERS,
                    String.format(Locale.ROOT, "at most %.0f times the published error", SAME_ORDER));
        }
        if (Double.isNaN(figure.value())) {
            return new Judgement(Verdicts.NO_FIGURE, form(result));
        }
        if (!comparable(result)) {
            return new Judgement(Verdicts.NOT_COMPARABLE, form(result));
        }
        if (metric.dependsOnMachine()) {
            return new Judgement(Verdicts.NOT_COMPARABLE, "a time on another machine");
        }
        double[] values = result.values(engine, metric);
        Interval next = PredictionInterval.of(values);
        return new Judgement(
                next.contains(figure.value(), metric.margin()) ? Verdicts.AGREES : Verdicts.DIFFERS,
                rule(engine, metric, next, values));
    }

    /** How a figure is held against our runs: as one more of them, where there are enough to know how they spread. */
    private static String rule(EngineKind engine, Metric metric, Interval next, double... values) {
        long finished = Arrays.stream(values).filter(Double::isFinite).count();
        return finished < PredictionInterval.FEWEST
                ? String.format(
                        Locale.ROOT,
                        "within %s of %s, %s: too few to know how runs spread",
                        metric.margin(),
                        engine.token(),
                        seeds(values))
                : String.format(
                        Locale.ROOT,
                        "95 %% prediction interval of one more run of %s, %s to %s from %s, widened by %s",
                        engine.token(),
                        Cells.measured(next.low()),
                        Cells.measured(next.high()),
                        seeds(values),
                        metric.margin());
    }

    /** Those that the interval is of. */
    private static String seeds(double... values) {
        long finished = Arrays.stream(values).filter(Double::isFinite).count();
        String all = values.length == 1 ? "1 seed" : values.length + " seeds";
        return finished == values.length ? all : finished + " of " + all;
    }

    /** What is smaller than in the report. */
    private String form(VariantResult result) {
        if (result.embedded()) {
            return settings.form().token() + ": " + ReproductionRow.DRAWINGS;
        }
        Setup setup = result.setup().orElseThrow();
        Setup full = result.variant().full().orElseThrow();
        int limit = setup.data().trainLimit();
        return String.format(
                Locale.ROOT,
                "%s: %s training images, %d of %d epochs",
                settings.form().token(),
                limit == DataSettings.ALL ? "all" : String.valueOf(limit),
                setup.recipe().loop().epochs(),
                full.recipe().loop().epochs());
    }

    /** A variant with an engine of its own has the hand-written one's columns, unless it is a framework. */
    private static Interval interval(VariantResult result, Metric metric, EngineKind column) {
        EngineKind own = result.variant().engine().orElse(column);
        boolean here = column == (own.framework() ? own : EngineKind.MANUAL);
        return here ? MeanInterval.of(result.values(column, metric)) : Interval.NONE;
    }
}
