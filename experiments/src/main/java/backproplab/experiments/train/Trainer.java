package backproplab.experiments.train;

import backproplab.datasets.Batch;
import backproplab.datasets.Batches;
import backproplab.experiments.train.schedule.Position;
import backproplab.experiments.train.schedule.Schedule;
import backproplab.files.failure.OptionException;
import backproplab.network.engine.Engine;
import backproplab.network.init.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The training loop: the only one, so engines cannot differ in it.
 *
 * <p>Each epoch trains on every batch, then evaluates training accuracy and validation. The clock runs during the
 * training steps alone. The schedule sets the rate of each step. The test set is looked at once, at the end, with the weights
 * of the best validation epoch: the one of highest accuracy, of equal ones that of lowest loss, then the first.
 */
public final class Trainer {

    /**
     * What to do.
     *
     * @param data images
     * @param loop how, its batch size a number
     * @param seeds of the run
     */
    public record Job(TrainingData data, LoopSettings loop, Seeds seeds) {

        /**
         * How many steps the run has if nothing ends it early.
         *
         * @return epochs times steps per epoch
         * @throws backproplab.files.failure.UserException with code 2 if they are more than can be counted
         */
        public int totalSteps() {
            long steps = (long) loop.epochs() * data.stepsPerEpoch(loop);
            if (steps > Integer.MAX_VALUE) {
                throw new OptionException(
                        "--epochs " + loop.epochs() + " with --batch-size " + loop.batchSize() + " makes " + steps
                                + " steps; at most " + Integer.MAX_VALUE + " are possible.",
                        "--epochs",
                        "--batch-size");
            }
            return (int) steps;
        }

        /**
         * The rate of the first step.
         *
         * @return that of the settings times the schedule's first factor
         */
        public double firstRate() {
            return loop.learningRate() * loop.schedule().factor(new Position(1, 0, totalSteps()));
        }
    }

    private final Job job;
    private final LoopSettings loop;
    private final Engine engine;
    private final TrainingListener listener;
    private final List<EpochResult> epochs = new ArrayList<>();
    private final int totalSteps;
    private Schedule schedule;
    private double learningRate;
    private int stepsDone;
    private double firstBatchLoss = Double.NaN;
    private Weights best;
    private int bestEpoch;

    private Trainer(Job job, Engine engine, TrainingListener listener) {
        this.job = job;
        loop = job.loop();
        schedule = loop.schedule();
        totalSteps = job.totalSteps();
        this.engine = engine;
        this.listener = listener;
    }

    /**
     * Trains an engine whose weights are loaded.
     *
     * @param job what to do
     * @param engine what trains
     * @param listener hears of every step and epoch
     * @return what was measured; a loss that is not finite ends the run with status {@code DIVERGED}
     */
    public static RunResult run(Job job, Engine engine, TrainingListener listener) {
        return new Trainer(job, engine, listener).run();
    }

    /**
     * Goes on training an engine whose state is restored, exactly as if it had not been interrupted.
     *
     * @param job what to do, the same as before
     * @param progress where the run was
     * @param engine what trains
     * @param listener hears of every step and epoch to come
     * @return what was measured, the epochs before included
     */
    public static RunResult resume(Job job, Progress progress, Engine engine, TrainingListener listener) {
        Trainer trainer = new Trainer(job, engine, listener);
        trainer.restore(progress);
        return trainer.run();
    }

    private void restore(Progress progress) {
        epochs.addAll(progress.epochs());
        // The same losses in the same order bring a schedule that learns from them to the same place.
        epochs.forEach(epoch -> schedule = schedule.after(epoch.validationLoss()));
        stepsDone = epochs.size() * job.data().stepsPerEpoch(loop);
        firstBatchLoss = progress.firstBatchLoss();
        best = progress.best();
        bestEpoch = progress.bestEpoch();
    }

    private boolean waitedLongEnough(int epoch) {
        return epoch < loop.epochs() && epoch - firstOfHighestAccuracy() >= loop.patience();
    }

    /** A loss that still falls while accuracy stands still chooses the best weights, and does not keep a run going. */
    private int firstOfHighestAccuracy() {
        EpochResult highest = null;
        for (EpochResult epoch : epochs) {
            if (highest == null || epoch.validationAccuracyPct() > highest.validationAccuracyPct()) {
                highest = epoch;
            }
        }
        return highest == null ? 0 : highest.epoch();
    }

    private RunResult run() {
        int first = epochs.size() + 1;
        RunStatus status = waitedLongEnough(epochs.size()) ? RunStatus.EARLY_STOPPED : RunStatus.OK;
        for (int epoch = first; epoch <= loop.epochs() && status == RunStatus.OK; epoch++) {
            Optional<String> diverged = epoch(epoch);
            if (diverged.isPresent()) {
                if (best != null) {
                    listener.trained(best, bestEpoch);
                }
                return new RunResult(RunStatus.DIVERGED, diverged.get(), epochs, firstBatchLoss, Optional.empty());
            }
            if (listener.samples()) {
                sample(epoch, epochs.get(epoch - 1).validationAccuracyPct());
            }
            listener.progressed(new Progress(epochs, firstBatchLoss, best, bestEpoch));
            if (waitedLongEnough(epoch)) {
                status = RunStatus.EARLY_STOPPED;
            }
        }
        engine.load(best);
        try (Batches test = job.data().test(loop.augmentation())) {
            Evaluation evaluation = evaluation(
                    Evaluation.Part.TEST, test, job.data().source().test().size());
            listener.trained(best, bestEpoch);
            return new RunResult(status, "", epochs, firstBatchLoss, Optional.of(evaluation));
        }
    }

    /** Trains and evaluates one epoch; the message if it diverged. */
    private Optional<String> epoch(int epoch) {
        long started = System.nanoTime();
        long trainNanos = 0;
        long handoverNanos = 0;
        double lossSum = 0;
        int steps = 0;
        int images = 0;
        double waitSeconds;
        try (Batches batches = job.data().epoch(loop, job.seeds(), epoch)) {
            listener.epochStarted(epoch, batches.count());
            for (Batch batch = batches.next(); batch != null; batch = batches.next()) {
                long before = System.nanoTime();
                learningRate = loop.learningRate() * schedule.factor(new Position(epoch, stepsDone, totalSteps));
                engine.accept(batch.pixels(), batch.labels(), batch.size());
                long handed = System.nanoTime();
                double loss = engine.trainStep(learningRate);
                trainNanos += System.nanoTime() - handed;
                handoverNanos += handed - before;
                if (epoch == 1 && steps == 0) {
                    firstBatchLoss = loss;
                }
                lossSum += loss;
                steps++;
                stepsDone++;
                images += batch.size();
                if (!Double.isFinite(loss)) {
                    String what = "the loss became " + loss + " in step " + steps;
                    return Optional.of(diverged(epoch, what, started, trainNanos, images));
                }
                listener.stepDone(stepsDone, totalSteps, learningRate, loss);
                if (stepsDone == 1 && listener.samples()) {
                    started += sampleFirstStep();
                }
            }
            waitSeconds = seconds(batches.waitNanos() + handoverNanos);
        }
        return evaluate(epoch, lossSum / steps, trainNanos, waitSeconds, started, images);
    }

    /** The Solver's epoch 0; how long it took, which is no part of the epoch. */
    private long sampleFirstStep() {
        long before = System.nanoTime();
        try (Batches pass = job.data().validation(loop.augmentation())) {
            int count = job.data().split().validation().length;
            sample(0, Evaluation.of(engine, pass, count, job.data().classes()).accuracyPct());
        }
        return System.nanoTime() - before;
    }

    private void sample(int epoch, double validationAccuracyPct) {
        int count = Math.min(TrainingData.SAMPLED_IMAGES, job.data().trainCount());
        try (Batches pass = job.data().firstTrainImages(count, loop.augmentation())) {
            double train =
                    Evaluation.of(engine, pass, count, job.data().classes()).accuracyPct();
            listener.sampled(epoch, loop.epochs(), train, validationAccuracyPct);
        }
    }

    /** Evaluates; the message if the epoch's last updates left a network without finite answers. */
    private Optional<String> evaluate(
            int epoch, double trainLoss, long trainNanos, double waitSeconds, long started, int images) {
        TrainingData data = job.data();
        Evaluation train;
        Evaluation validation;
        try (Batches pass = data.trainAccuracyPass(loop.augmentation())) {
            int count = Math.min(TrainingData.TRAIN_ACCURACY_IMAGES, data.trainCount());
            train = evaluation(Evaluation.Part.TRAINING, pass, count);
        }
        try (Batches pass = data.validation(loop.augmentation())) {
            validation =
                    evaluation(Evaluation.Part.VALIDATION, pass, data.split().validation().length);
        }
        if (!Double.isFinite(validation.loss())) {
            String what = "the validation loss became " + validation.loss() + " at the end";
            return Optional.of(diverged(epoch, what, started, trainNanos, images));
        }
        schedule = schedule.after(validation.loss());
        EpochResult result = new EpochResult(
                epoch,
                learningRate,
                trainLoss,
                train.accuracyPct(),
                validation.loss(),
                validation.accuracyPct(),
                seconds(trainNanos),
                waitSeconds,
                seconds(System.nanoTime() - started),
                images,
                RunStatus.OK);
        if (bestEpoch == 0 || result.betterThan(epochs.get(bestEpoch - 1))) {
            best = engine.weights();
            bestEpoch = epoch;
        }
        add(result);
        return Optional.empty();
    }

    private Evaluation evaluation(Evaluation.Part part, Batches pass, int images) {
        listener.evaluationStarted(part, images);
        return Evaluation.of(engine, pass, images, job.data().classes(), listener::evaluated);
    }

    private String diverged(int epoch, String what, long started, long trainNanos, int images) {
        String layer = engine.firstNonFinite().map(name -> "layer " + name).orElse("the loss alone");
        add(new EpochResult(
                epoch,
                learningRate,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                seconds(trainNanos),
                Double.NaN,
                seconds(System.nanoTime() - started),
                images,
                RunStatus.DIVERGED));
        return what + " of epoch " + epoch + "; the first non-finite value is in " + layer;
    }

    private void add(EpochResult result) {
        epochs.add(result);
        listener.epochDone(result);
    }

    private static double seconds(long nanos) {
        return nanos / 1e9;
    }
}
