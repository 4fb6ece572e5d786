package backproplab.report.section.task;

import backproplab.report.chart.LineChart.Axis;
import backproplab.report.page.Block;
import backproplab.report.page.Figure;
import backproplab.report.page.Grid;
import backproplab.report.page.Section;
import backproplab.report.run.NetworkKey;
import backproplab.report.run.Run;
import backproplab.report.run.Table;
import backproplab.report.run.Training;
import backproplab.report.section.CurveFigure;
import backproplab.report.section.Digits;
import backproplab.report.section.EngineName;
import backproplab.report.section.EpochMeans;
import backproplab.report.section.EpochMeans.Across;
import backproplab.report.section.FileName;
import backproplab.report.section.StepsPerEpoch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Accuracy and loss of every epoch, all engines of a network in one chart. */
public final class LearningCurves {
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

    /**
     * The section.
     *
     * @param run the run
     * @return the section; empty if the run has nothing of it
     */
    public static Optional<Section> of(Run run) {
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
                (oneEpoch(networks)
                                ? "After the only epoch. Equal values show that the engines compute the same; rounding alone can make them part, and Parity tells whether it is more."
                                : "Thick with marks: validation. Thin: training. Two curves that lie on each other show that the engines compute the same; rounding alone can make them part, and Parity tells whether it is more.")
                        + (several(networks)
                                ? " Bands reach from the least to the largest seed; faint lines are single seeds."
                                : ""),
                blocks));
    }

    private static boolean oneEpoch(Map<NetworkKey, List<Training>> networks) {
        return networks.values().stream()
                .flatMap(List::stream)
                .allMatch(training -> training.epochs().size() == 1);
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
        List<EpochMeans> engines = EpochMeans.byEngine(trainings);
        double steps = StepsPerEpoch.of(run, key);
        Table table = new Table(
                "epochs.csv",
                run.table("epochs.csv").header(),
                trainings.stream()
                        .flatMap(training -> training.epochs().stream())
                        .toList());
        Grid numbers = Grid.of("Epochs of " + key.name(), table, COLUMNS);
        String file = FileName.of(key);
        List<Figure> figures = new ArrayList<>();
        CurveFigure accuracy = new CurveFigure(
                file + "-accuracy",
                "Validation accuracy ends at " + ends(engines, row -> row.number("val_acc_pct"), " %"),
                Axis.of("accuracy", "%"),
                engines);
        CurveFigure loss = new CurveFigure(
                file + "-loss",
                "Validation loss ends at " + ends(engines, row -> row.number("val_loss"), ""),
                Axis.of("loss", "nats"),
                engines);
        CurveFigure gap = new CurveFigure(
                file + "-gap",
                "Training accuracy is ahead of validation by " + ends(engines, LearningCurves::gap, " points"),
                Axis.of("training − validation accuracy", "points"),
                engines);
        List<Across> across = Double.isNaN(steps)
                ? List.of(Across.EPOCH, Across.SECONDS, Across.LOG_SECONDS)
                : List.of(Across.values());
        accuracy.draw(List.of(column("val_acc_pct"), column("train_acc_pct")), across, steps, false, numbers)
                .ifPresent(figures::add);
        loss.draw(List.of(column("val_loss"), column("train_loss")), across, steps, true, numbers)
                .ifPresent(figures::add);
        gap.draw(List.of(LearningCurves::gap), across, steps, false, numbers).ifPresent(figures::add);
        return figures;
    }

    private static ToDoubleFunction<Table.Row> column(String name) {
        return row -> row.number(name);
    }

    private static double gap(Table.Row row) {
        return row.number("train_acc_pct") - row.number("val_acc_pct");
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
}
