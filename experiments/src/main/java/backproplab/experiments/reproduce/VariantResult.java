package backproplab.experiments.reproduce;

import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.reports.Experiment;
import backproplab.experiments.reports.Metric;
import backproplab.experiments.reports.Setup;
import backproplab.experiments.reports.Variant;
import backproplab.experiments.results.ComparisonRow;
import backproplab.experiments.train.RunResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of a variant.
 *
 * @param experiment where it belongs
 * @param variant which
 * @param setup what it was run with; empty if it was not
 * @param rows one for each seed; empty if it was not run or failed before the first
 * @param noise gradient noise of every seed by engine; empty where no claim asks for it
 * @param embedded whether it saw drawings in place of real images
 * @param failure why there is no row; empty if all is well
 */
record VariantResult(
        Experiment experiment,
        Variant variant,
        Optional<Setup> setup,
        List<ComparisonRow> rows,
        Map<EngineKind, double[]> noise,
        boolean embedded,
        String failure) {

    static VariantResult without(Experiment experiment, Variant variant, Optional<Setup> setup, String failure) {
        return new VariantResult(experiment, variant, setup, List.of(), Map.of(), false, failure);
    }

    /** The reason that the first run of a seed gives, or the failure before the first. */
    String whyNoSeedFinished() {
        return failure.isEmpty()
                ? rows.stream()
                        .flatMap(row -> row.results().values().stream())
                        .filter(run -> !run.status().finished())
                        .map(run -> "no seed finished: "
                                + run.message()
                                        .lines()
                                        .findFirst()
                                        .orElse(run.status().token()))
                        .findFirst()
                        .orElse("no seed finished")
                : failure;
    }

    /** The metric of every seed on an engine, NaN where the run did not finish; the variant's own engine comes first. */
    double[] values(EngineKind asked, Metric metric) {
        EngineKind kind = variant.engine().orElse(asked);
        if (metric == Metric.GRADIENT_NOISE) {
            return noise.getOrDefault(kind, new double[0]);
        }
        return rows.stream()
                .mapToDouble(row -> {
                    RunResult result = row.results().get(kind);
                    boolean finished = result != null && result.status().finished();
                    return finished ? metric.of(result, row.plan().loop()) : Double.NaN;
                })
                .toArray();
    }
}
