package backproplab.experiments.train;

import backproplab.datasets.Batch;
import backproplab.datasets.Batches;
import backproplab.experiments.engine.Engine;
import backproplab.experiments.weights.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The training loop: the only one, so engines cannot differ in it.
 *
 * <p>Each epoch trains on every batch, then evaluates training accuracy and validation. The clock runs during the
 * training steps alone. The test set is looked at once, at the end, with the weights of the best validation epoch (the
 * first of equal ones).
 */
public final class Trainer {

    /**
     * What to do.
     *
     * @param data images
     * @param epochs how often through them
     * @param batchSize images per step
     * @param learningRate rate of every step
     * @param shuffleSeed seed of the order
     */
    public record Job(TrainingData data, int epochs, int batchSize, double learningRate, long shuffleSeed) {}

    private final Job job;
    private final Engine engine;
    private final TrainingListener listener;
    private final List<EpochResult> epochs = new ArrayList<>();
    private double firstBatchLoss = Double.NaN;
    private Weights best;
    private double bestAccuracyPct = Double.NEGATIVE_INFINITY;

    private Trainer(Job job, Engine engine, TrainingListener listener) {
        this.job = job;
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

    private RunResult run() {
        for (int epoch = 1; epoch <= job.epochs(); epoch++) {
            Optional<String> diverged = epoch(epoch);
            if (diverged.isPresent()) {
                return new RunResult(RunStatus.DIVERGED, diverged.get(), epochs, firstBatchLoss, Optional.empty());
            }
        }
        engine.load(best);
        try (Batches test = job.data().test()) {
            Evaluation evaluation = Evaluation.of(
                    engine, test, job.data().source().test().size(), job.data().classes());
            return new RunResult(RunStatus.OK, "", epochs, firstBatchLoss, Optional.of(evaluation));
        }
    }

    /** Trains and evaluates one epoch; the message if it diverged. */
    private Optional<String> epoch(int epoch) {
        long started = System.nanoTime();
        engine.setLearningRate(job.learningRate());
        long trainNanos = 0;
        long handoverNanos = 0;
        double lossSum = 0;
        int steps = 0;
        int images = 0;
        double waitSeconds;
        try (Batches batches = job.data().epoch(job.batchSize(), job.shuffleSeed(), epoch)) {
            listener.epochStarted(epoch, batches.count());
            for (Batch batch = batches.next(); batch != null; batch = batches.next()) {
                long before = System.nanoTime();
                engine.accept(batch);
                long handed = System.nanoTime();
                double loss = engine.trainStep();
                trainNanos += System.nanoTime() - handed;
                handoverNanos += handed - before;
                if (epoch == 1 && steps == 0) {
                    firstBatchLoss = loss;
                }
                lossSum += loss;
                steps++;
                images += batch.size();
                if (!Double.isFinite(loss)) {
                    String what = "the loss became " + loss + " in step " + steps;
                    return Optional.of(diverged(epoch, what, started, trainNanos, images));
                }
                listener.stepDone();
            }
            waitSeconds = seconds(batches.waitNanos() + handoverNanos);
        }
        return evaluate(epoch, lossSum / steps, trainNanos, waitSeconds, started, images);
    }

    /** Evaluates; the message if the epoch's last updates left a network without finite answers. */
    private Optional<String> evaluate(
            int epoch, double trainLoss, long trainNanos, double waitSeconds, long started, int images) {
        TrainingData data = job.data();
        Evaluation train;
        Evaluation validation;
        try (Batches pass = data.trainAccuracyPass()) {
            int count = Math.min(TrainingData.TRAIN_ACCURACY_IMAGES, data.trainCount());
            train = Evaluation.of(engine, pass, count, data.classes());
        }
        try (Batches pass = data.validation()) {
            validation = Evaluation.of(engine, pass, data.split().validation().length, data.classes());
        }
        if (!Double.isFinite(validation.loss())) {
            String what = "the validation loss became " + validation.loss() + " at the end";
            return Optional.of(diverged(epoch, what, started, trainNanos, images));
        }
        if (validation.accuracyPct() > bestAccuracyPct) {
            bestAccuracyPct = validation.accuracyPct();
            best = engine.weights();
        }
        add(new EpochResult(
                epoch,
                job.learningRate(),
                trainLoss,
                train.accuracyPct(),
                validation.loss(),
                validation.accuracyPct(),
                seconds(trainNanos),
                waitSeconds,
                seconds(System.nanoTime() - started),
                images,
                RunStatus.OK));
        return Optional.empty();
    }

    private String diverged(int epoch, String what, long started, long trainNanos, int images) {
        String layer = engine.firstNonFinite().map(name -> "layer " + name).orElse("the loss alone");
        add(new EpochResult(
                epoch,
                job.learningRate(),
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
