package backproplab.experiments.reproduce;

import backproplab.experiments.checkpoint.RunNotes;
import backproplab.experiments.compare.Comparison;
import backproplab.experiments.compare.PreparedRun;
import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.engine.Engines;
import backproplab.experiments.reports.Experiment;
import backproplab.experiments.reports.Metric;
import backproplab.experiments.reports.Variant;
import backproplab.experiments.results.ComparisonRow;
import backproplab.experiments.results.LabFolder;
import backproplab.files.failure.UserException;
import backproplab.network.engine.Engine;
import backproplab.network.engine.ThreadPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs experiments, variant by variant, and keeps all tables up to date while it does. */
public final class LabRun {
    private static final Logger LOG = LoggerFactory.getLogger(LabRun.class);

    private final LabPlan plan;
    private final LabFolder folder;
    private final LabListener listener;
    private final RunNotes record;
    private final Reproduction reproduction;
    private final ClaimTests claimTests;
    private final Map<Training, List<ComparisonRow>> trained = new HashMap<>();
    private final Map<Experiment, List<VariantResult>> results = new LinkedHashMap<>();

    /**
     * Nothing happens yet.
     *
     * @param plan what to run
     * @param folder receives the rows as they come; has those of the record already
     * @param listener hears how it goes
     * @param record of this command: says what is done, and is told what gets done
     */
    public LabRun(LabPlan plan, LabFolder folder, LabListener listener, RunNotes record) {
        this.plan = plan;
        this.folder = folder;
        this.listener = listener;
        this.record = record;
        reproduction = new Reproduction(plan.settings(), folder.runId(), EngineKind.compared());
        claimTests = new ClaimTests(plan.settings());
    }

    /**
     * Runs everything that the record has not. A variant that fails is a row that says so; the others go on.
     *
     * @return how the trainings ended
     * @throws UserException with code 4 if results cannot be written
     */
    public LabOutcome run() {
        List<PlannedVariant> variants = plan.variants();
        for (int i = 0; i < variants.size(); i++) {
            PlannedVariant each = variants.get(i);
            results.computeIfAbsent(each.experiment(), experiment -> new ArrayList<>())
                    .add(run(each, i + 1));
            boolean last = i + 1 == variants.size()
                    || !variants.get(i + 1).experiment().equals(each.experiment());
            if (last) {
                writeTables();
            }
        }
        int checks = variants.stream()
                .mapToInt(each -> each.variant().check().isPresent()
                        ? plan.settings().seeds(each.experiment()).size()
                        : 0)
                .sum();
        return LabOutcome.of(trained.values(), checks);
    }

    private void writeTables() {
        folder.tables(
                results.values().stream()
                        .flatMap(List::stream)
                        .flatMap(result -> reproduction.rows(result).stream())
                        .toList(),
                claimTests.rows(results),
                results.values().stream()
                        .flatMap(List::stream)
                        .flatMap(result -> Curves.rows(result, EngineKind.compared()).stream())
                        .toList());
    }

    private VariantResult run(PlannedVariant planned, int number) {
        announce(planned, number);
        if (planned.variant().check().isPresent()) {
            return VariantResult.checked(
                    planned.experiment(), planned.variant(), plan.settings().seeds(planned.experiment()));
        }
        if (planned.training().isEmpty()) {
            if (!planned.failure().isEmpty()) {
                listener.warning(planned.name() + " failed: " + planned.failure());
            }
            return VariantResult.without(planned.experiment(), planned.variant(), planned.setup(), planned.failure());
        }
        PlannedTraining training = planned.training().get();
        if (!trained.containsKey(training.training())) {
            trained.put(training.training(), train(training));
        }
        return new VariantResult(
                planned.experiment(),
                planned.variant(),
                planned.setup(),
                trained.get(training.training()),
                noise(planned, training),
                training.images().source().embedded(),
                "");
    }

    private void announce(PlannedVariant planned, int number) {
        int count = plan.variants().size();
        String how = planned.setup().isEmpty() ? "not run: " + reason(planned.variant()) : "cannot be run";
        if (planned.variant().check().isPresent()) {
            how = "numeric check, seeds " + plan.settings().seeds(planned.experiment());
        } else if (planned.training().isPresent()) {
            PlannedTraining training = planned.training().get();
            how = training.training().engines().stream().map(EngineKind::token).toList() + ", seeds "
                    + training.training().seeds();
            if (trained.containsKey(training.training())) {
                how = "trained above, with the same settings";
            } else if (training.comparison().done(record)) {
                how = "trained before this run was cut off";
            }
        }
        listener.variantStarted(number, count, planned.name(), how);
    }

    private static String reason(Variant variant) {
        return variant.runnable() ? "needs --engines " + variant.engine().orElseThrow() : variant.note();
    }

    private List<ComparisonRow> train(PlannedTraining training) {
        Comparison comparison = training.comparison();
        comparison.warmUp(listener, record);
        return comparison.run(folder, listener, record);
    }

    /** Measured only where a claim is about it. */
    private Map<EngineKind, double[]> noise(PlannedVariant planned, PlannedTraining training) {
        boolean wanted =
                planned.experiment().claims().stream().anyMatch(claim -> claim.metric() == Metric.GRADIENT_NOISE);
        Map<EngineKind, double[]> noise = new TreeMap<>();
        if (wanted) {
            for (EngineKind kind : training.training().engines()) {
                noise.put(
                        kind,
                        training.training().seeds().stream()
                                .mapToDouble(seed -> noise(planned.name(), kind, training, seed))
                                .toArray());
            }
        }
        return noise;
    }

    /** NaN, a seed that does not count, where it cannot be measured: all that was trained is worth more. */
    private double noise(String name, EngineKind kind, PlannedTraining training, long seed) {
        OptionalInt fixed = training.training().threads();
        ThreadPlan threads = ThreadPlan.all(fixed.orElse(Runtime.getRuntime().availableProcessors()));
        try {
            PreparedRun run = PreparedRun.of(training.plan(), seed, training.images());
            try (Engine engine = Engines.create(kind, run.network(), threads)) {
                return GradientNoise.of(engine, run);
            }
        } catch (RuntimeException | OutOfMemoryError | LinkageError e) {
            LOG.debug("gradient noise not measured", e);
            listener.warning("The gradient noise of " + name + " on " + kind.token() + " with seed " + seed
                    + " was not measured: " + e);
            return Double.NaN;
        }
    }
}
