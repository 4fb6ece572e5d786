package backproplab.torch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import backproplab.network.layer.TensorSpec;
import backproplab.network.shape.Shape;

/** A tensor that lasts from step to step: a parameter, a running statistic, or what an update rule keeps of a parameter. */
final class StoredTensor {

    private final TensorSpec spec;
    private final Layouts layout;
    private final NativeArray array;
    private final PtNDArray value;

    /** Zeros. */
    StoredTensor(TensorSpec spec, ImageLayout images, Precision precision, PtNDManager manager) {
        this.spec = spec;
        layout = Layouts.of(spec, images);
        Shape shape = spec.shape();
        if (shape.rank() == 4 && images == ImageLayout.CHANNELS_LAST) {
            array = new NativeArray(manager, precision, shape.dim(0), shape.dim(2), shape.dim(3), shape.dim(1));
            value = ImageBatch.channelsSecond(array.tensor());
        } else {
            array = shape.rank() == 2
                    ? new NativeArray(manager, precision, shape.dim(1), shape.dim(0))
                    : new NativeArray(manager, precision, longs(shape));
            value = array.tensor();
        }
    }

    private static long[] longs(Shape shape) {
        int[] dims = shape.toArray();
        long[] longs = new long[dims.length];
        for (int i = 0; i < dims.length; i++) {
            longs[i] = dims[i];
        }
        return longs;
    }

    TensorSpec spec() {
        return spec;
    }

    /** As PyTorch has it: linear [out, in], convolution [out, in, kh, kw], every other [C]. */
    PtNDArray value() {
        return value;
    }

    /** Copies numbers of the neutral layout in. */
    void set(double[] neutral) {
        for (int i = 0; i < neutral.length; i++) {
            array.put(layout.inMemory(i), neutral[i]);
        }
    }

    /** Copies the numbers out, in the neutral layout. */
    double[] get() {
        double[] neutral = new double[layout.size()];
        for (int i = 0; i < neutral.length; i++) {
            neutral[i] = array.get(layout.inMemory(i));
        }
        return neutral;
    }

    /** {@code x <- factor x}, behind autograd's back. */
    void multiply(double factor) {
        for (int i = 0; i < layout.size(); i++) {
            array.put(i, factor * array.get(i));
        }
    }

    /** {@code x <- decay x + (1 - decay) y}, behind autograd's back; for tensors of one extent. */
    void average(double decay, double[] y) {
        for (int i = 0; i < y.length; i++) {
            array.put(i, decay * array.get(i) + (1 - decay) * y[i]);
        }
    }

    /** A tensor of this shape, such as the gradient, in the neutral layout. */
    double[] neutral(PtNDArray like) {
        double[] rowMajor = HostCopies.toDoubles(like);
        if (spec.shape().rank() != 2) {
            return rowMajor;
        }
        double[] neutral = new double[rowMajor.length];
        for (int i = 0; i < neutral.length; i++) {
            neutral[i] = rowMajor[layout.inMemory(i)];
        }
        return neutral;
    }

    /** The same memory as a leaf of a new graph, which gets a gradient of its own. */
    PtNDArray leaf(PtNDManager manager) {
        PtNDArray leaf = JniUtils.detachGradient(value);
        leaf.attach(manager);
        JniUtils.attachGradient(leaf, true);
        return leaf;
    }
}
