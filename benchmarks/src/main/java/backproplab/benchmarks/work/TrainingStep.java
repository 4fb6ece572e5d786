package backproplab.benchmarks.work;

import backproplab.dl4j.Dl4jBackend;
import backproplab.dl4j.Dl4jEngine;
import backproplab.dl4j.Dl4jUnavailableException;
import backproplab.dl4j.Precision;
import backproplab.manual.engine.ManualEngine;
import backproplab.manual.kernel.KernelOps;
import backproplab.manual.kernel.Kernels;
import backproplab.manual.model.FastLayers;
import backproplab.network.engine.Engine;
import backproplab.network.engine.EngineProvider;
import backproplab.network.engine.NetworkSettings;
import backproplab.network.engine.ThreadPlan;
import backproplab.network.engine.TriedSetting;
import backproplab.network.init.InitialWeights;
import backproplab.network.init.Initializer;
import backproplab.network.rule.TrainingRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A network of one engine with weights and a batch in place: nothing is left to do but train. It is the network that experiments
 * train, in the engine that they train it in.
 *
 * <p>All calls come from one thread, the one that made it; {@link #close} ends threads and frees memory.
 */
public final class TrainingStep implements AutoCloseable {

    /** Learning rate of every step; small, so that thousands of steps on one batch stay an ordinary training. */
    public static final double LEARNING_RATE = 1e-3;

    /** Seed of every engine's initial weights. */
    public static final long SEED = 20_240_118;

    private final Engine engine;
    private final String threads;
    private final Map<String, Object> details;

    private TrainingStep(Engine engine, Workload workload, String threads, Map<String, Object> details) {
        this.engine = engine;
        this.threads = threads;
        this.details = details;
        prepare(engine, workload);
    }

    /** Every engine starts from the same numbers. */
    private static void prepare(Engine engine, Workload workload) {
        engine.load(InitialWeights.draw(
                workload.network().tensors(), Initializer.KAIMING_NORMAL, Initializer.DEFAULT_SCALE, SEED));
        engine.accept(
                SampleBatch.normal(workload.input()).data(),
                SampleBatch.labels(workload.batchSize(), Workload.CLASSES),
                workload.batchSize());
    }

    private static NetworkSettings settings(Workload workload) {
        return new NetworkSettings(workload.network(), TrainingRule.SGD);
    }

    /**
     * A step of any engine.
     *
     * @param engine who trains
     * @param workload what
     * @param threads most threads
     * @return the step, to be closed, for the calling thread only
     */
    public static TrainingStep of(StepEngine engine, Workload workload, int threads) {
        return engine.create(workload, threads);
    }

    /** The hand-written float engine. */
    static TrainingStep manual(Workload workload, KernelOps ops, int threads) {
        Kernels kernels = new Kernels(ops, threads);
        Engine engine = new ManualEngine<>(settings(workload), new FastLayers(kernels), threads, kernels::close);
        return new TrainingStep(
                engine, workload, Integer.toString(kernels.threads()), Map.of("kernels", kernels.name()));
    }

    /** Deeplearning4j with the numbers of threads, up to a limit, that this workload trains fastest with. */
    static TrainingStep tunedDl4j(Workload workload, int threads) {
        requireBackend();
        try (Engine throwAway = new Dl4jEngine(settings(workload), Precision.FLOAT)) {
            prepare(throwAway, workload);
            throwAway.tuneThreads(threads);
            return dl4j(workload, throwAway.triedSettings());
        }
    }

    /** Deeplearning4j with nothing chosen for it. */
    static TrainingStep dl4jAsItComes(Workload workload) {
        System.setProperty(Dl4jBackend.AS_IT_COMES, "true");
        requireBackend();
        return dl4j(workload, List.of());
    }

    private static TrainingStep dl4j(Workload workload, List<TriedSetting> tried) {
        Engine engine = new Dl4jEngine(settings(workload), Precision.FLOAT);
        ThreadPlan plan = Dl4jBackend.threads();
        Map<String, Object> details = new LinkedHashMap<>(Dl4jBackend.info().details());
        if (!engine.setting().isEmpty()) {
            details.put("setting", engine.setting());
        }
        if (!tried.isEmpty()) {
            details.put("tried", tried);
        }
        return new TrainingStep(engine, workload, "omp " + plan.workers() + " blas " + plan.blas(), details);
    }

    /** Another framework with the threads, up to a limit, that this workload trains fastest with. */
    static TrainingStep tuned(EngineProvider provider, Workload workload, int threads) {
        provider.ensureAvailable();
        Map<String, Object> details = new LinkedHashMap<>(provider.details());
        ThreadPlan fastest;
        try (Engine throwAway = provider.create(settings(workload), ThreadPlan.all(threads))) {
            prepare(throwAway, workload);
            fastest = throwAway.tuneThreads(threads);
            if (!throwAway.triedSettings().isEmpty()) {
                details.put("tried", throwAway.triedSettings());
            }
        }
        Engine engine = provider.create(settings(workload), fastest);
        return new TrainingStep(engine, workload, Integer.toString(fastest.workers()), details);
    }

    private static void requireBackend() {
        try {
            Dl4jBackend.ensureAvailable();
        } catch (Dl4jUnavailableException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /**
     * Forward, backward and the SGD update on the batch.
     *
     * @return mean loss before the update
     */
    public double run() {
        return engine.trainStep(LEARNING_RATE);
    }

    /**
     * What computes.
     *
     * @return for example {@code manual-simd-512} or {@code dl4j-cpu}
     */
    public String backend() {
        return engine.backend();
    }

    /**
     * The threads that work.
     *
     * @return a number, or where an engine has several kinds, each: {@code omp 1 blas 2}
     */
    public String threads() {
        return threads;
    }

    /**
     * What else the times depend on, for environment.json.
     *
     * @return values by name
     */
    public Map<String, Object> details() {
        return details;
    }

    @Override
    public void close() {
        engine.close();
    }
}
