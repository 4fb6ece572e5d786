package backproplab.experiments.reproduce;

import backproplab.experiments.check.NumericCheck;
import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.reports.Experiment;
import backproplab.experiments.reports.Metric;
import backproplab.experiments.reports.Setup;
import backproplab.experiments.reports.Variant;
import backproplab.experiments.results.ComparisonRow;
import backproplab.experiments.train.RunResult;
import backproplab.experiments.train.RunStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What came of a variant.
 *
 * @param experiment where it belongs
 * @param variant which
 * @param setup what it was trained with; empty if it was not
 * @param rows one for each seed; empty if it was not run or failed before the first
 * @param measured of every seed by engine what is measured apart: gradient noise where a claim asks for it, the error of a check
 * @param embedded whether it saw drawings in place of real images
 * @param untimed why its times decide no claim; empty if they do
 * @param failure why there is no row; empty if all is well
 */
record VariantResult(
        Experiment experiment,
        Variant variant,
        Optional<Setup> setup,
        List<ComparisonRow> rows,
        Map<EngineKind, double[]> measured,
        boolean embedded,
        String untimed,
        String failure) {

    /** Why a number is missing of a training that came to its end. */
    static final String UNMEASURED = "every run finished, but this number could not be measured";

    static VariantResult without(Experiment experiment, Variant variant, Optional<Setup> setup, String failure) {
        return new VariantResult(experiment, variant, setup, List.of(), Map.of(), false, "", failure);
    }

    /** Makes a variant's check. */
    static VariantResult checked(Experiment experiment, Variant variant, List<Long> seeds) {
        NumericCheck check = variant.check().orElseThrow();
        double[] errors = seeds.stream().mapToDouble(check::error).toArray();
        return new VariantResult(
                experiment, variant, Optional.empty(), List.of(), Map.of(EngineKind.LOOPS, errors), false, "", "");
    }

    /** Whether there was anything to run it with. */
    boolean tried() {
        return setup.isPresent() || variant.check().isPresent();
    }

    /** Whether the report's own images and epochs were trained; validation and test images may be fewer. */
    boolean trainedInFull() {
        return setup.equals(variant.full())
                || setup.isPresent()
                        && variant.full().isPresent()
                        && setup.get().recipe().equals(variant.full().get().recipe())
                        && setup.get().data().trainLimit()
                                == variant.full().get().data().trainLimit();
    }

    /** How many seeds ran. */
    int seeds() {
        return variant.check().isPresent() ? measured.get(EngineKind.LOOPS).length : rows.size();
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

    /**
     * Whether trainings came to their end and a number that is missing could not be had from any of them.
     *
     * @param asked an engine; the variant's own comes first
     */
    boolean unmeasured(EngineKind asked) {
        EngineKind kind = variant.engine().orElse(asked);
        List<RunResult> runs = rows.stream()
                .map(row -> row.results().get(kind))
                .filter(Objects::nonNull)
                .toList();
        return failure.isEmpty()
                && !runs.isEmpty()
                && runs.stream().allMatch(run -> run.status().finished());
    }

    /** Whether a loss that was not finite ended every run that did not finish, and there is one. */
    boolean diverged() {
        List<RunStatus> bad = rows.stream()
                .flatMap(row -> row.results().values().stream())
                .map(RunResult::status)
                .filter(status -> !status.finished())
                .toList();
        return !bad.isEmpty() && bad.stream().allMatch(status -> status == RunStatus.DIVERGED);
    }

    /**
     * Which seeds diverged.
     *
     * @param asked an engine; the variant's own comes first
     * @param seeds how many numbers its metric has
     */
    boolean[] diverged(EngineKind asked, int seeds) {
        EngineKind kind = variant.engine().orElse(asked);
        boolean[] gone = new boolean[seeds];
        for (int i = 0; i < Math.min(seeds, rows.size()); i++) {
            RunResult result = rows.get(i).results().get(kind);
            gone[i] = result != null && result.status() == RunStatus.DIVERGED;
        }
        return gone;
    }

    /** Which seeds diverged on which engine, and what the first of them says; empty if none did. */
    String whoDiverged() {
        Map<EngineKind, List<ComparisonRow>> bad = new TreeMap<>();
        for (ComparisonRow row : rows) {
            row.results().forEach((kind, run) -> {
                if (run.status() == RunStatus.DIVERGED) {
                    bad.computeIfAbsent(kind, key -> new ArrayList<>()).add(row);
                }
            });
        }
        return bad.entrySet().stream()
                .map(each -> whoDiverged(each.getKey(), each.getValue()))
                .collect(Collectors.joining("; "));
    }

    private static String whoDiverged(EngineKind kind, List<ComparisonRow> rows) {
        String seeds = rows.stream().map(row -> Long.toString(row.seed())).collect(Collectors.joining(", "));
        String first =
                rows.get(0).results().get(kind).message().lines().findFirst().orElse("");
        return kind.token() + " diverged with seed" + (rows.size() == 1 ? " " : "s ") + seeds
                + (first.isEmpty() ? "" : ": " + first);
    }

    /**
     * The metric of every seed on an engine, NaN where the run did not get so far: to its end, or for metrics of the beginning through its
     * first epoch or batch. The variant's own engine comes first.
     */
    double[] values(EngineKind asked, Metric metric) {
        EngineKind kind = variant.engine().orElse(asked);
        if (metric.measuredApart()) {
            return measured.getOrDefault(kind, new double[0]);
        }
        return rows.stream()
                .mapToDouble(row -> {
                    RunResult result = row.results().get(kind);
                    boolean known = result != null && (result.status().finished() || metric.ofTheBeginning());
                    return known ? metric.of(result, row.plan().recipe().loop()) : Double.NaN;
                })
                .toArray();
    }
}
