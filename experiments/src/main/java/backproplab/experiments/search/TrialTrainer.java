package backproplab.experiments.search;

import backproplab.experiments.compare.PreparedRun;
import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.engine.Engines;
import backproplab.experiments.train.EpochResult;
import backproplab.experiments.train.Evaluation;
import backproplab.experiments.train.OutOfMemory;
import backproplab.experiments.train.Progress;
import backproplab.experiments.train.RunResult;
import backproplab.experiments.train.Trainer;
import backproplab.experiments.train.TrainingListener;
import backproplab.files.failure.UserException;
import backproplab.network.engine.Engine;
import backproplab.network.engine.ThreadPlan;
import backproplab.network.init.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Trains one trial in one rung, from the beginning; the same values always give the same result. */
final class TrialTrainer implements TrainingListener {
    private static final Logger LOG = LoggerFactory.getLogger(TrialTrainer.class);

    private final TrainingListener next;
    private final List<EpochResult> epochs = new ArrayList<>();
    private Optional<Weights> best = Optional.empty();
    private boolean outOfMemory;

    /**
     * What a trial left.
     *
     * @param result its numbers
     * @param weights of its best validation epoch, as they came: decoded when they are asked for; empty if there is none
     * @param outOfMemory whether it failed for want of heap, of which it might have more alone
     * @param seconds how long all of it took
     */
    record Trained(TrialResult result, Optional<Supplier<Weights>> weights, boolean outOfMemory, double seconds) {
        /** The trial that left this, one of those given. */
        PreparedTrial of(List<PreparedTrial> trials) {
            return trials.stream()
                    .filter(trial -> trial.trial().number() == result.trial())
                    .findFirst()
                    .orElseThrow();
        }
    }

    private TrialTrainer(TrainingListener next) {
        this.next = next;
    }

    /** A trial that fails or diverges is a result as well. */
    static Trained train(
            PreparedTrial trial, SearchRung rung, EngineKind kind, ThreadPlan threads, TrainingListener listener) {
        long begin = System.nanoTime();
        TrialTrainer trainer = new TrialTrainer(listener);
        RunResult result = trainer.run(trial.at(rung), kind, threads);
        return new Trained(
                TrialResult.of(trial.trial(), rung, result),
                trainer.best.map(weights -> () -> weights),
                trainer.outOfMemory,
                (System.nanoTime() - begin) / 1e9);
    }

    /** What is left of a trial that does not fit the heap of this process, and is not begun; empty for one that does. */
    static Optional<Trained> tooLarge(PreparedTrial trial, SearchRung rung, EngineKind kind) {
        return trial.run()
                .tooLarge(kind, Runtime.getRuntime().maxMemory())
                .map(why -> new Trained(
                        TrialResult.of(trial.trial(), rung, RunResult.skipped(why)), Optional.empty(), false, 0));
    }

    private RunResult run(PreparedRun run, EngineKind kind, ThreadPlan threads) {
        try (Engine engine = Engines.create(kind, run.network(), threads)) {
            engine.load(run.initialWeights());
            return Trainer.run(run.job(), engine, this);
        } catch (UserException unwritable) {
            throw unwritable;
        } catch (RuntimeException | OutOfMemoryError | LinkageError e) {
            if (Thread.currentThread().isInterrupted()) {
                // The search is being ended: this is no result.
                throw new CancellationException(e.toString());
            }
            LOG.debug("trial failed", e);
            outOfMemory = OutOfMemory.in(e);
            return RunResult.failed(e.toString(), epochs);
        }
    }

    @Override
    public void epochStarted(int epoch, int steps) {
        next.epochStarted(epoch, steps);
    }

    @Override
    public void stepDone(int iteration, int iterations, double learningRate, double loss) {
        next.stepDone(iteration, iterations, learningRate, loss);
    }

    @Override
    public boolean samples() {
        return next.samples();
    }

    @Override
    public void sampled(int epoch, int count, double trainAccuracyPct, double validationAccuracyPct) {
        next.sampled(epoch, count, trainAccuracyPct, validationAccuracyPct);
    }

    @Override
    public void evaluationStarted(Evaluation.Part part, int images) {
        next.evaluationStarted(part, images);
    }

    @Override
    public void evaluated(int images) {
        next.evaluated(images);
    }

    @Override
    public void epochDone(EpochResult result) {
        epochs.add(result);
        next.epochDone(result);
    }

    @Override
    public void progressed(Progress progress) {
        next.progressed(progress);
    }

    @Override
    public void trained(Weights weights, int epoch) {
        best = Optional.of(weights);
        next.trained(weights, epoch);
    }
}
