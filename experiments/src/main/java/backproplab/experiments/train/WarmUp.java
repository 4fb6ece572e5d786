package backproplab.experiments.train;

import backproplab.datasets.Batch;
import backproplab.datasets.Batches;
import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.engine.Engines;
import backproplab.experiments.engine.OwnLayers;
import backproplab.files.failure.Quoted;
import backproplab.files.failure.UserException;
import backproplab.network.engine.Engine;
import backproplab.network.engine.NetworkSettings;
import backproplab.network.engine.ThreadPlan;
import backproplab.network.engine.TriedSetting;
import backproplab.network.init.Weights;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Training steps on a throw-away copy before anything is measured: they let the JIT compile what will run, tell how long
 * a step takes, and find the thread count at which an engine is fastest.
 */
public final class WarmUp {
    /** The property that shortens it where nothing is measured, as in tests: seconds an engine and model may take to settle. */
    private static final String SECONDS_PROPERTY = "backproplab.warmUpSeconds";

    private static final String SECONDS = "10";

    /**
     * What the warm-up found.
     *
     * @param threads what the engine is to run with
     * @param stepSeconds median time of a training step with it
     * @param undisturbedSeconds time of a step if nothing else ran on this machine, as far as that can be told
     * @param firstStepSeconds time of the very first step, which pays for compiling and tuning
     * @param tried what was timed to choose the engine's settings; empty if nothing was to be chosen
     * @param setting how the engine is run, in words; empty if there is one way only
     */
    public record Result(
            ThreadPlan threads,
            double stepSeconds,
            double undisturbedSeconds,
            double firstStepSeconds,
            List<TriedSetting> tried,
            String setting) {}

    /** Makes the engine that is warmed up, again where it is to be built otherwise. */
    @FunctionalInterface
    interface Maker {
        Engine make(ThreadPlan threads);
    }

    private WarmUp() {}

    /**
     * Checks the property that shortens it; to be called before {@link #run}, whose failures are of one engine.
     *
     * @throws UserException with code 2 if it is set to something other than a number of at least 0
     */
    public static void checkSetting() {
        mostSeconds();
    }

    private static double mostSeconds() {
        String text = System.getProperty(SECONDS_PROPERTY, SECONDS);
        try {
            double seconds = Double.parseDouble(text);
            if (seconds >= 0 && Double.isFinite(seconds)) {
                return seconds;
            }
        } catch (NumberFormatException e) {
            throw noSeconds(text);
        }
        throw noSeconds(text);
    }

    private static UserException noSeconds(String text) {
        return UserException.usage("-D" + SECONDS_PROPERTY + " must be a number of at least 0, not '" + Quoted.of(text)
                + "'.\nLeave it out for " + SECONDS + " seconds.");
    }

    /**
     * Warms an engine up.
     *
     * @param kind which engine
     * @param settings the network
     * @param weights where it starts
     * @param job data and batch size
     * @param trainings how many such trainings will follow: it takes no more steps than they will, lest getting ready for the work
     *     take longer than the work
     * @param fixedThreads threads to use; empty lets the engine choose
     * @param own layers in place of ours
     * @return threads and time per step
     */
    public static Result run(
            EngineKind kind,
            NetworkSettings settings,
            Weights weights,
            Trainer.Job job,
            int trainings,
            OptionalInt fixedThreads,
            Optional<OwnLayers<?>> own) {
        Maker maker = threads -> {
            Engine engine = Engines.create(kind, settings, threads, own);
            engine.load(weights);
            return engine;
        };
        Result found = run(maker, job, trainings, fixedThreads);
        // Who waits for a GPU needs no processor.
        return Engines.onGpu(kind)
                ? new Result(
                        found.threads(),
                        found.stepSeconds(),
                        found.stepSeconds(),
                        found.firstStepSeconds(),
                        found.tried(),
                        found.setting())
                : found;
    }

    static Result run(Maker maker, Trainer.Job job, int trainings, OptionalInt fixedThreads) {
        int cores = Runtime.getRuntime().availableProcessors();
        ThreadPlan threads = ThreadPlan.all(fixedThreads.orElse(cores));
        StepTimes times;
        ThreadPlan fastest;
        List<TriedSetting> tried;
        try (Engine engine = maker.make(threads)) {
            times = steps(engine, job, trainings);
            if (fixedThreads.isPresent()) {
                return result(threads, times, times, List.of(), engine);
            }
            // Only now is the code compiled, so that thread counts are compared and not the compiler's progress.
            acceptFullBatch(engine, job);
            fastest = engine.tuneThreads(cores);
            tried = engine.triedSettings();
        }
        // What was chosen may be no matter of threads: then only a new engine has it. One that had nothing to choose
        // trains on as well, so that no engine has fewer steps behind it than another whose settings were searched.
        try (Engine chosen = maker.make(fastest)) {
            return result(fastest, times, steps(chosen, job, trainings), tried, chosen);
        }
    }

    private static Result result(
            ThreadPlan threads, StepTimes first, StepTimes settled, List<TriedSetting> tried, Engine chosen) {
        return new Result(threads, settled.median(), settled.undisturbed(), first.first(), tried, chosen.setting());
    }

    // The last batch of an epoch may be smaller, and threads that suit it need not suit the others.
    private static void acceptFullBatch(Engine engine, Trainer.Job job) {
        try (Batches batches = job.data().epoch(job.loop(), job.seeds(), 1)) {
            Batch batch = batches.next();
            engine.accept(batch.pixels(), batch.labels(), batch.size());
        }
    }

    /** Trains until times have settled, or for as many steps as all the trainings have. */
    static StepTimes steps(Engine engine, Trainer.Job job, int trainings) {
        StepTimes times = new StepTimes(mostSeconds());
        // A large rate that a schedule only reaches later would break the copy, and broken networks are fast.
        double rate = job.firstRate();
        long started = System.nanoTime();
        for (long epoch = 0; epoch < (long) job.loop().epochs() * trainings && !times.settled(); epoch++) {
            int ofTraining = 1 + (int) (epoch % job.loop().epochs());
            try (Batches batches = job.data().epoch(job.loop(), job.seeds(), ofTraining)) {
                Batch batch = batches.next();
                while (batch != null && !times.settled()) {
                    engine.accept(batch.pixels(), batch.labels(), batch.size());
                    double cpuBefore = cpuSeconds();
                    long before = System.nanoTime();
                    engine.trainStep(rate);
                    long after = System.nanoTime();
                    double cpu = cpuSeconds() - cpuBefore;
                    times.add((after - before) / 1e9, cpu, (after - started) / 1e9, compilerSeconds());
                    batch = batches.next();
                }
            }
        }
        return times;
    }

    /** How long this thread has had a processor; NaN in a Java that does not say. */
    private static double cpuSeconds() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return threads.isCurrentThreadCpuTimeSupported() ? threads.getCurrentThreadCpuTime() / 1e9 : Double.NaN;
    }

    /** How long the JIT has been at work; 0 in a Java that does not say. */
    private static double compilerSeconds() {
        CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
        return compiler != null && compiler.isCompilationTimeMonitoringSupported()
                ? compiler.getTotalCompilationTime() / 1e3
                : 0;
    }
}
