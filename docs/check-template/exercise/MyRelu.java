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
        // YOUR CODE: write every element of y.data()
    }

    @Override
    protected void backward(DoubleTensor x, DoubleTensor y, DoubleTensor dy, DoubleTensor dx) {
        // YOUR CODE: write every element of dx.data(), unless dx is null
    }
}
