package backproplab.benchmarks.work;

import backproplab.manual.tensor.FloatTensor;
import backproplab.network.init.RandomStream;
import backproplab.network.shape.Shape;

/** Seeded inputs: standard normal numbers, as normalised pixels are, and labels that go round the classes. */
public final class SampleBatch {
    private static final long SEED = 20_240_117;

    private SampleBatch() {}

    /**
     * A tensor of standard normal numbers, the same for equal shapes.
     *
     * @param shape its shape
     * @return a new tensor
     */
    public static FloatTensor normal(Shape shape) {
        return normal(shape, 0);
    }

    /**
     * One of several tensors of independent standard normal numbers.
     *
     * @param shape its shape
     * @param which number of the tensor; equal numbers give equal tensors
     * @return a new tensor
     */
    public static FloatTensor normal(Shape shape, int which) {
        RandomStream random = new RandomStream(SEED + which);
        FloatTensor tensor = FloatTensor.zeros(shape.toArray());
        for (int i = 0; i < shape.size(); i++) {
            tensor.set(i, random.gaussian());
        }
        return tensor;
    }

    /**
     * Labels 0, 1, ..., K - 1, 0, ...
     *
     * @param size how many
     * @param classes K
     * @return class indices
     */
    public static int[] labels(int size, int classes) {
        int[] labels = new int[size];
        for (int i = 0; i < size; i++) {
            labels[i] = i % classes;
        }
        return labels;
    }
}
