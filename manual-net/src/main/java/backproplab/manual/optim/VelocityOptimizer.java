package backproplab.manual.optim;

import backproplab.manual.kernel.Kernels;
import backproplab.manual.layer.Parameter;
import backproplab.manual.tensor.FloatTensor;
import java.util.ArrayList;
import java.util.List;

/** Base of the update rules that keep one velocity per element: walks over parameters and threads. */
abstract class VelocityOptimizer implements Optimizer<FloatTensor> {
    private final Kernels kernels;
    private final List<float[]> velocities = new ArrayList<>();

    VelocityOptimizer(Kernels kernels) {
        this.kernels = kernels;
    }

    /** Updates elements [from, to) of x and v from g. */
    abstract void update(float[] x, float[] g, float[] v, float lr, int from, int to);

    @Override
    public final void step(List<Parameter<FloatTensor>> parameters, double learningRate) {
        for (int p = 0; p < parameters.size(); p++) {
            float[] x = parameters.get(p).value().data();
            float[] g = parameters.get(p).gradient().data();
            if (velocities.size() == p) {
                velocities.add(new float[x.length]);
            }
            float[] v = velocities.get(p);
            kernels.pass(x.length, x.length, (from, to) -> update(x, g, v, (float) learningRate, from, to));
        }
    }
}
