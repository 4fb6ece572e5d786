package backproplab.manual.optim;

import backproplab.manual.kernel.Kernels;
import backproplab.manual.layer.Parameter;
import backproplab.manual.tensor.FloatTensor;
import java.util.List;

/** Plain stochastic gradient descent in float: {@code x <- x - lr g}. */
public final class Sgd implements Optimizer<FloatTensor> {
    private final Kernels kernels;
    private final Kernels.RangeTask descendTask = this::descend;
    private float[] x;
    private float[] g;
    private float rate;

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
        rate = (float) learningRate;
        for (int p = 0; p < parameters.size(); p++) {
            x = parameters.get(p).value().data();
            g = parameters.get(p).gradient().data();
            kernels.pass(x.length, x.length, descendTask);
        }
    }

    private void descend(int from, int to) {
        kernels.ops().descend(to - from, g, from, rate, x, from);
    }

    @Override
    public boolean isPlainDescent() {
        return true;
    }
}
