package backproplab.experiments.compare;

import backproplab.experiments.engine.Engine;
import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.engine.Engines;
import backproplab.experiments.failure.UserException;
import backproplab.experiments.labs.Plan;
import backproplab.experiments.results.ComparisonRow;
import backproplab.experiments.results.EpochRow;
import backproplab.experiments.results.RunFolder;
import backproplab.experiments.train.EpochResult;
import backproplab.experiments.train.RunResult;
import backproplab.experiments.train.Trainer;
import backproplab.experiments.train.TrainingData;
import backproplab.experiments.train.TrainingListener;
import backproplab.experiments.train.WarmUp;
import backproplab.experiments.weights.Origin;
import backproplab.experiments.weights.WeightFile;
import backproplab.experiments.weights.Weights;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs every plan with every seed on every engine, one engine at a time.
 *
 * <p>Order of use: construction checks everything that can be checked without training; {@link #warmUp} measures;
 * {@link #run} trains and writes.
 */
public final class Comparison {
    private static final Logger LOG = LoggerFactory.getLogger(Comparison.class);

    private final ComparisonSettings settings;
    private final TrainingData data;
    private final List<PreparedRun> runs = new ArrayList<>();
    private final Map<Key, WarmUp.Result> warmed = new LinkedHashMap<>();
    private final Map<Key, String> broken = new LinkedHashMap<>();

    private record Key(Plan plan, EngineKind kind) {}

    /**
     * Checks settings against data and memory.
     *
     * @param settings what to compare
     * @param data images
     * @throws UserException with code 2 for settings that cannot be, 4 for a network
     *     that does not fit the heap
     */
    public Comparison(ComparisonSettings settings, TrainingData data) {
        this.settings = settings;
        this.data = data;
        long maxHeap = Runtime.getRuntime().maxMemory();
        for (Plan plan : settings.plans()) {
            for (long seed : settings.seeds()) {
                PreparedRun run = PreparedRun.of(plan, seed, data, settings.start());
                settings.engines().forEach(kind -> run.checkMemory(kind, maxHeap));
                runs.add(run);
            }
        }
    }

    /**
     * Warms every engine up on every plan and estimates the whole command.
     *
     * @param listener hears which engine warms up
     * @return seconds
     */
    public double warmUp(ComparisonListener listener) {
        double total = 0;
        for (PreparedRun run : runs) {
            for (EngineKind kind : settings.engines()) {
                Key key = new Key(run.plan(), kind);
                if (!warmed.containsKey(key) && !broken.containsKey(key)) {
                    listener.warmUpStarted(kind, run.plan().token());
                    warmUp(run, key);
                }
                if (warmed.containsKey(key)) {
                    total += Estimate.seconds(run, warmed.get(key).stepSeconds());
                }
            }
        }
        return total;
    }

    /** An engine that cannot even warm up is a failed row later; the others go on. */
    private void warmUp(PreparedRun run, Key key) {
        try {
            warmed.put(key, WarmUp.run(key.kind(), run.network(), run.initialWeights(), run.job(), settings.threads()));
        } catch (RuntimeException | OutOfMemoryError | LinkageError e) {
            LOG.debug("warm-up failed", e);
            broken.put(key, "warm-up: " + e);
        }
    }

    /**
     * What the warm-up chose and measured, for environment.json.
     *
     * @return per model, variant and engine: precision, threads, milliseconds of the first step and per step
     */
    public List<Map<String, Object>> warmUpTable() {
        List<Map<String, Object>> table = new ArrayList<>();
        warmed.forEach((key, result) -> {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("model", key.plan().token());
            line.put("variant", key.plan().variant());
            line.put("engine", key.kind().token());
            line.put("precision", key.kind().precision());
            line.put("threads", result.threads().workers());
            if (key.kind() == EngineKind.DL4J) {
                line.put("blas_threads", result.threads().blas());
            }
            line.put("first_step_ms", milliseconds(result.firstStepSeconds()));
            line.put("warm_up_step_ms", milliseconds(result.stepSeconds()));
            table.add(line);
        });
        return table;
    }

    private static double milliseconds(double seconds) {
        return Math.round(seconds * 1e6) / 1e3;
    }

    /**
     * Trains everything. An engine that fails or diverges is a row with its status; the others go on.
     *
     * @param folder receives the rows as they come
     * @param listener hears how it goes
     * @return every row
     */
    public List<ComparisonRow> run(RunFolder folder, ComparisonListener listener) {
        List<ComparisonRow> rows = new ArrayList<>();
        for (PreparedRun run : runs) {
            Map<EngineKind, RunResult> results = new EnumMap<>(EngineKind.class);
            for (EngineKind kind : settings.engines()) {
                RunResult result = train(run, kind, folder, listener);
                results.put(kind, result);
                listener.runEnded(kind, run.plan().token(), result);
            }
            ComparisonRow row = new ComparisonRow(
                    folder.runId(),
                    settings.task(),
                    data.source().train().name(),
                    run.plan(),
                    run.seed(),
                    run.trace().parameterCount(),
                    results);
            folder.add(row);
            rows.add(row);
        }
        return rows;
    }

    private RunResult train(PreparedRun run, EngineKind kind, RunFolder folder, ComparisonListener listener) {
        Key key = new Key(run.plan(), kind);
        if (broken.containsKey(key)) {
            return RunResult.failed(broken.get(key), List.of());
        }
        TrainingListener progress = listener.runStarted(kind, run.plan().token());
        List<EpochResult> epochs = new ArrayList<>();
        try (Engine engine = Engines.create(kind, run.network(), warmed.get(key).threads())) {
            engine.load(run.initialWeights());
            return Trainer.run(run.job(), engine, writing(run, engine, folder, listener, progress, epochs));
        } catch (UserException unwritable) {
            throw unwritable;
        } catch (RuntimeException | OutOfMemoryError | LinkageError e) {
            LOG.debug("{} failed", kind.token(), e);
            return RunResult.failed(e.toString(), epochs);
        }
    }

    private TrainingListener writing(
            PreparedRun run,
            Engine engine,
            RunFolder folder,
            ComparisonListener listener,
            TrainingListener next,
            List<EpochResult> epochs) {
        return new TrainingListener() {
            @Override
            public void epochStarted(int epoch, int steps) {
                next.epochStarted(epoch, steps);
            }

            @Override
            public void stepDone() {
                next.stepDone();
            }

            @Override
            public void epochDone(EpochResult result) {
                epochs.add(result);
                folder.add(new EpochRow(
                        folder.runId(),
                        settings.task(),
                        run.plan().experiment(),
                        run.plan().variant(),
                        data.source().train().name(),
                        run.plan().token(),
                        engine.kind().token(),
                        engine.backend(),
                        run.seed(),
                        result));
                next.epochDone(result);
            }

            @Override
            public void trained(Weights best, int epoch) {
                Origin origin = new Origin(data.source().train().name(), epoch, run.seed());
                try {
                    WeightFile.save(folder.weights(fileName(run, engine.kind())), best, run.description(), origin);
                } catch (UserException | IllegalArgumentException e) {
                    // What was measured is worth more than the file.
                    LOG.debug("weights not saved", e);
                    listener.warning("The weights of " + run.plan().token() + " on "
                            + engine.kind().token() + " were not saved: " + e.getMessage());
                }
            }
        };
    }

    /** Names may hold what a file name may not. */
    private static String fileName(PreparedRun run, EngineKind kind) {
        Plan plan = run.plan();
        String name =
                String.join("-", plan.token(), plan.experiment(), plan.variant(), "seed" + run.seed(), kind.token());
        return name.replaceAll("[^A-Za-z0-9.-]+", "-").replaceAll("-+", "-");
    }
}
