package backproplab.dl4j;

import backproplab.network.engine.EngineChecks;
import backproplab.network.shape.Shape;
import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The loaded batch as ND4J arrays, which are kept as long as the batch size stays the same. */
final class BatchBuffers implements AutoCloseable {

    private final Shape sample;
    private final boolean flat;
    private final int classes;
    private final DataType type;
    private INDArray features;
    private INDArray labels;
    private float[] oneHot = new float[0];
    private int size;

    BatchBuffers(Shape sample, boolean flat, int classes, DataType type) {
        this.sample = sample;
        this.flat = flat;
        this.classes = classes;
        this.type = type;
    }

    int size() {
        return size;
    }

    INDArray features() {
        return features;
    }

    INDArray labels() {
        return labels;
    }

    void load(float[] pixels, int[] classOf, int newSize) {
        EngineChecks.batch(pixels, classOf, newSize, sample.size(), classes);
        if (newSize != size) {
            allocate(newSize);
        }
        fillOneHot(classOf);
        copy(pixels, features);
        copy(oneHot, labels);
        Dl4jBackend.synchronize();
    }

    /** Takes over what another buffer for the same network holds. */
    void load(BatchBuffers other) {
        if (other.size != size) {
            allocate(other.size);
        }
        features.assign(other.features);
        labels.assign(other.labels);
        Dl4jBackend.synchronize();
    }

    @Override
    public void close() {
        if (size > 0) {
            size = 0;
            features.close();
            labels.close();
        }
    }

    private void allocate(int newSize) {
        close();
        features = flat
                ? Nd4j.createUninitialized(type, newSize, sample.size())
                : Nd4j.createUninitialized(type, newSize, sample.dim(1), sample.dim(2), sample.dim(3));
        labels = Nd4j.createUninitialized(type, newSize, classes);
        oneHot = new float[newSize * classes];
        size = newSize;
    }

    private void fillOneHot(int[] classOf) {
        Arrays.fill(oneHot, 0);
        for (int n = 0; n < size; n++) {
            oneHot[n * classes + classOf[n]] = 1;
        }
    }

    private static void copy(float[] from, INDArray to) {
        float[] exact = from.length == to.length() ? from : Arrays.copyOf(from, (int) to.length());
        try (INDArray source = Nd4j.createFromArray(exact)) {
            to.assign(source.reshape('c', to.shape()));
        }
    }
}
