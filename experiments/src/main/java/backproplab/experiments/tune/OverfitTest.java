package backproplab.experiments.tune;

import backproplab.datasets.Batch;
import backproplab.datasets.Batches;
import backproplab.experiments.compare.PreparedRun;
import backproplab.experiments.train.Evaluation;
import backproplab.experiments.train.LoopSettings;
import backproplab.experiments.train.TrainingData;
import backproplab.experiments.train.schedule.Position;
import backproplab.experiments.train.schedule.Schedule;
import backproplab.network.engine.Engine;
import backproplab.network.init.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Trains on a handful of images until all of them are answered rightly: a network that cannot learn those by heart has a fault, and more
 * data would hide it. After every epoch the images are evaluated, so dropout is off then and batch norm takes its running statistics. The
 * last epoch is that of the loop's settings.
 */
public final class OverfitTest {
    private static final double ALL = 100;

    private final PreparedRun run;
    private final String layers;
    private final Engine engine;
    private final TrainingData data;
    private final LoopSettings loop;
    private final Weights initial;
    private final List<Double> losses = new ArrayList<>();
    private Schedule schedule;
    private int steps;

    private OverfitTest(PreparedRun run, String layers, Engine engine) {
        this.run = run;
        this.layers = layers;
        this.engine = engine;
        data = run.job().data();
        loop = run.job().loop();
        schedule = loop.schedule();
        initial = run.initialWeights();
    }

    /**
     * Makes the test.
     *
     * @param run what to train, its data no more than the images to learn
     * @param layers class of the user's own layers in this engine; empty for none
     * @param engine with its first weights
     * @return what came of it
     */
    public static OverfitResult run(PreparedRun run, String layers, Engine engine) {
        return new OverfitTest(run, layers, engine).run();
    }

    private OverfitResult run() {
        long started = System.nanoTime();
        Evaluation images = null;
        for (int epoch = 1; epoch <= loop.epochs(); epoch++) {
            if (!train(epoch)) {
                return diverged(epoch, Diagnosis.Measured.STEP, started);
            }
            images = evaluate();
            if (!Double.isFinite(images.loss())) {
                return diverged(epoch, Diagnosis.Measured.EVALUATION, started);
            }
            if (images.accuracyPct() == ALL) {
                break;
            }
            schedule = schedule.after(images.loss());
        }
        return trained(images, seconds(started));
    }

    /** Whether every loss of the epoch is a finite number. */
    private boolean train(int epoch) {
        double sum = 0;
        int count = 0;
        try (Batches batches = data.epoch(loop, run.job().seeds(), epoch)) {
            for (Batch batch = batches.next(); batch != null; batch = batches.next()) {
                double rate = loop.learningRate()
                        * schedule.factor(new Position(epoch, steps, run.job().totalSteps()));
                engine.accept(batch.pixels(), batch.labels(), batch.size());
                double loss = engine.trainStep(rate);
                steps++;
                if (!Double.isFinite(loss)) {
                    return false;
                }
                sum += loss;
                count++;
            }
        }
        losses.add(sum / count);
        return true;
    }

    private Evaluation evaluate() {
        try (Batches pass = data.firstTrainImages(data.trainCount(), loop.augmentation())) {
            return Evaluation.of(engine, pass, data.trainCount(), data.classes());
        }
    }

    private OverfitResult diverged(int epoch, Diagnosis.Measured what, long started) {
        return result(
                OverfitResult.Status.DIVERGED,
                epoch,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                seconds(started),
                List.of(Diagnosis.diverged(run, layers, what, steps, epoch, engine.firstNonFinite())));
    }

    private OverfitResult trained(Evaluation images, double seconds) {
        boolean reached = images.accuracyPct() == ALL;
        double spread = reached ? Double.NaN : spread();
        Weights weights = engine.weights();
        // Last, since it moves the running statistics that an evaluation takes.
        TrainingPass pass = TrainingPass.of(run, engine);
        List<TensorFacts> tensors = TensorFacts.of(run.network().network(), pass.gradients(), weights, initial);
        long numbers = tensors.stream()
                .mapToLong(facts -> facts.tensor().shape().size())
                .sum();
        long zeros = tensors.stream().mapToLong(TensorFacts::zeros).sum();
        Diagnosis diagnosis = new Diagnosis(run, layers, tensors);
        return result(
                reached ? OverfitResult.Status.REACHED : OverfitResult.Status.NOT_REACHED,
                losses.size(),
                images.loss(),
                images.accuracyPct(),
                100.0 * zeros / numbers,
                seconds,
                reached
                        ? diagnosis.ofLearned()
                        : diagnosis.ofUnlearned(
                                new LossCurve(losses), pass.loss(), images.loss(), LabelFacts.of(data), spread));
    }

    private OverfitResult result(
            OverfitResult.Status status,
            int epochs,
            double loss,
            double accuracyPct,
            double zeroGradientPct,
            double seconds,
            List<Hint> hints) {
        double first = losses.isEmpty() ? Double.NaN : losses.get(0);
        return new OverfitResult(
                status, engine.backend(), epochs, steps, first, loss, accuracyPct, zeroGradientPct, seconds, hints);
    }

    /** By how much the logits of a class differ between images, at most. */
    private double spread() {
        int classes = data.classes();
        double[] low = new double[classes];
        double[] high = new double[classes];
        Arrays.fill(low, Double.POSITIVE_INFINITY);
        Arrays.fill(high, Double.NEGATIVE_INFINITY);
        try (Batches pass = data.firstTrainImages(data.trainCount(), loop.augmentation())) {
            for (Batch batch = pass.next(); batch != null; batch = pass.next()) {
                double[] logits = new double[batch.size() * classes];
                engine.accept(batch.pixels(), batch.labels(), batch.size());
                engine.logits(logits);
                for (int i = 0; i < logits.length; i++) {
                    low[i % classes] = Math.min(low[i % classes], logits[i]);
                    high[i % classes] = Math.max(high[i % classes], logits[i]);
                }
            }
        }
        double most = 0;
        for (int k = 0; k < classes; k++) {
            most = Math.max(most, high[k] - low[k]);
        }
        return most;
    }

    private static double seconds(long started) {
        return (System.nanoTime() - started) / 1e9;
    }
}
