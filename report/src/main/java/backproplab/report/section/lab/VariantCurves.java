package backproplab.report.section.lab;

import backproplab.report.chart.Ink;
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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every experiment's variants in one chart: which of them learns faster, and ends better. */
public final class VariantCurves {
    private static final List<String> COLUMNS = List.of(
            "variant",
            "model",
            "seed",
            "epoch",
            "train_acc_pct",
            "val_acc_pct",
            "train_loss",
            "val_loss",
            "train_s",
            "status");
    private static final int MOST = 7;
    private static final int ROWS = 40;

    private VariantCurves() {}

    private record Place(String experiment, String engine) {}

    /**
     * The section.
     *
     * @param run the run
     * @return the section; empty if the run has nothing of it
     */
    public static Optional<Section> of(Run run) {
        Map<Place, Map<NetworkKey, List<Training>>> places = new LinkedHashMap<>();
        for (Training training : Training.of(run)) {
            places.computeIfAbsent(
                            new Place(training.key().experiment(), training.engine()), any -> new LinkedHashMap<>())
                    .computeIfAbsent(training.key(), any -> new ArrayList<>())
                    .add(training);
        }
        boolean engines = places.keySet().stream().map(Place::engine).distinct().count() > 1;
        List<Figure> figures = new ArrayList<>();
        places.forEach((place, variants) -> figures.addAll(figures(place, variants, engines)));
        return figures.isEmpty()
                ? Optional.empty()
                : Optional.of(new Section(
                        "variants",
                        "How the variants learned",
                        "Validation part, mean over the seeds; bands reach from the least to the largest seed.",
                        List.of(new Block.Figures(figures))));
    }

    private static List<Figure> figures(Place place, Map<NetworkKey, List<Training>> variants, boolean engines) {
        List<EpochMeans> curves = new ArrayList<>();
        variants.forEach((key, trainings) -> {
            if (curves.size() < MOST) {
                curves.add(new EpochMeans(
                        Ink.of(curves.size()), key.variant().isEmpty() ? key.model() : key.variant(), trainings));
            }
        });
        String where = place.experiment() + (engines ? " " + EngineName.of(place.engine()) : "");
        String some = variants.size() > MOST ? " (the first " + MOST + " of " + variants.size() + " variants)" : "";
        String file = FileName.of("variants " + place.experiment() + " " + place.engine());
        Grid numbers = numbers(where, curves);
        List<Figure> figures = new ArrayList<>();
        List<Across> across = List.of(Across.EPOCH, Across.SECONDS);
        new CurveFigure(
                        file + "-accuracy",
                        where + ": " + best(curves) + some,
                        Axis.of("validation accuracy", "%"),
                        curves)
                .draw(List.of(row -> row.number("val_acc_pct")), across, Double.NaN, false, numbers)
                .ifPresent(figures::add);
        new CurveFigure(file + "-loss", where + ": validation loss" + some, Axis.of("validation loss", "nats"), curves)
                .draw(
                        List.of(row -> row.number("val_loss")),
                        across,
                        Double.NaN,
                        true,
                        new Grid("", List.of(), List.of(), numbers.source(), 0))
                .ifPresent(figures::add);
        return figures;
    }

    private static String best(List<EpochMeans> curves) {
        Comparator<EpochMeans> byEnd =
                Comparator.comparingDouble(curve -> curve.last(row -> row.number("val_acc_pct")));
        return curves.stream()
                .filter(curve -> Double.isFinite(curve.last(row -> row.number("val_acc_pct"))))
                .max(byEnd)
                .map(curve -> "'" + curve.name() + "' ends " + (curves.size() > 1 ? "best, " : "") + "at "
                        + Digits.percent(curve.last(row -> row.number("val_acc_pct"))) + " %")
                .orElse("no accuracy");
    }

    private static Grid numbers(String where, List<EpochMeans> curves) {
        List<Table.Row> rows = curves.stream()
                .flatMap(curve -> curve.trainings().stream())
                .flatMap(training -> training.epochs().stream())
                .toList();
        List<String> header =
                rows.isEmpty() ? List.of() : List.copyOf(rows.get(0).cells().keySet());
        Grid all = Grid.of(
                "Epochs of " + where,
                new Table("epochs.csv", header, rows.subList(0, Math.min(ROWS, rows.size()))),
                COLUMNS);
        return new Grid(all.caption(), all.header(), all.rows(), all.source(), Math.max(0, rows.size() - ROWS));
    }
}
