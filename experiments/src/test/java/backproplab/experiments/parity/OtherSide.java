package backproplab.experiments.parity;

import backproplab.manual.kernel.Kernels;
import backproplab.manual.layer.Layer;
import backproplab.manual.layer.Pass;
import backproplab.manual.model.FastLayers;
import backproplab.manual.tensor.FloatTensor;
import backproplab.network.layer.LayerSpec;

/**
 * Fast layers that take the other side of one tie on every processor: what a ReLU finds first of the inputs above 0 but at most 1e-8
 * counts as below. Elsewhere they are right; random inputs are never so near.
 */
public class OtherSide extends FastLayers {
    private static final double NEAR = 1e-8;

    /** On kernels with one thread, which hold nothing. */
    public OtherSide() {
        super(Kernels.withThreads(1));
    }

    @Override
    public Layer<FloatTensor> activation(LayerSpec.Activation spec) {
        return new FaultyLayer<>(super.activation(spec)) {
            @Override
            public FloatTensor forward(FloatTensor x, Pass pass) {
                for (int i = 0; i < x.size(); i++) {
                    if (x.get(i) > 0 && x.get(i) <= NEAR) {
                        FloatTensor moved = x.zeros(x.shape());
                        moved.copyFrom(x.toDoubles());
                        moved.set(i, -x.get(i));
                        return super.forward(moved, pass);
                    }
                }
                return super.forward(x, pass);
            }
        };
    }
}
