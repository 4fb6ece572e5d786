package backproplab.manual.layer;

import backproplab.manual.kernel.Kernels;
import backproplab.manual.tensor.FloatTensor;
import backproplab.network.layer.LayerSpec;
import java.util.Arrays;

/**
 * Mean over all pixels of a channel in float; formula as in {@link backproplab.manual.loops.GlobalAvgPoolLoops}. Pixels are summed
 * in order into a double.
 */
public final class GlobalAvgPool extends PlannedLayer<FloatTensor> {
    private final Kernels kernels;
    private final Kernels.RangeTask forwardTask = this::average;
    private final Kernels.RangeTask backwardTask = this::spread;
    private float[] images;
    private float[] means;
    private int plane;

    /**
     * A pooling layer.
     *
     * @param spec the layer
     * @param kernels what it computes with
     */
    public GlobalAvgPool(LayerSpec.GlobalAvgPool spec, Kernels kernels) {
        super(spec);
        this.kernels = kernels;
    }

    @Override
    protected void forward(FloatTensor x, FloatTensor y, Pass pass) {
        point(x.data(), y.data(), x.size() / y.size());
        kernels.pass(y.size(), x.size(), forwardTask);
    }

    private void average(int from, int to) {
        for (int at = from; at < to; at++) {
            double sum = 0;
            for (int i = at * plane; i < (at + 1) * plane; i++) {
                sum += images[i];
            }
            means[at] = (float) (sum / plane);
        }
    }

    @Override
    protected void backward(FloatTensor x, FloatTensor y, FloatTensor dy, FloatTensor dx) {
        if (dx != null) {
            point(dx.data(), dy.data(), x.size() / y.size());
            kernels.pass(y.size(), x.size(), backwardTask);
        }
    }

    private void spread(int from, int to) {
        for (int at = from; at < to; at++) {
            Arrays.fill(images, at * plane, (at + 1) * plane, means[at] / plane);
        }
    }

    private void point(float[] imageData, float[] meanData, int planeSize) {
        images = imageData;
        means = meanData;
        plane = planeSize;
    }
}
