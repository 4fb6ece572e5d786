package backproplab.manual.layer;

import backproplab.manual.kernel.Kernels;
import backproplab.manual.tensor.FloatTensor;
import backproplab.network.layer.DropoutMask;
import backproplab.network.layer.LayerSpec;

/** Inverted dropout in float; formula as in {@link backproplab.manual.loops.DropoutLoops}, same mask. */
public final class Dropout extends PlannedLayer<FloatTensor> {
    private final DropoutMask mask;
    private final Kernels kernels;
    private Pass latest;

    /**
     * A dropout layer.
     *
     * @param spec which units it keeps
     * @param kernels what it computes with
     */
    public Dropout(LayerSpec.Dropout spec, Kernels kernels) {
        super(spec);
        mask = spec.mask();
        this.kernels = kernels;
    }

    @Override
    protected void forward(FloatTensor x, FloatTensor y, Pass pass) {
        latest = pass;
        multiply(x, y);
    }

    @Override
    protected void backward(FloatTensor x, FloatTensor y, FloatTensor dy, FloatTensor dx) {
        if (dx != null) {
            multiply(dy, dx);
        }
    }

    private void multiply(FloatTensor from, FloatTensor to) {
        int size = from.size();
        if (!latest.training()) {
            System.arraycopy(from.data(), 0, to.data(), 0, size);
            return;
        }
        long key = mask.key(latest.step());
        float scale = (float) mask.scale();
        kernels.pass(size, size, (first, last) -> {
            for (int i = first; i < last; i++) {
                to.data()[i] = mask.keeps(key, i) ? from.data()[i] * scale : 0;
            }
        });
    }
}
