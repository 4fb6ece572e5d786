package backproplab.experiments.reproduce;

import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.reports.Curve;
import backproplab.experiments.reports.PublishedEpoch;
import backproplab.experiments.results.CurveRow;
import backproplab.experiments.results.CurveRow.Point;
import backproplab.experiments.train.EpochResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/** Sets the epochs that a report prints beside ours, which are means over the seeds that finished. */
final class Curves {
    private Curves() {}

    /** One row for each epoch that any of them has; none of a variant that was not run or has no published epochs. */
    static List<CurveRow> rows(VariantResult result, List<EngineKind> engines) {
        List<CurveRow> rows = new ArrayList<>();
        if (result.setup().isPresent()) {
            result.variant().curves().forEach(curve -> rows.addAll(rows(result, curve, engines)));
        }
        return rows;
    }

    private static List<CurveRow> rows(VariantResult result, Curve curve, List<EngineKind> engines) {
        Map<Integer, Point> published = new TreeMap<>();
        curve.epochs().forEach(epoch -> published.put(epoch.epoch(), point(epoch)));
        Map<EngineKind, Map<Integer, Point>> ours = new TreeMap<>();
        engines.forEach(kind -> ours.put(kind, ours(result, kind)));
        Set<Integer> all = new TreeSet<>(published.keySet());
        ours.values().forEach(epochs -> all.addAll(epochs.keySet()));
        return all.stream()
                .map(epoch -> new CurveRow(
                        result.experiment().report(),
                        result.experiment().name(),
                        result.variant().rowName(curve.by()),
                        epoch,
                        published.getOrDefault(epoch, Point.NONE),
                        at(epoch, ours)))
                .toList();
    }

    private static Map<EngineKind, Point> at(int epoch, Map<EngineKind, Map<Integer, Point>> ours) {
        Map<EngineKind, Point> points = new TreeMap<>();
        ours.forEach((kind, epochs) -> points.put(kind, epochs.getOrDefault(epoch, Point.NONE)));
        return points;
    }

    private static Point point(PublishedEpoch epoch) {
        return new Point(
                epoch.trainLoss(), epoch.trainAccuracyPct(), epoch.validationLoss(), epoch.validationAccuracyPct());
    }

    private static Map<Integer, Point> ours(VariantResult result, EngineKind kind) {
        Map<Integer, List<EpochResult>> epochs = new TreeMap<>();
        result.rows().stream()
                .map(row -> row.results().get(kind))
                .filter(run -> run != null && run.status().finished())
                .flatMap(run -> run.epochs().stream())
                .forEach(epoch -> epochs.computeIfAbsent(epoch.epoch(), number -> new ArrayList<>())
                        .add(epoch));
        Map<Integer, Point> means = new TreeMap<>();
        epochs.forEach((number, seeds) -> means.put(
                number,
                new Point(
                        mean(seeds, EpochResult::trainLoss),
                        mean(seeds, EpochResult::trainAccuracyPct),
                        mean(seeds, EpochResult::validationLoss),
                        mean(seeds, EpochResult::validationAccuracyPct))));
        return means;
    }

    private static double mean(List<EpochResult> seeds, ToDoubleFunction<EpochResult> value) {
        return seeds.stream().mapToDouble(value).average().orElse(Double.NaN);
    }
}
