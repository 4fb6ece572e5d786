package backproplab.manual.loops;

import backproplab.manual.layer.Pass;
import backproplab.manual.layer.PlannedLayer;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.layer.ActivationFunction;
import backproplab.network.layer.LayerSpec;

/**
 * An element-wise function: {@code y = f(x)}; backward: {@code dx = dy f'(x)}.
 *
 * <p>Shapes: any; the output's is the input's.
 */
public final class ActivationLoops extends PlannedLayer<DoubleTensor> {
    private final ActivationFunction function;

    /**
     * An activation layer.
     *
     * @param spec what it applies
     */
    public ActivationLoops(LayerSpec.Activation spec) {
        super(spec);
        function = spec.function();
    }

    @Override
    protected void forward(DoubleTensor x, DoubleTensor y, Pass pass) {
        for (int i = 0; i < x.size(); i++) {
            y.data()[i] = function.value(x.data()[i]);
        }
    }

    @Override
    protected void backward(DoubleTensor x, DoubleTensor y, DoubleTensor dy, DoubleTensor dx) {
        if (dx == null) {
            return;
        }
        for (int i = 0; i < x.size(); i++) {
            dx.data()[i] = dy.data()[i] * function.derivative(x.data()[i], y.data()[i]);
        }
    }
}
