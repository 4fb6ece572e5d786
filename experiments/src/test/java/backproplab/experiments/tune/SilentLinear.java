package backproplab.experiments.tune;

import backproplab.experiments.parity.FaultyLayer;
import backproplab.manual.layer.Layer;
import backproplab.manual.model.LoopLayers;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.layer.LayerSpec;

/** What a student might hand in: fully connected layers that return no weight gradient. */
public final class SilentLinear extends LoopLayers {
    @Override
    public Layer<DoubleTensor> linear(LayerSpec.Linear spec) {
        return new FaultyLayer<>(super.linear(spec)) {
            @Override
            public DoubleTensor backward(DoubleTensor dy) {
                DoubleTensor dx = super.backward(dy);
                scale(parameters().get(0).gradient(), 0);
                return dx;
            }
        };
    }
}
