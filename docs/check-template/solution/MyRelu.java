import backproplab.manual.layer.Pass;
import backproplab.manual.layer.PlannedLayer;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.layer.LayerSpec;

/** ReLU: y = max(x, 0), for each element. At 0 its derivative is 0. */
public final class MyRelu extends PlannedLayer<DoubleTensor> {
    public MyRelu(LayerSpec.Activation spec) {
        super(spec);
    }

    @Override
    protected void forward(DoubleTensor x, DoubleTensor y, Pass pass) {
        for (int i = 0; i < x.size(); i++) {
            y.data()[i] = Math.max(x.data()[i], 0);
        }
    }

    @Override
    protected void backward(DoubleTensor x, DoubleTensor y, DoubleTensor dy, DoubleTensor dx) {
        for (int i = 0; dx != null && i < x.size(); i++) {
            dx.data()[i] = x.data()[i] > 0 ? dy.data()[i] : 0;
        }
    }
}
