package backproplab.manual.layer;

import backproplab.manual.kernel.Kernels;
import backproplab.manual.tensor.FloatTensor;
import backproplab.manual.tensor.Shape;
import backproplab.manual.tensor.Window;
import java.util.Arrays;

/**
 * Maximum over each window in float; formula, ties and NaN as in {@link backproplab.manual.loops.MaxPool2dLoops}.
 *
 * <p>The winner's position is kept for backward. Threads divide the N * C planes, so no two write the same pixel.
 */
public final class MaxPool2d extends PlannedLayer<FloatTensor> {
    private final Window window;
    private final Kernels kernels;
    private int[] winners = new int[0];

    /**
     * A pooling layer.
     *
     * @param window kernel, stride and padding
     * @param kernels what it computes with
     */
    public MaxPool2d(Window window, Kernels kernels) {
        this.window = window;
        this.kernels = kernels;
    }

    @Override
    public Shape outputShape(Shape input) {
        return LayerShapes.pool(input, window);
    }

    @Override
    protected void forward(FloatTensor x, FloatTensor y, Pass pass) {
        if (winners.length < y.size()) {
            winners = new int[y.size()];
        }
        int planes = x.shape().dim(0) * x.shape().dim(1);
        kernels.pass(planes, x.size(), (from, to) -> {
            for (int p = from; p < to; p++) {
                poolPlane(x, y, p);
            }
        });
    }

    private void poolPlane(FloatTensor x, FloatTensor y, int plane) {
        int height = x.shape().dim(2);
        int width = x.shape().dim(3);
        int columns = y.shape().dim(3);
        int at = plane * y.shape().dim(2) * columns;
        float[] pixels = x.data();
        for (int oh = 0; oh < y.shape().dim(2); oh++) {
            int top = oh * window.stride() - window.padding();
            int firstRow = Math.max(top, 0);
            int lastRow = Math.min(top + window.kernel(), height);
            for (int ow = 0; ow < columns; ow++, at++) {
                int left = ow * window.stride() - window.padding();
                int firstColumn = Math.max(left, 0);
                int lastColumn = Math.min(left + window.kernel(), width);
                int best = (plane * height + firstRow) * width + firstColumn;
                float bestValue = pixels[best];
                for (int h = firstRow; h < lastRow; h++) {
                    for (int w = firstColumn; w < lastColumn; w++) {
                        int pixel = (plane * height + h) * width + w;
                        float value = pixels[pixel];
                        if (value > bestValue || Float.isNaN(value)) {
                            best = pixel;
                            bestValue = value;
                        }
                    }
                }
                winners[at] = best;
                y.data()[at] = bestValue;
            }
        }
    }

    @Override
    protected void backward(FloatTensor x, FloatTensor y, FloatTensor dy, FloatTensor dx) {
        if (dx == null) {
            return;
        }
        int planes = x.shape().dim(0) * x.shape().dim(1);
        int inputPlane = x.shape().dim(2) * x.shape().dim(3);
        int outputPlane = y.shape().dim(2) * y.shape().dim(3);
        kernels.pass(planes, x.size(), (from, to) -> {
            Arrays.fill(dx.data(), from * inputPlane, to * inputPlane, 0);
            for (int at = from * outputPlane; at < to * outputPlane; at++) {
                dx.data()[winners[at]] += dy.data()[at];
            }
        });
    }
}
