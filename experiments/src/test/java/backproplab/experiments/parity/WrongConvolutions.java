package backproplab.experiments.parity;

import backproplab.manual.layer.Layer;
import backproplab.manual.model.DelegatingLayers;
import backproplab.manual.model.LoopLayers;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.shape.Window;

/** What a user might hand in: convolutions whose weight gradient has the wrong sign. */
public final class WrongConvolutions extends DelegatingLayers<DoubleTensor> {
    /** As {@code --layers} wants it. */
    public WrongConvolutions() {
        super(new LoopLayers());
    }

    @Override
    public Layer<DoubleTensor> conv2d(int in, int out, Window window, boolean withBias) {
        return new FaultyLayer(super.conv2d(in, out, window, withBias)) {
            @Override
            public DoubleTensor backward(DoubleTensor dy) {
                DoubleTensor dx = super.backward(dy);
                scale(parameters().get(0).gradient(), -1);
                return dx;
            }
        };
    }
}
