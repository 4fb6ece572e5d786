package backproplab.manual.loops;

import backproplab.manual.layer.Pass;
import backproplab.manual.layer.PlannedLayer;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.layer.LayerSpec;

/**
 * Mean over all pixels of a channel: {@code y[n][c] = (1 / (H W)) sum over h, w of x[n][c][h][w]}; backward gives {@code dy[n][c]
 * / (H W)} to every pixel.
 *
 * <p>Shapes: x N x C x H x W, y N x C.
 */
public final class GlobalAvgPoolLoops extends PlannedLayer<DoubleTensor> {

    /**
     * A pooling layer.
     *
     * @param spec the layer
     */
    public GlobalAvgPoolLoops(LayerSpec.GlobalAvgPool spec) {
        super(spec);
    }

    @Override
    protected void forward(DoubleTensor x, DoubleTensor y, Pass pass) {
        int plane = x.size() / y.size();
        for (int at = 0; at < y.size(); at++) {
            double sum = 0;
            for (int i = at * plane; i < (at + 1) * plane; i++) {
                sum += x.data()[i];
            }
            y.data()[at] = sum / plane;
        }
    }

    @Override
    protected void backward(DoubleTensor x, DoubleTensor y, DoubleTensor dy, DoubleTensor dx) {
        if (dx == null) {
            return;
        }
        int plane = x.size() / y.size();
        for (int i = 0; i < x.size(); i++) {
            dx.data()[i] = dy.data()[i / plane] / plane;
        }
    }
}
