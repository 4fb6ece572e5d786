package backproplab.manual.layer;

import backproplab.manual.kernel.Kernels;
import backproplab.manual.tensor.FloatTensor;
import backproplab.network.layer.LayerSpec;
import backproplab.network.shape.Window;
import java.util.Arrays;

/**
 * Mean over each window in float, padding counted as zeros; formula as in {@link
 * backproplab.manual.loops.AvgPool2dLoops}. Threads divide the N * C planes.
 */
public final class AvgPool2d extends PlannedLayer<FloatTensor> {
    private final Window window;
    private final Kernels kernels;
    private final float share;

    /**
     * A pooling layer.
     *
     * @param spec its window
     * @param kernels what it computes with
     */
    public AvgPool2d(LayerSpec.AvgPool2d spec, Kernels kernels) {
        super(spec);
        window = spec.window();
        this.kernels = kernels;
        share = 1f / ((float) window.kernel() * window.kernel());
    }

    @Override
    protected void forward(FloatTensor x, FloatTensor y, Pass pass) {
        eachPlane(x, plane -> poolPlane(x, y, plane));
    }

    @Override
    protected void backward(FloatTensor x, FloatTensor y, FloatTensor dy, FloatTensor dx) {
        if (dx != null) {
            eachPlane(x, plane -> spreadPlane(dy, dx, plane));
        }
    }

    private interface PlaneTask {
        void run(int plane);
    }

    private void eachPlane(FloatTensor x, PlaneTask task) {
        int planes = x.shape().dim(0) * x.shape().dim(1);
        kernels.pass(planes, x.size(), (from, to) -> {
            for (int p = from; p < to; p++) {
                task.run(p);
            }
        });
    }

    private void poolPlane(FloatTensor x, FloatTensor y, int plane) {
        int height = x.shape().dim(2);
        int width = x.shape().dim(3);
        int at = plane * y.shape().dim(2) * y.shape().dim(3);
        for (int oh = 0; oh < y.shape().dim(2); oh++) {
            int top = oh * window.stride() - window.padding();
            for (int ow = 0; ow < y.shape().dim(3); ow++, at++) {
                int left = ow * window.stride() - window.padding();
                float sum = 0;
                for (int h = Math.max(top, 0); h < Math.min(top + window.kernel(), height); h++) {
                    int row = (plane * height + h) * width;
                    for (int w = Math.max(left, 0); w < Math.min(left + window.kernel(), width); w++) {
                        sum += x.data()[row + w];
                    }
                }
                y.data()[at] = sum * share;
            }
        }
    }

    private void spreadPlane(FloatTensor dy, FloatTensor dx, int plane) {
        int height = dx.shape().dim(2);
        int width = dx.shape().dim(3);
        Arrays.fill(dx.data(), plane * height * width, (plane + 1) * height * width, 0);
        int at = plane * dy.shape().dim(2) * dy.shape().dim(3);
        for (int oh = 0; oh < dy.shape().dim(2); oh++) {
            int top = oh * window.stride() - window.padding();
            for (int ow = 0; ow < dy.shape().dim(3); ow++, at++) {
                int left = ow * window.stride() - window.padding();
                float gradient = dy.data()[at] * share;
                for (int h = Math.max(top, 0); h < Math.min(top + window.kernel(), height); h++) {
                    int row = (plane * height + h) * width;
                    for (int w = Math.max(left, 0); w < Math.min(left + window.kernel(), width); w++) {
                        dx.data()[row + w] += gradient;
                    }
                }
            }
        }
    }
}
