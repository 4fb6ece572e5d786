package backproplab.experiments.parity;

import backproplab.experiments.parity.kinks.Batch;
import backproplab.network.init.InitialWeights;
import backproplab.network.init.Initializer;
import backproplab.network.init.RandomStream;
import backproplab.network.init.Weights;
import backproplab.network.layer.TensorSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a comparison begins with: batches and weights drawn from a seed, each number one that float can hold. */
final class RandomInputs {
    /** Batches in turn; more than one, so that momentum and averages have something to average. */
    private static final int BATCHES = 4;
    /** How far biases, shifts, scales and running statistics are from what they usually start with. */
    private static final double SPREAD = 0.2;
    /** The stream of weights is another one than that of images. */
    private static final long WEIGHTS = 0x5DEECE66DL;

    private RandomInputs() {}

    static List<Batch> batches(Subject subject, long seed) {
        RandomStream random = new RandomStream(seed);
        List<Batch> batches = new ArrayList<>();
        for (int b = 0; b < BATCHES; b++) {
            float[] pixels = new float[subject.batchSize() * subject.image().size()];
            for (int i = 0; i < pixels.length; i++) {
                pixels[i] = (float) random.gaussian();
            }
            int[] labels = new int[subject.batchSize()];
            for (int i = 0; i < labels.length; i++) {
                labels[i] = (int) ((random.symmetric() + 1) / 2 * Subject.CLASSES);
            }
            batches.add(new Batch(pixels, labels));
        }
        return batches;
    }

    /** Weights as training starts with them; every other tensor a little beside its usual start, so that none is 0 or 1. */
    static Weights weights(Subject subject, long seed) {
        List<TensorSpec> specs = specs(subject);
        Map<String, double[]> tensors = new LinkedHashMap<>(
                InitialWeights.draw(specs, Initializer.KAIMING_NORMAL, Initializer.DEFAULT_SCALE, seed ^ WEIGHTS)
                        .tensors());
        RandomStream random = new RandomStream(seed ^ ~WEIGHTS);
        for (TensorSpec spec : specs) {
            if (spec.role() != TensorSpec.Role.WEIGHT) {
                double[] values = tensors.get(spec.name());
                for (int i = 0; i < values.length; i++) {
                    values[i] = (float) (values[i] + SPREAD * random.symmetric());
                }
            }
        }
        tensors.forEach((name, values) -> subject.start().adjust(name, values, seed));
        return new Weights(tensors);
    }

    static List<TensorSpec> specs(Subject subject) {
        return subject.settings(0).network().tensors();
    }
}
