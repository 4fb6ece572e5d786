package backproplab.torch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import backproplab.network.engine.EngineChecks;
import backproplab.network.engine.NetworkSettings;
import backproplab.network.shape.Shape;
import java.nio.FloatBuffer;

/** The accepted batch as tensors, which are kept as long as its size stays the same. */
final class ImageBatch implements AutoCloseable {

    private static final long[] TO_CHANNELS_SECOND = {0, 3, 1, 2};

    private final PtNDManager parent;
    private final Shape sample;
    private final int classes;
    private final double smoothing;
    private final ImageLayout images;
    private final Precision precision;
    private PtNDManager manager;
    private NativeArray pixels;
    private NativeArray targets;
    private PtNDArray input;
    private int size;

    ImageBatch(PtNDManager parent, NetworkSettings settings, ImageLayout images, Precision precision) {
        this.parent = parent;
        sample = settings.network().sample();
        classes = settings.network().classes();
        smoothing = settings.rule().labelSmoothing();
        this.images = images;
        this.precision = precision;
    }

    /** How a tensor whose memory is N x H x W x C looks to PyTorch: N x C x H x W, strides and all. */
    static PtNDArray channelsSecond(PtNDArray tensor) {
        return JniUtils.permute(tensor, TO_CHANNELS_SECOND);
    }

    int size() {
        return size;
    }

    /** N x C x H x W. */
    PtNDArray input() {
        return input;
    }

    /** N x K: {@code (1 - s) [k = label] + s / K}. */
    PtNDArray targets() {
        return targets.tensor();
    }

    void load(float[] from, int[] labels, int newSize) {
        EngineChecks.batch(from, labels, newSize, sample.size(), classes);
        if (newSize != size) {
            allocate(newSize);
        }
        copyPixels(from);
        for (int n = 0; n < size; n++) {
            for (int k = 0; k < classes; k++) {
                targets.put(n * classes + k, (k == labels[n] ? 1 - smoothing : 0) + smoothing / classes);
            }
        }
    }

    private void allocate(int newSize) {
        close();
        manager = parent.newSubManager(parent.getDevice());
        long c = sample.dim(1);
        long h = sample.dim(2);
        long w = sample.dim(3);
        if (images == ImageLayout.CHANNELS_LAST) {
            pixels = new NativeArray(manager, precision, newSize, h, w, c);
            input = channelsSecond(pixels.tensor());
        } else {
            pixels = new NativeArray(manager, precision, newSize, c, h, w);
            input = pixels.tensor();
        }
        targets = new NativeArray(manager, precision, newSize, classes);
        size = newSize;
    }

    private void copyPixels(float[] from) {
        int count = size * sample.size();
        if (images == ImageLayout.CHANNELS_FIRST && precision == Precision.FLOAT) {
            FloatBuffer floats = pixels.memory().asFloatBuffer();
            floats.put(from, 0, count);
            return;
        }
        int channels = images == ImageLayout.CHANNELS_LAST ? sample.dim(1) : 1;
        Layouts layout = new Layouts(size, channels, sample.size() / channels);
        for (int i = 0; i < count; i++) {
            pixels.put(layout.inMemory(i), from[i]);
        }
    }

    @Override
    public void close() {
        if (size > 0) {
            size = 0;
            manager.close();
        }
    }
}
