package backproplab.experiments.reproduce;

import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.reports.Experiment;
import backproplab.experiments.reports.Form;
import backproplab.experiments.reports.Variant;
import backproplab.experiments.results.ComparisonRow;
import backproplab.experiments.train.EpochResult;
import backproplab.experiments.train.Epochs;
import backproplab.experiments.train.RunResult;
import backproplab.experiments.train.RunStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** Results that nobody trained for, one number for each seed. */
final class MadeUpRuns {
    /** What a run that diverged says: {@value}. */
    static final String GONE = "the loss became NaN in step 3 of epoch 1";
    /** What a run that diverged began with: {@value}. */
    static final double FIRST_LOSS = 888.9;

    private MadeUpRuns() {}

    static LabSettings settings(Experiment experiment, Form form, EngineKind... engines) {
        return new LabSettings(List.of(experiment), form, List.of(engines), Optional.empty(), OptionalInt.empty());
    }

    /** A variant whose every accuracy and loss is the seed's number; NaN for a run that diverged, whose first loss alone is known. */
    static VariantResult result(Experiment experiment, Variant variant, EngineKind kind, double... values) {
        List<ComparisonRow> rows = new ArrayList<>();
        for (int seed = 1; seed <= values.length; seed++) {
            rows.add(new ComparisonRow(
                    "run",
                    "lab",
                    "mnist",
                    variant.full().orElseThrow().plan(experiment.path(), variant.name(), 50_000),
                    seed,
                    0,
                    Map.of(kind, run(values[seed - 1]))));
        }
        return new VariantResult(experiment, variant, variant.full(), rows, Map.of(), false, "", "");
    }

    /** The same of fewer images and epochs. */
    static VariantResult quick(Experiment experiment, VariantResult full) {
        return new VariantResult(
                experiment,
                full.variant(),
                experiment.setup(full.variant(), true),
                full.rows(),
                full.measured(),
                false,
                "",
                "");
    }

    /** The same beside other work. */
    static VariantResult untimed(VariantResult timed, String why) {
        return new VariantResult(
                timed.experiment(), timed.variant(), timed.setup(), timed.rows(), timed.measured(), false, why, "");
    }

    private static RunResult run(double value) {
        boolean diverged = Double.isNaN(value);
        RunStatus status = diverged ? RunStatus.DIVERGED : RunStatus.OK;
        EpochResult epoch = Epochs.epoch(1, 0.1, value, value, value, value, 1, 0, 1, 10, status);
        return new RunResult(
                status, diverged ? GONE : "", List.of(epoch), diverged ? FIRST_LOSS : value, Optional.empty());
    }

    /** Two engines of the same seeds. */
    static VariantResult together(VariantResult one, VariantResult other) {
        List<ComparisonRow> rows = new ArrayList<>();
        for (int i = 0; i < one.rows().size(); i++) {
            ComparisonRow row = one.rows().get(i);
            Map<EngineKind, RunResult> results = new TreeMap<>(row.results());
            results.putAll(other.rows().get(i).results());
            rows.add(new ComparisonRow(
                    row.runId(), row.task(), row.dataset(), row.plan(), row.seed(), row.parameters(), results));
        }
        return new VariantResult(one.experiment(), one.variant(), one.setup(), rows, Map.of(), false, "", "");
    }

    static Variant variant(Experiment experiment, String name) {
        return experiment.variants().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
