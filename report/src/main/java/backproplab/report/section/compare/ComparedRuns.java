package backproplab.report.section.compare;

import backproplab.report.chart.BarChart;
import backproplab.report.chart.BarChart.Bar;
import backproplab.report.chart.BarChart.Group;
import backproplab.report.chart.Drawing;
import backproplab.report.chart.Ink;
import backproplab.report.chart.IntervalChart;
import backproplab.report.chart.IntervalChart.Dot;
import backproplab.report.chart.LineChart.Axis;
import backproplab.report.page.Block;
import backproplab.report.page.Figure;
import backproplab.report.page.Grid;
import backproplab.report.page.Section;
import backproplab.report.run.Comparison;
import backproplab.report.run.NetworkKey;
import backproplab.report.run.Run;
import backproplab.report.run.Spread;
import backproplab.report.run.Table;
import backproplab.report.run.Training;
import backproplab.report.section.CurveFigure;
import backproplab.report.section.Digits;
import backproplab.report.section.EngineName;
import backproplab.report.section.EpochMeans;
import backproplab.report.section.EpochMeans.Across;
import backproplab.report.section.FileName;
import backproplab.report.section.Headline;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Several runs beside each other: what each reached, how fast, and how it learned; networks of equal name share a chart. */
public final class ComparedRuns {
    private static final Grid NONE = new Grid("", List.of(), List.of(), "", 0);
    private static final int MOST = 7;
    private static final int NAMED = 3;
    private static final int LETTERS = 26;

    private final List<Run> runs;
    private final List<Who> everybody;
    private final Set<Place> shared;

    private ComparedRuns(List<Run> runs) {
        this.runs = runs;
        everybody = everybody(runs);
        shared = runs.stream().flatMap(run -> shared(run).stream()).collect(Collectors.toSet());
    }

    /** A network's name, with its experiment where one run has several of that name, and its data. */
    private record Place(String network, String dataset) {}

    private Place place(NetworkKey key) {
        return new Place(
                key.name() + (shared.contains(plain(key)) ? " (" + key.experiment() + ")" : ""), key.dataset());
    }

    private static Place plain(NetworkKey key) {
        return new Place(key.name(), key.dataset());
    }

    /** Names that several experiments of one run have. */
    private static Set<Place> shared(Run run) {
        Map<Place, Set<String>> experiments = new LinkedHashMap<>();
        Stream.concat(
                        Comparison.of(run).networks().keySet().stream(),
                        Training.of(run).stream().map(Training::key))
                .forEach(key -> experiments
                        .computeIfAbsent(plain(key), any -> new LinkedHashSet<>())
                        .add(key.experiment()));
        return experiments.entrySet().stream()
                .filter(each -> each.getValue().size() > 1)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** An engine of a run, by the run's number; runs have letters, since their names are long. */
    private record Who(int number, String engine) {
        String brief() {
            return letter(number) + " " + EngineName.brief(engine);
        }

        String name() {
            return letter(number) + " " + EngineName.of(engine);
        }
    }

    /**
     * What a run is called on the page.
     *
     * @param runs all runs
     * @param run one of them
     * @return a letter, and the name of its folder
     */
    public static String name(List<Run> runs, Run run) {
        return letter(runs.indexOf(run)) + " " + run.name();
    }

    private static char letter(int number) {
        return (char) ('A' + number % LETTERS);
    }

    /**
     * The answer.
     *
     * @param runs the runs
     * @return how they differ
     */
    public static Headline headline(List<Run> runs) {
        List<String> names = Differences.differing(runs, Integer.MAX_VALUE);
        String settings = names.size() == 1 ? "1 setting" : names.size() + " settings";
        String some = names.isEmpty()
                ? ""
                : ": " + String.join(", ", names.subList(0, Math.min(NAMED, names.size())))
                        + (names.size() > NAMED ? " and others" : "");
        return new Headline(
                runs.size() + " runs beside each other differ in " + settings + some + ".",
                "Each run keeps its place and its ink in all charts.",
                List.of());
    }

    /**
     * The sections.
     *
     * @param runs the runs
     * @return what there is to be compared
     */
    public static List<Section> of(List<Run> runs) {
        ComparedRuns compared = new ComparedRuns(runs);
        List<Section> sections = new ArrayList<>(List.of(Differences.of(runs)));
        compared.results().ifPresent(sections::add);
        compared.curves().ifPresent(sections::add);
        return sections;
    }

    /** Everybody who trained anything, in the order of the runs. */
    private static List<Who> everybody(List<Run> runs) {
        Set<Who> who = new LinkedHashSet<>();
        for (Run run : runs) {
            Comparison.of(run).engines().forEach(engine -> who.add(new Who(runs.indexOf(run), engine)));
            Training.of(run).forEach(training -> who.add(new Who(runs.indexOf(run), training.engine())));
        }
        return List.copyOf(who);
    }

    private Ink ink(Who who) {
        return Ink.of(everybody.indexOf(who));
    }

    private Optional<Section> results() {
        Map<Place, Map<Who, Table>> places = new LinkedHashMap<>();
        for (Who who : everybody) {
            Comparison.of(runs.get(who.number())).networks().forEach((key, rows) -> places.computeIfAbsent(
                            place(key), any -> new LinkedHashMap<>())
                    .put(who, rows));
        }
        List<IntervalChart.Row> accuracies = new ArrayList<>();
        List<Group> times = new ArrayList<>();
        places.forEach((place, table) -> {
            accuracies.add(new IntervalChart.Row(
                    place.network() + " on " + place.dataset(),
                    table.entrySet().stream()
                            .map(one -> dot(one.getKey(), one.getValue()))
                            .toList()));
            times.add(new Group(
                    place.network() + " on " + place.dataset(),
                    table.entrySet().stream()
                            .map(one -> bar(one.getKey(), one.getValue()))
                            .toList()));
        });
        List<Drawing.Key> legend = everybody.stream()
                .map(who -> new Drawing.Key(ink(who), who.name(), false))
                .toList();
        List<Figure> figures = new ArrayList<>();
        Figure.of(
                        "compared-accuracy",
                        "Test accuracy, mean over the seeds",
                        new IntervalChart(accuracies, "test accuracy, %", false, false, false).draw(legend),
                        NONE)
                .ifPresent(figures::add);
        Figure.of(
                        "compared-seconds",
                        "Seconds of training steps, mean over the seeds",
                        new BarChart(times, false).draw(),
                        NONE)
                .ifPresent(figures::add);
        return figures.isEmpty()
                ? Optional.empty()
                : Optional.of(new Section(
                        "results",
                        "What they reached",
                        "Seconds of different machines do not compare.",
                        List.of(new Block.Figures(figures, Block.Layout.UNEVEN))));
    }

    private Dot dot(Who who, Table rows) {
        Spread spread = Comparison.spread(rows, Comparison.column(who.engine()) + "_test_acc_pct");
        boolean several = spread.count() > 1;
        return new Dot(
                ink(who),
                spread.mean(),
                several ? spread.low() : Double.NaN,
                several ? spread.high() : Double.NaN,
                who.name() + ": " + Digits.percent(spread.mean()) + " %",
                false);
    }

    private Bar bar(Who who, Table rows) {
        Spread spread = Comparison.spread(rows, Comparison.column(who.engine()) + "_train_s");
        boolean several = spread.count() > 1;
        return new Bar(
                ink(who),
                who.brief(),
                spread.mean(),
                Digits.three(spread.mean()) + " s",
                several ? spread.low() : Double.NaN,
                several ? spread.high() : Double.NaN);
    }

    private Optional<Section> curves() {
        Map<Place, Map<Who, List<Training>>> places = new LinkedHashMap<>();
        for (Run run : runs) {
            for (Training training : Training.of(run)) {
                places.computeIfAbsent(place(training.key()), any -> new LinkedHashMap<>())
                        .computeIfAbsent(new Who(runs.indexOf(run), training.engine()), any -> new ArrayList<>())
                        .add(training);
            }
        }
        List<Figure> figures = new ArrayList<>();
        places.forEach((place, table) -> {
            List<EpochMeans> curves = table.entrySet().stream()
                    .limit(MOST)
                    .map(one -> new EpochMeans(ink(one.getKey()), one.getKey().name(), one.getValue()))
                    .toList();
            String where = place.network() + " on " + place.dataset();
            String of = table.size() > MOST ? " (the first " + MOST + " of " + table.size() + ")" : "";
            String file = FileName.of("compared " + where);
            new CurveFigure(
                            file + "-accuracy",
                            where + ": validation accuracy" + of,
                            Axis.of("validation accuracy", "%"),
                            curves)
                    .draw(
                            List.of(row -> row.number("val_acc_pct")),
                            List.of(Across.EPOCH, Across.SECONDS, Across.LOG_SECONDS),
                            Double.NaN,
                            false,
                            NONE)
                    .ifPresent(figures::add);
            new CurveFigure(
                            file + "-loss",
                            where + ": validation loss" + of,
                            Axis.of("validation loss", "nats"),
                            curves)
                    .draw(
                            List.of(row -> row.number("val_loss")),
                            List.of(Across.EPOCH, Across.SECONDS, Across.LOG_SECONDS),
                            Double.NaN,
                            true,
                            NONE)
                    .ifPresent(figures::add);
        });
        return figures.isEmpty()
                ? Optional.empty()
                : Optional.of(new Section(
                        "curves",
                        "How they learned",
                        "Networks of equal name on equal data share a chart.",
                        List.of(new Block.Figures(figures))));
    }
}
