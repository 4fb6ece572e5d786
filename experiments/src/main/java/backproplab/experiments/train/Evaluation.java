package backproplab.experiments.train;

import backproplab.datasets.Batch;
import backproplab.datasets.Batches;
import backproplab.network.engine.Engine;
import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * What a pass in evaluation mode finds; computed from the logits, so it means the same for every engine.
 *
 * @param loss mean cross-entropy, in nats, without any penalty
 * @param accuracyPct share of images whose largest logit is the label's, in percent; of equal logits the first counts
 * @param predictions predicted class of every image in order
 * @param confidences softmax of the predicted class of every image, above 1 / K; NaN where it is not known
 */
public record Evaluation(double loss, double accuracyPct, int[] predictions, double[] confidences) {

    /**
     * Takes no confidences for unknown ones.
     */
    public Evaluation {
        if (confidences == null) {
            confidences = new double[predictions.length];
            Arrays.fill(confidences, Double.NaN);
        }
    }

    /** Which images a training evaluates. */
    public enum Part {
        /** Some of those it trains on, after every epoch. */
        TRAINING,
        /** Those that choose the best epoch, after every epoch. */
        VALIDATION,
        /** Those that it sees once, at its end. */
        TEST
    }

    /**
     * Runs a pass.
     *
     * @param engine the network
     * @param batches what to evaluate; read to the end
     * @param images how many images they hold, at least 1
     * @param classes K
     * @return loss, accuracy, predictions and how sure they are
     */
    public static Evaluation of(Engine engine, Batches batches, int images, int classes) {
        return of(engine, batches, images, classes, done -> {});
    }

    /**
     * Runs a pass, and tells how far it is.
     *
     * @param engine the network
     * @param batches what to evaluate; read to the end
     * @param images how many images they hold, at least 1
     * @param classes K
     * @param done hears after every batch how many images it has
     * @return loss, accuracy and predictions
     */
    public static Evaluation of(Engine engine, Batches batches, int images, int classes, IntConsumer done) {
        int[] predictions = new int[images];
        double[] confidences = new double[images];
        double[] logits = new double[0];
        double loss = 0;
        int correct = 0;
        int at = 0;
        for (Batch batch = batches.next(); batch != null; batch = batches.next()) {
            if (logits.length != batch.size() * classes) {
                logits = new double[batch.size() * classes];
            }
            engine.accept(batch.pixels(), batch.labels(), batch.size());
            engine.logits(logits);
            for (int n = 0; n < batch.size(); n++) {
                int label = batch.labels()[n];
                loss += crossEntropy(logits, n * classes, classes, label);
                predictions[at] = argmax(logits, n * classes, classes);
                confidences[at] = confidence(logits, n * classes, classes);
                correct += predictions[at++] == label ? 1 : 0;
            }
            done.accept(batch.size());
        }
        return new Evaluation(loss / images, 100.0 * correct / images, predictions, confidences);
    }

    /**
     * The share of equal predictions.
     *
     * @param other an evaluation of the same images
     * @return percent
     */
    public double agreementPct(Evaluation other) {
        long equal = IntStream.range(0, predictions.length)
                .filter(i -> predictions[i] == other.predictions[i])
                .count();
        return 100.0 * equal / predictions.length;
    }

    static double crossEntropy(double[] logits, int from, int classes, int label) {
        double max = logits[from + argmax(logits, from, classes)];
        return StrictMath.log(exponentials(logits, from, classes)) + max - logits[from + label];
    }

    /** Softmax of the largest logit: {@code 1 / sum exp(logit - largest)}; NaN if a logit is. */
    static double confidence(double[] logits, int from, int classes) {
        return 1 / exponentials(logits, from, classes);
    }

    private static double exponentials(double[] logits, int from, int classes) {
        double max = logits[from + argmax(logits, from, classes)];
        double sum = 0;
        for (int k = 0; k < classes; k++) {
            sum += StrictMath.exp(logits[from + k] - max);
        }
        return sum;
    }

    static int argmax(double[] logits, int from, int classes) {
        int best = 0;
        for (int k = 1; k < classes; k++) {
            if (logits[from + k] > logits[from + best]) {
                best = k;
            }
        }
        return best;
    }
}
