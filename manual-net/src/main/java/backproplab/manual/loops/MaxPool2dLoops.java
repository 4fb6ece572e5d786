package backproplab.manual.loops;

import backproplab.manual.layer.Pass;
import backproplab.manual.layer.PlannedLayer;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.layer.LayerSpec;
import backproplab.network.shape.Window;

/**
 * Maximum over each window: {@code y = max x[h][w]} over the pixels of the window that lie in the image; padding never
 * wins. Backward gives all of {@code dy} to the pixel that won.
 *
 * <p>Ties go to the first pixel in row-major order, as in PyTorch. NaN wins over every number.
 *
 * <p>Shapes: x N x C x H x W, y N x C x OH x OW.
 */
public final class MaxPool2dLoops extends PlannedLayer<DoubleTensor> {
    private final Window window;
    private int[] winners = new int[0];

    /**
     * A pooling layer.
     *
     * @param spec its window
     */
    public MaxPool2dLoops(LayerSpec.MaxPool2d spec) {
        super(spec);
        window = spec.window();
    }

    @Override
    protected void forward(DoubleTensor x, DoubleTensor y, Pass pass) {
        if (winners.length < y.size()) {
            winners = new int[y.size()];
        }
        int at = 0;
        int planes = x.shape().dim(0) * x.shape().dim(1);
        for (int plane = 0; plane < planes; plane++) {
            for (int oh = 0; oh < y.shape().dim(2); oh++) {
                for (int ow = 0; ow < y.shape().dim(3); ow++) {
                    winners[at] = winner(x, plane, oh * window.stride(), ow * window.stride());
                    y.data()[at] = x.data()[winners[at]];
                    at++;
                }
            }
        }
    }

    private int winner(DoubleTensor x, int plane, int paddedRow, int paddedColumn) {
        int best = -1;
        for (int r = 0; r < window.kernel(); r++) {
            for (int s = 0; s < window.kernel(); s++) {
                int h = paddedRow + r - window.padding();
                int w = paddedColumn + s - window.padding();
                if (h < 0 || h >= x.shape().dim(2) || w < 0 || w >= x.shape().dim(3)) {
                    continue;
                }
                int pixel = (plane * x.shape().dim(2) + h) * x.shape().dim(3) + w;
                if (best < 0 || x.data()[pixel] > x.data()[best] || Double.isNaN(x.data()[pixel])) {
                    best = pixel;
                }
            }
        }
        return best;
    }

    @Override
    protected void backward(DoubleTensor x, DoubleTensor y, DoubleTensor dy, DoubleTensor dx) {
        if (dx == null) {
            return;
        }
        dx.zero();
        for (int at = 0; at < dy.size(); at++) {
            dx.data()[winners[at]] += dy.data()[at];
        }
    }
}
