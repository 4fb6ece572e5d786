package backproplab.report.page;

import backproplab.report.chart.Drawing;
import backproplab.report.chart.LineChart;
import backproplab.report.chart.LineChart.Axis;
import backproplab.report.chart.LineChart.Line;
import backproplab.report.chart.LineChart.Spacing;
import backproplab.report.chart.LineChart.Weight;
import backproplab.report.page.EpochMeans.Across;
import backproplab.report.run.NetworkKey;
import backproplab.report.run.Run;
import backproplab.report.run.Table;
import backproplab.report.run.Training;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Accuracy and loss of every epoch, all engines of a network in one chart. */
final class LearningCurves {
    private static final List<String> COLUMNS = List.of(
            "model",
            "variant",
            "engine",
            "seed",
            "epoch",
            "lr",
            "train_loss",
            "train_acc_pct",
            "val_loss",
            "val_acc_pct",
            "train_s",
            "status");

    private final Run run;

    private LearningCurves(Run run) {
        this.run = run;
    }

    static Optional<Section> of(Run run) {
        return new LearningCurves(run).section();
    }

    private Optional<Section> section() {
        Map<NetworkKey, List<Training>> networks = new LinkedHashMap<>();
        Training.of(run).forEach(training -> networks.computeIfAbsent(training.key(), any -> new ArrayList<>())
                .add(training));
        List<Block> blocks = new ArrayList<>();
        networks.forEach((key, trainings) -> {
            List<Figure> figures = figures(key, trainings);
            if (!figures.isEmpty()) {
                blocks.add(new Block.Heading(key.name() + " on " + key.dataset()));
                blocks.add(new Block.Figures(figures));
            }
            trainings.stream()
                    .filter(Training::diverged)
                    .forEach(training -> blocks.add(new Block.Note(key.name() + " "
                            + EngineName.of(training.engine()) + ", seed " + training.seed()
                            + ": the loss became NaN or infinite in epoch "
                            + training.epochs()
                                    .get(training.epochs().size() - 1)
                                    .cell("epoch") + ".")));
        });
        if (blocks.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Section(
                "curves",
                "How they learned",
                "Thick with marks: validation. Thin: training. Two curves that lie on each other show that the engines compute the same."
                        + (several(networks)
                                ? " Bands reach from the least to the largest seed; faint lines are single seeds."
                                : ""),
                blocks));
    }

    private static boolean several(Map<NetworkKey, List<Training>> networks) {
        return networks.values().stream()
                        .flatMap(List::stream)
                        .map(Training::seed)
                        .distinct()
                        .count()
                > 1;
    }

    private List<Figure> figures(NetworkKey key, List<Training> trainings) {
        List<EpochMeans> engines = engines(trainings);
        double steps = StepsPerEpoch.of(run, key);
        Table table = new Table(
                "epochs.csv",
                run.table("epochs.csv").header(),
                trainings.stream()
                        .flatMap(training -> training.epochs().stream())
                        .toList());
        Grid numbers = Grid.of("Epochs of " + key.name(), table, COLUMNS);
        String file = NetworkNames.file(key);
        List<Figure> figures = new ArrayList<>();
        figure(
                        file + "-accuracy",
                        "Validation accuracy ends at " + ends(engines, row -> row.number("val_acc_pct"), " %"),
                        "accuracy, %",
                        engines,
                        List.of(column("val_acc_pct"), column("train_acc_pct")),
                        steps,
                        false,
                        numbers)
                .ifPresent(figures::add);
        figure(
                        file + "-loss",
                        "Validation loss ends at " + ends(engines, row -> row.number("val_loss"), ""),
                        "loss, nats",
                        engines,
                        List.of(column("val_loss"), column("train_loss")),
                        steps,
                        true,
                        numbers)
                .ifPresent(figures::add);
        figure(
                        file + "-gap",
                        "Training accuracy is ahead of validation by " + ends(engines, LearningCurves::gap, " points"),
                        "training − validation accuracy, points",
                        engines,
                        List.of(LearningCurves::gap),
                        steps,
                        false,
                        numbers)
                .ifPresent(figures::add);
        return figures;
    }

    private static ToDoubleFunction<Table.Row> column(String name) {
        return row -> row.number(name);
    }

    private static double gap(Table.Row row) {
        return row.number("train_acc_pct") - row.number("val_acc_pct");
    }

    static List<EpochMeans> engines(List<Training> trainings) {
        Map<String, List<Training>> byEngine = new LinkedHashMap<>();
        trainings.forEach(training -> byEngine.computeIfAbsent(training.engine(), any -> new ArrayList<>())
                .add(training));
        List<EpochMeans> engines = new ArrayList<>();
        byEngine.forEach(
                (engine, seeds) -> engines.add(new EpochMeans(EngineName.ink(engine), EngineName.of(engine), seeds)));
        return engines;
    }

    private static String ends(List<EpochMeans> engines, ToDoubleFunction<Table.Row> quantity, String unit) {
        List<String> each = new ArrayList<>();
        for (EpochMeans engine : engines) {
            double last = engine.last(quantity);
            if (Double.isFinite(last)) {
                each.add((unit.isEmpty() ? Digits.three(last) : Digits.percent(last)) + unit + " "
                        + place(engine.name()));
            }
        }
        return each.isEmpty() ? "no number" : String.join(", ", each);
    }

    static String place(String engine) {
        return engine.startsWith("Deeplearning4j") ? "in " + engine : engine;
    }

    private static Optional<Figure> figure(
            String name,
            String title,
            String axis,
            List<EpochMeans> engines,
            List<ToDoubleFunction<Table.Row>> quantities,
            double steps,
            boolean logs,
            Grid numbers) {
        List<Drawing.Key> legend = engines.stream()
                .map(engine -> new Drawing.Key(engine.ink(), engine.name(), true))
                .toList();
        List<Figure.View> views = new ArrayList<>();
        for (Across across : Across.values()) {
            if (across == Across.STEP && Double.isNaN(steps)) {
                continue;
            }
            for (boolean log : logs ? new boolean[] {false, true} : new boolean[] {false}) {
                List<Line> lines = new ArrayList<>();
                for (EpochMeans engine : engines) {
                    for (int i = 0; i < quantities.size(); i++) {
                        lines.addAll(engine.lines(
                                quantities.get(i),
                                across,
                                steps,
                                i == 0 ? Weight.MAIN : Weight.BESIDE,
                                i == 1 && engine == engines.get(0) ? "training" : ""));
                    }
                }
                String words = "over " + across.axis().title() + (log ? ", " + axis + " on a log axis" : "");
                new LineChart(
                                across.axis(),
                                new Axis(log ? axis + " (log)" : axis, log ? Spacing.LOG : Spacing.LINEAR),
                                lines)
                        .draw(legend)
                        .ifPresent(drawing ->
                                views.add(new Figure.View(across.token(), log ? "log" : "linear", words, drawing)));
            }
        }
        return views.isEmpty() ? Optional.empty() : Optional.of(new Figure(name, title, views, numbers));
    }
}
