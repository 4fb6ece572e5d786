package backproplab.manual.loops;

import backproplab.manual.layer.Pass;
import backproplab.manual.layer.PlannedLayer;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.layer.DropoutMask;
import backproplab.network.layer.LayerSpec;

/**
 * Inverted dropout: in training {@code y = x / (1 - rate)} where the mask keeps a unit and 0 where it drops it, in
 * evaluation {@code y = x}. Backward does the same to {@code dy}.
 *
 * <p>Source: Srivastava et al. 2014; the scaling in training rather than in evaluation is what PyTorch and DL4J do.
 *
 * <p>Shapes: any; the output's is the input's.
 */
public final class DropoutLoops extends PlannedLayer<DoubleTensor> {
    private final DropoutMask mask;
    private Pass latest;

    /**
     * A dropout layer.
     *
     * @param spec which units it keeps
     */
    public DropoutLoops(LayerSpec.Dropout spec) {
        super(spec);
        mask = spec.mask();
    }

    @Override
    protected void forward(DoubleTensor x, DoubleTensor y, Pass pass) {
        latest = pass;
        multiply(x, y);
    }

    @Override
    protected void backward(DoubleTensor x, DoubleTensor y, DoubleTensor dy, DoubleTensor dx) {
        if (dx != null) {
            multiply(dy, dx);
        }
    }

    private void multiply(DoubleTensor from, DoubleTensor to) {
        long key = mask.key(latest.step());
        for (int i = 0; i < from.size(); i++) {
            if (!latest.training()) {
                to.data()[i] = from.data()[i];
            } else {
                // Not a product with 0, which would keep what is not finite.
                to.data()[i] = mask.keeps(key, i) ? from.data()[i] * mask.scale() : 0;
            }
        }
    }
}
