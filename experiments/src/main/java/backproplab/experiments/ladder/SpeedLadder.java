package backproplab.experiments.ladder;

import backproplab.experiments.compare.PreparedRun;
import backproplab.experiments.recipe.Plan;
import backproplab.experiments.results.Speed;
import backproplab.experiments.results.SpeedRow;
import backproplab.experiments.results.TableFolder;
import backproplab.experiments.train.RunStatus;
import backproplab.experiments.train.TrainingData;
import backproplab.experiments.train.WarmUp;
import backproplab.files.failure.UserException;
import backproplab.manual.kernel.FmaPeak;
import backproplab.manual.kernel.KernelOps;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.descriptive.Median;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Climbs the ladder: every network on every rung, from equal weights on equal batches, one after the other. */
public final class SpeedLadder {
    private static final Logger LOG = LoggerFactory.getLogger(SpeedLadder.class);

    private final LadderSettings settings;
    private final TrainingData data;
    private final KernelOps ops;
    private final RungEngines engines;
    private final List<PreparedRun> runs;

    /**
     * Checks the settings against the data.
     *
     * @param settings what to time
     * @param data images
     * @param ops the kernels of this process
     * @throws UserException with code 2 if a network or a batch does not fit the data, or the warm-up's property is no number
     */
    public SpeedLadder(LadderSettings settings, TrainingData data, KernelOps ops) {
        WarmUp.checkSetting();
        this.settings = settings;
        this.data = data;
        this.ops = ops;
        engines = new RungEngines(ops, settings.threads());
        runs = settings.plans().stream()
                .map(plan -> PreparedRun.of(plan, settings.seed(), data))
                .toList();
    }

    /**
     * Guesses how long the climb takes, from what each rung typically reaches.
     *
     * @return seconds
     */
    public double estimateSeconds() {
        double total = 0;
        for (PreparedRun run : runs) {
            for (Rung rung : settings.rungs()) {
                double step = 2 * multiplyAdds(run) / (rung.typicalGflops() * 1e9);
                double timed = Math.min(settings.steps() * step, settings.seconds());
                total += Math.max(step, settings.seconds()) + Math.max(LadderSettings.LEAST_STEPS * step, timed);
            }
        }
        return total;
    }

    private static long multiplyAdds(PreparedRun run) {
        return run.network().network().trainingMultiplyAddsPerSample()
                * run.plan().recipe().loop().batchSize();
    }

    /**
     * Threads of the last hand-written rung, and of the peak.
     *
     * @return at least 1
     */
    public int threads() {
        return engines.threads();
    }

    /**
     * Whether Deeplearning4j is to run and can.
     *
     * @return false if it is not even to be loaded
     */
    public boolean usesDl4j() {
        return settings.rungs().contains(Rung.DL4J)
                && engines.obstacle(Rung.DL4J).isEmpty();
    }

    /**
     * Measures what the machine's SIMD units reach with all threads.
     *
     * @return 10^9 multiplications and additions per second; NaN without SIMD kernels
     */
    public double peakGflops() {
        return engines.hasSimd() ? FmaPeak.gflops(ops, threads()) : Double.NaN;
    }

    /**
     * Times everything. A rung that cannot run, fails or diverges is a row with its status; the others go on.
     *
     * @param folder receives the rows as they come
     * @param peakGflops from {@link #peakGflops}
     * @param listener hears how it goes
     * @return every row
     */
    public List<SpeedRow> run(TableFolder<SpeedRow> folder, double peakGflops, LadderListener listener) {
        List<SpeedRow> rows = new ArrayList<>();
        for (PreparedRun run : runs) {
            double first = Double.NaN;
            double previous = Double.NaN;
            for (Rung rung : settings.rungs()) {
                Speed speed = speed(run, rung, listener);
                double seconds = speed.stepSeconds();
                first = Double.isNaN(first) ? seconds : first;
                SpeedRow row = row(folder.runId(), run, rung, speed, previous, first, peakGflops);
                previous = Double.isNaN(seconds) ? previous : seconds;
                folder.add(row);
                rows.add(row);
                listener.rungDone(row);
            }
        }
        return rows;
    }

    private SpeedRow row(
            String runId, PreparedRun run, Rung rung, Speed speed, double previous, double first, double peakGflops) {
        Plan plan = run.plan();
        return new SpeedRow(
                runId,
                data.source().train().name(),
                plan.token(),
                plan.recipe().loop().batchSize(),
                rung.token(),
                settings.seed(),
                speed,
                previous,
                first,
                multiplyAdds(run),
                peakGflops);
    }

    private Speed speed(PreparedRun run, Rung rung, LadderListener listener) {
        String name = run.plan().token() + " on rung " + rung.token();
        try {
            Optional<String> obstacle = engines.obstacle(rung);
            if (obstacle.isPresent()) {
                listener.warning(name + " skipped: " + obstacle.get());
                return Speed.none(RunStatus.SKIPPED);
            }
            Speed speed = time(run, rung);
            if (speed.status() == RunStatus.DIVERGED) {
                listener.warning(name + " diverged: its loss is no finite number any more.");
            }
            return speed;
        } catch (RuntimeException | OutOfMemoryError | LinkageError e) {
            LOG.debug("{} failed", name, e);
            listener.warning(name + " failed: " + e);
            return Speed.none(RunStatus.FAILED);
        }
    }

    private Speed time(PreparedRun run, Rung rung) {
        RungEngines.Opened opened = engines.open(rung, run);
        try (var engine = opened.engine();
                StepTimer timer = new StepTimer(engine, run.job())) {
            engine.load(run.initialWeights());
            int warmUpSteps = timer.warmUp(settings.seconds());
            double[] times = timer.measure(settings.steps(), settings.seconds());
            boolean finite = timer.finite();
            return new Speed(
                    opened.backend(),
                    opened.threads(),
                    warmUpSteps,
                    times.length,
                    finite ? Median.withDefaults().evaluate(times) : Double.NaN,
                    finite ? RunStatus.OK : RunStatus.DIVERGED);
        }
    }
}
