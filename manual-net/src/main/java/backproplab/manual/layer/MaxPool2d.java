package backproplab.manual.layer;

import backproplab.manual.kernel.Kernels;
import backproplab.manual.kernel.MaxPooling;
import backproplab.manual.tensor.FloatTensor;
import backproplab.network.layer.LayerSpec;
import backproplab.network.shape.Shape;
import backproplab.network.shape.Window;

/** Maximum over each window in float; formula, ties and NaN as in {@link backproplab.manual.loops.MaxPool2dLoops}. */
public final class MaxPool2d extends PlannedLayer<FloatTensor> {
    private final Window window;
    private final Kernels kernels;
    private Shape planned;
    private MaxPooling pooling;

    /**
     * A pooling layer.
     *
     * @param spec its window
     * @param kernels what it computes with
     */
    public MaxPool2d(LayerSpec.MaxPool2d spec, Kernels kernels) {
        super(spec);
        window = spec.window();
        this.kernels = kernels;
    }

    @Override
    protected void forward(FloatTensor x, FloatTensor y, Pass pass) {
        boolean sameImages = planned != null
                && planned.dim(2) == x.shape().dim(2)
                && planned.dim(3) == x.shape().dim(3);
        if (!sameImages) {
            pooling = new MaxPooling(kernels, window, size(x.shape()), size(y.shape()));
            planned = x.shape();
        }
        pooling.forward(x.shape().dim(0) * x.shape().dim(1), x.data(), y.data());
    }

    private static int[] size(Shape images) {
        return new int[] {images.dim(2), images.dim(3)};
    }

    @Override
    protected void backward(FloatTensor x, FloatTensor y, FloatTensor dy, FloatTensor dx) {
        if (dx != null) {
            pooling.backward(dy.data(), dx.data());
        }
    }
}
