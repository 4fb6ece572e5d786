package backproplab.manual.engine;

import backproplab.manual.kernel.Kernels;
import backproplab.manual.layer.Pass;
import backproplab.manual.model.FastLayers;
import backproplab.manual.model.LayerObserver;
import backproplab.manual.model.Sequential;
import backproplab.manual.tensor.FloatTensor;
import backproplab.network.init.Weights;
import backproplab.network.layer.NetworkSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * How long each layer of a network takes in the fast engine: forward in training mode and backward, without loss and update, in a row as in
 * training, so that the caches hold what they would. Medians of some passes, after others that let the JIT compile.
 */
public final class LayerTimes implements LayerObserver<FloatTensor> {
    /** There are at least so many passes, warm-up and timed, however slow: {@value}. */
    private static final int LEAST = 3;
    /** And at most so many of each: {@value}. */
    private static final int MOST = 200;

    private final Map<String, List<Double>> forward = new HashMap<>();
    private final Map<String, List<Double>> backward = new HashMap<>();
    private final LongSupplier clock;
    private long last;

    /** With a clock of nanoseconds. */
    LayerTimes(LongSupplier clock) {
        this.clock = clock;
    }

    /**
     * Times a network.
     *
     * @param network its layers
     * @param weights parameters and running statistics
     * @param pixels a batch, N x C x H x W; may be longer
     * @param images N, at least 1
     * @param workers threads that share each pass
     * @param seconds how long passes may take that warm up, and as long again those that are timed
     * @return the times
     */
    public static LayerTimes measure(
            NetworkSpec network, Weights weights, float[] pixels, int images, int workers, double seconds) {
        try (Kernels kernels = Kernels.withThreads(workers)) {
            Sequential<FloatTensor> layers = Sequential.of(network.layers(), new FastLayers(kernels));
            layers.skipInputGradient();
            layers.parameters().forEach(one -> ManualEngine.copy(one.name(), one.value(), weights));
            layers.state().forEach(one -> ManualEngine.copy(one.name(), one.value(), weights));
            FloatTensor x = FloatTensor.zeros(network.input(images).toArray());
            System.arraycopy(pixels, 0, x.data(), 0, x.size());
            passes(layers, x, new LayerTimes(System::nanoTime), seconds);
            LayerTimes times = new LayerTimes(System::nanoTime);
            passes(layers, x, times, seconds);
            return times;
        }
    }

    private static void passes(Sequential<FloatTensor> layers, FloatTensor x, LayerTimes times, double seconds) {
        layers.observe(times);
        long end = System.nanoTime() + (long) (seconds * 1e9);
        FloatTensor dy = null;
        for (int pass = 0; pass < LEAST || pass < MOST && System.nanoTime() < end; pass++) {
            times.start();
            FloatTensor y = layers.forward(x, Pass.training(pass));
            if (dy == null) {
                // Any gradient will do that is no buffer of a layer.
                dy = y.zeros(y.shape());
                System.arraycopy(y.data(), 0, dy.data(), 0, y.size());
            }
            times.start();
            layers.backward(dy);
        }
    }

    void start() {
        last = clock.getAsLong();
    }

    @Override
    public void forward(String layer, FloatTensor output) {
        add(forward, layer);
    }

    @Override
    public void backward(String layer) {
        add(backward, layer);
    }

    /** What went by since the layer before. */
    private void add(Map<String, List<Double>> times, String layer) {
        long now = clock.getAsLong();
        times.computeIfAbsent(layer, any -> new ArrayList<>()).add((now - last) / 1e6);
        last = now;
    }

    /**
     * The way forward.
     *
     * @param layer name of a layer; of several that are computed in one pass, of the last
     * @return milliseconds; 0 if nothing was computed by that name
     */
    public double forwardMs(String layer) {
        return median(forward.get(layer));
    }

    /**
     * The way back.
     *
     * @param layer name of a layer; of several that are computed in one pass, of the last
     * @return milliseconds; 0 if nothing was computed by that name, as in front of the first layer with parameters
     */
    public double backwardMs(String layer) {
        return median(backward.get(layer));
    }

    private static double median(List<Double> times) {
        return times == null ? 0 : times.stream().sorted().toList().get(times.size() / 2);
    }
}
