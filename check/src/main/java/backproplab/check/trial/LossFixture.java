package backproplab.check.trial;

import static backproplab.check.trial.ContractException.present;

import backproplab.check.part.Parts;
import backproplab.manual.check.GradientCheck;
import backproplab.manual.loss.Loss;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.shape.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Softmax and cross-entropy on a batch, then on another of another size. */
final class LossFixture extends GuardedFixture {
    private static final String SECOND = " of the second batch";

    private final double smoothing;
    private final boolean large;
    private final Shape first;
    private final Shape second;
    private final long seed;

    /**
     * A loss on two batches.
     *
     * @param name for people
     * @param smoothing of the labels
     * @param large whether some logits are +-1000
     * @param batches N of the first and of the second batch
     * @param classes K
     * @param seed of all numbers
     */
    LossFixture(String name, double smoothing, boolean large, int[] batches, int classes, long seed) {
        super(name);
        this.smoothing = smoothing;
        this.large = large;
        first = Shape.of(batches[0], classes);
        second = Shape.of(batches[1], classes);
        this.seed = seed;
    }

    @Override
    public int batch() {
        return first.dim(0);
    }

    @Override
    public int batch(String quantity) {
        return quantity.endsWith(SECOND) ? second.dim(0) : first.dim(0);
    }

    @Override
    void run(Parts parts, Notebook notes) {
        Loss<DoubleTensor> loss = present(parts.softmaxCrossEntropy(smoothing), "the factory");
        DoubleTensor logits = logits(first);
        int[] labels = labels(first);
        note(loss, logits, labels, "", notes);
        notes.note("logits afterwards", Role.ARGUMENT, logits);
        notes.note("labels afterwards", Role.ARGUMENT, labels);
        note(loss, logits(second), labels(second), SECOND, notes);
    }

    private void note(Loss<DoubleTensor> loss, DoubleTensor logits, int[] labels, String which, Notebook notes) {
        notes.note("loss" + which, Role.FORWARD, loss.forward(logits, labels));
        notes.note("dlogits" + which, Role.INPUT_GRADIENT, present(loss.backward(), "backward"));
    }

    /** In [-3, 3]; where they are to be large, a row has 1000 and -1000, and all of another are near -1000. */
    private DoubleTensor logits(Shape shape) {
        DoubleTensor logits = new Draws(seed + 1000L * shape.dim(0)).tensor(shape);
        double[] z = logits.data();
        int k = shape.dim(1);
        for (int i = 0; i < z.length; i++) {
            z[i] = (float) (3 * z[i] - (large && i / k == 1 ? 1000 : 0));
        }
        if (large) {
            z[0] = 1000;
            z[k - 1] = -1000;
        }
        return logits;
    }

    private int[] labels(Shape shape) {
        int[] labels = new Draws(seed + 1 + 1000L * shape.dim(0)).labels(shape.dim(0), shape.dim(1));
        labels[0] = shape.dim(1) - 1;
        return labels;
    }

    @Override
    public List<Observation> inputs() {
        return List.of(
                Tensors.input("logits", logits(first)),
                labelsAsTensor("labels", first),
                Tensors.input("logits" + SECOND, logits(second)),
                labelsAsTensor("labels" + SECOND, second));
    }

    private Observation labelsAsTensor(String name, Shape shape) {
        double[] values = IntStream.of(labels(shape)).asDoubleStream().toArray();
        return new Observation(name, Role.ARGUMENT, Shape.of(values.length), values);
    }

    @Override
    Map<String, Double> compareDifferences(Parts parts, boolean laterBatches) {
        Loss<DoubleTensor> loss = parts.softmaxCrossEntropy(smoothing);
        Map<String, Double> errors = new LinkedHashMap<>();
        if (!large) {
            errors.put("dlogits", difference(loss, first));
        }
        if (!large && laterBatches) {
            errors.put("dlogits" + SECOND, difference(loss, second));
        }
        return errors;
    }

    private double difference(Loss<DoubleTensor> loss, Shape shape) {
        DoubleTensor logits = logits(shape);
        int[] labels = labels(shape);
        loss.forward(logits, labels);
        double[] gradient = loss.backward().toDoubles();
        return new GradientCheck()
                .compare("dlogits", gradient, logits.data(), () -> loss.forward(logits, labels))
                .error();
    }
}
