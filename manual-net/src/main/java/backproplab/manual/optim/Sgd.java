package backproplab.manual.optim;

import backproplab.manual.kernel.Kernels;
import backproplab.manual.layer.Parameter;
import backproplab.manual.tensor.FloatTensor;
import java.util.List;

/** Plain stochastic gradient descent in float: {@code x <- x - lr g}. */
public final class Sgd implements Optimizer<FloatTensor> {
    private final Kernels kernels;

    /**
     * An optimizer without state.
     *
     * @param kernels what it computes with
     */
    public Sgd(Kernels kernels) {
        this.kernels = kernels;
    }

    @Override
    public void step(List<Parameter<FloatTensor>> parameters, double learningRate) {
        float lr = (float) learningRate;
        for (int p = 0; p < parameters.size(); p++) {
            float[] x = parameters.get(p).value().data();
            float[] g = parameters.get(p).gradient().data();
            kernels.pass(x.length, x.length, (from, to) -> kernels.ops().descend(to - from, g, from, lr, x, from));
        }
    }

    @Override
    public boolean isPlainDescent() {
        return true;
    }
}
