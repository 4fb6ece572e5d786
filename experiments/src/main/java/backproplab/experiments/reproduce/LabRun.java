package backproplab.experiments.reproduce;

import backproplab.experiments.compare.Comparison;
import backproplab.experiments.compare.ComparisonSettings;
import backproplab.experiments.compare.PreparedRun;
import backproplab.experiments.engine.Engine;
import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.engine.Engines;
import backproplab.experiments.engine.ThreadPlan;
import backproplab.experiments.failure.UserException;
import backproplab.experiments.labs.Plan;
import backproplab.experiments.reports.Experiment;
import backproplab.experiments.reports.Metric;
import backproplab.experiments.reports.Setup;
import backproplab.experiments.reports.Variant;
import backproplab.experiments.results.ComparisonRow;
import backproplab.experiments.results.LabFolder;
import backproplab.experiments.results.ReproductionRow;
import backproplab.experiments.train.TrainingData;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Runs experiments, variant by variant, and keeps both tables up to date while it does. */
public final class LabRun {
    private static final String TASK = "lab";

    private final LabSettings settings;
    private final LabData data;
    private final LabFolder folder;
    private final LabListener listener;
    private final Reproduction reproduction;
    private final ClaimTests claimTests;
    private final Map<Training, List<ComparisonRow>> trained = new HashMap<>();
    private final Map<Experiment, List<VariantResult>> results = new LinkedHashMap<>();
    private int number;

    /**
     * What a run leaves beside its files.
     *
     * @param runs how many trainings there were
     * @param finished how many of them came to a regular end
     */
    public record Outcome(int runs, int finished) {}

    /**
     * Nothing happens yet.
     *
     * @param settings what to run
     * @param data where images come from
     * @param folder receives the rows as they come
     * @param listener hears how it goes
     */
    public LabRun(LabSettings settings, LabData data, LabFolder folder, LabListener listener) {
        this.settings = settings;
        this.data = data;
        this.folder = folder;
        this.listener = listener;
        reproduction = new Reproduction(settings, folder.runs().runId());
        claimTests = new ClaimTests(settings);
    }

    /**
     * Runs everything. A variant that fails is a row that says so; the others go on.
     *
     * @return how many came to an end
     * @throws UserException with code 4 if results cannot be written
     */
    public Outcome run() {
        int count = settings.experiments().stream()
                .mapToInt(experiment -> experiment.variants().size())
                .sum();
        for (Experiment experiment : settings.experiments()) {
            List<VariantResult> variants = new ArrayList<>();
            for (Variant variant : experiment.variants()) {
                number++;
                variants.add(run(experiment, variant, count));
            }
            results.put(experiment, variants);
            folder.tables(reproductionRows(), claimTests.rows(results));
        }
        return outcome();
    }

    private VariantResult run(Experiment experiment, Variant variant, int count) {
        Optional<Setup> setup = settings.setup(experiment, variant);
        String name = experiment.path() + " | " + variant.name();
        if (variant.check().isPresent()) {
            List<Long> seeds = settings.seeds(experiment);
            listener.variantStarted(number, count, name, "numeric check, seeds " + seeds);
            return VariantResult.checked(experiment, variant, seeds);
        }
        if (setup.isEmpty()) {
            listener.variantStarted(number, count, name, "not run: " + reason(variant));
            return VariantResult.without(experiment, variant, setup, "");
        }
        Training training = new Training(
                setup.get(), settings.engines(variant), settings.seeds(experiment), settings.threads(variant));
        if (trained.containsKey(training)) {
            listener.variantStarted(number, count, name, "trained above, with the same settings");
        } else {
            listener.variantStarted(number, count, name, training.engines() + ", seeds " + training.seeds());
        }
        TrainingData images = data.prepare(setup.get().data());
        boolean embedded = images.source().embedded();
        try {
            Plan plan = setup.get().plan(experiment.path(), variant.name(), images.trainCount());
            List<ComparisonRow> rows = trained.get(training);
            if (rows == null) {
                rows = train(training, plan, images);
                trained.put(training, rows);
            }
            return new VariantResult(
                    experiment, variant, setup, rows, noise(experiment, training, plan, images), embedded, "");
        } catch (UserException tooLarge) {
            if (tooLarge.getCause() != null) {
                throw tooLarge;
            }
            listener.warning(name + " failed: " + tooLarge.getMessage());
            return VariantResult.without(experiment, variant, setup, firstLine(tooLarge));
        }
    }

    /** Measured only where a claim is about it. */
    private static Map<EngineKind, double[]> noise(
            Experiment experiment, Training training, Plan plan, TrainingData images) {
        boolean wanted = experiment.claims().stream().anyMatch(claim -> claim.metric() == Metric.GRADIENT_NOISE);
        Map<EngineKind, double[]> noise = new EnumMap<>(EngineKind.class);
        if (wanted) {
            for (EngineKind kind : training.engines()) {
                noise.put(
                        kind,
                        training.seeds().stream()
                                .mapToDouble(
                                        seed -> noise(kind, PreparedRun.of(plan, seed, images), training.threads()))
                                .toArray());
            }
        }
        return noise;
    }

    private static double noise(EngineKind kind, PreparedRun run, OptionalInt threads) {
        ThreadPlan plan = ThreadPlan.all(threads.orElse(Runtime.getRuntime().availableProcessors()));
        try (Engine engine = Engines.create(kind, run.network(), plan)) {
            return GradientNoise.of(engine, run);
        }
    }

    private static String reason(Variant variant) {
        return variant.runnable() ? "needs --engines dl4j" : variant.note();
    }

    private static String firstLine(Exception e) {
        return e.getMessage().lines().findFirst().orElse("");
    }

    private List<ComparisonRow> train(Training training, Plan plan, TrainingData images) {
        Comparison comparison = new Comparison(
                new ComparisonSettings(
                        TASK,
                        List.of(plan),
                        training.engines(),
                        training.seeds(),
                        training.threads(),
                        Optional.empty(),
                        Optional.empty(),
                        false),
                images);
        comparison.warmUp(listener);
        return comparison.run(folder.runs(), listener);
    }

    private List<ReproductionRow> reproductionRows() {
        return results.values().stream()
                .flatMap(List::stream)
                .flatMap(result -> reproduction.rows(result).stream())
                .toList();
    }

    private Outcome outcome() {
        int runs = 0;
        int finished = 0;
        for (List<ComparisonRow> rows : trained.values()) {
            runs += rows.size();
            finished +=
                    (int) rows.stream().filter(row -> row.status().finished()).count();
        }
        return new Outcome(runs, finished);
    }
}
