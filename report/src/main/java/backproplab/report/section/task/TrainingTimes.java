package backproplab.report.section.task;

import backproplab.report.chart.BarChart;
import backproplab.report.chart.BarChart.Bar;
import backproplab.report.chart.BarChart.Group;
import backproplab.report.chart.Drawing;
import backproplab.report.page.Block;
import backproplab.report.page.Figure;
import backproplab.report.page.Grid;
import backproplab.report.page.Section;
import backproplab.report.run.NetworkKey;
import backproplab.report.run.Run;
import backproplab.report.run.Spread;
import backproplab.report.run.Table;
import backproplab.report.run.Training;
import backproplab.report.section.Digits;
import backproplab.report.section.EngineName;
import backproplab.report.section.EpochMeans;
import backproplab.report.section.NetworkNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;

/** How long it took: training, waiting for data, images per second; the largest of a network is 1.00. */
public final class TrainingTimes {
    private static final List<String> COLUMNS = List.of(
            "model", "variant", "engine", "seed", "epoch", "train_s", "data_wait_s", "epoch_s", "train_images_per_s");

    private final Run run;
    private final Map<NetworkKey, List<Training>> networks = new LinkedHashMap<>();

    private TrainingTimes(Run run) {
        this.run = run;
        Training.of(run).forEach(training -> networks.computeIfAbsent(training.key(), any -> new ArrayList<>())
                .add(training));
    }

    /**
     * The section.
     *
     * @param run the run
     * @return the section; empty if the run has nothing of it
     */
    public static Optional<Section> of(Run run) {
        return new TrainingTimes(run).section();
    }

    private Optional<Section> section() {
        List<Figure> figures = new ArrayList<>();
        add(
                figures,
                "training-seconds",
                "Seconds of training steps, all epochs",
                training -> sum(training, "train_s"),
                value -> Digits.three(value) + " s");
        add(
                figures,
                "epoch-seconds",
                "Seconds per epoch, evaluation included",
                training -> mean(training, "epoch_s"),
                value -> Digits.three(value) + " s");
        add(
                figures,
                "images-per-second",
                "Images per second of training",
                training -> mean(training, "train_images_per_s"),
                value -> Digits.rounded(value) + " / s");
        add(
                figures,
                "data-wait",
                "Seconds of waiting for data, all epochs",
                training -> sum(training, "data_wait_s"),
                value -> Digits.three(value) + " s");
        if (figures.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Section(
                "times",
                "How long it took",
                (compared() ? "Behind each number its share of the network's largest, which is 1.00. " : "")
                        + "Mean over the seeds; a line within a bar reaches from the least to the largest seed.",
                List.of(new Block.Figures(figures))));
    }

    private void add(
            List<Figure> figures,
            String name,
            String title,
            ToDoubleFunction<Training> quantity,
            DoubleFunction<String> digits) {
        Map<NetworkKey, String> names = NetworkNames.apart(networks.keySet(), NetworkKey::name);
        List<Group> groups = new ArrayList<>();
        List<Drawing.Key> legend = new ArrayList<>();
        if (compared()) {
            networks.forEach(
                    (key, trainings) -> groups.add(new Group(names.get(key), bars(trainings, quantity, digits))));
        } else {
            List<Bar> bars = new ArrayList<>();
            networks.forEach((key, trainings) ->
                    bars(trainings, quantity, digits).forEach(bar -> bars.add(bar.named(names.get(key)))));
            groups.add(new Group("", bars));
            engines()
                    .forEach(engine ->
                            legend.add(new Drawing.Key(EngineName.ink(engine), EngineName.of(engine), false)));
        }
        Grid numbers = Grid.of("Times of every epoch", run.table("epochs.csv"), COLUMNS);
        Figure.of(name, title, new BarChart(groups, false).draw(legend), numbers)
                .ifPresent(figures::add);
    }

    private List<String> engines() {
        return networks.values().stream()
                .flatMap(List::stream)
                .map(Training::engine)
                .distinct()
                .toList();
    }

    /** Whether any network was trained by several engines: then engines are compared, else networks. */
    private boolean compared() {
        return networks.values().stream()
                .anyMatch(trainings ->
                        trainings.stream().map(Training::engine).distinct().count() > 1);
    }

    private static List<Bar> bars(
            List<Training> trainings, ToDoubleFunction<Training> quantity, DoubleFunction<String> digits) {
        Map<String, Spread> spreads = new LinkedHashMap<>();
        for (EpochMeans engine : EpochMeans.byEngine(trainings)) {
            spreads.put(
                    engine.trainings().get(0).engine(),
                    Spread.of(engine.trainings().stream()
                            .map(quantity::applyAsDouble)
                            .toList()));
        }
        double largest = spreads.values().stream()
                .mapToDouble(Spread::mean)
                .filter(Double::isFinite)
                .max()
                .orElse(Double.NaN);
        List<Bar> bars = new ArrayList<>();
        spreads.forEach((engine, spread) -> {
            String share =
                    largest > 0 && spreads.size() > 1 ? "  (" + Digits.fixed(spread.mean() / largest, 2) + ")" : "";
            boolean several = spread.count() > 1;
            bars.add(new Bar(
                    EngineName.ink(engine),
                    EngineName.of(engine),
                    spread.mean(),
                    digits.apply(spread.mean()) + share,
                    several ? spread.low() : Double.NaN,
                    several ? spread.high() : Double.NaN));
        });
        return bars;
    }

    private static double sum(Training training, String column) {
        return training.epochs().stream()
                .mapToDouble((Table.Row row) -> row.number(column))
                .sum();
    }

    private static double mean(Training training, String column) {
        return sum(training, column) / training.epochs().size();
    }
}
