package backproplab.experiments.parity;

import backproplab.manual.layer.Layer;
import backproplab.manual.model.LoopLayers;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.layer.LayerSpec;

/** What a user might hand in: convolutions whose weight gradient has the wrong sign. */
public final class WrongConvolutions extends LoopLayers {
    @Override
    public Layer<DoubleTensor> conv2d(LayerSpec.Conv2d spec) {
        return new FaultyLayer<>(super.conv2d(spec)) {
            @Override
            public DoubleTensor backward(DoubleTensor dy) {
                DoubleTensor dx = super.backward(dy);
                scale(parameters().get(0).gradient(), -1);
                return dx;
            }
        };
    }
}
