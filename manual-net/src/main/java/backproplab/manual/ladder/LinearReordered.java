package backproplab.manual.ladder;

import backproplab.manual.layer.Parameter;
import backproplab.manual.layer.Pass;
import backproplab.manual.layer.PlannedLayer;
import backproplab.manual.tensor.FloatTensor;
import backproplab.network.layer.LayerSpec;
import java.util.List;

/**
 * Fully connected layer with its loops reordered; formulas as in {@link backproplab.manual.loops.LinearLoops}.
 *
 * <ul>
 *   <li>Forward goes n, i, o in place of n, o, i: a whole row of W, times one number, is added to a whole row of y.
 *   <li>dW goes i, n, o in place of n, i, o: a row of dW takes what every image sends it while it is in the cache.
 *   <li>dx goes i, n, o in place of n, i, o: a row of W serves every image while it is in the cache.
 * </ul>
 *
 * <p>Shapes: x N x IN, y N x OUT, weight IN x OUT, bias OUT.
 */
final class LinearReordered extends PlannedLayer<FloatTensor> {
    private final int in;
    private final int out;
    private final Parameter<FloatTensor> weight;
    private final Parameter<FloatTensor> bias;

    LinearReordered(LayerSpec.Linear spec) {
        super(spec);
        in = spec.in();
        out = spec.out();
        weight = Parameter.of("weight", FloatTensor.zeros(in, out), true);
        bias = Parameter.of("bias", FloatTensor.zeros(out), false);
    }

    @Override
    protected void forward(FloatTensor x, FloatTensor y, Pass pass) {
        float[] w = weight.value().data();
        for (int n = 0; n < x.shape().dim(0); n++) {
            System.arraycopy(bias.value().data(), 0, y.data(), n * out, out);
            for (int i = 0; i < in; i++) {
                Rows.addScaled(out, x.data()[n * in + i], w, i * out, y.data(), n * out);
            }
        }
    }

    @Override
    protected void backward(FloatTensor x, FloatTensor y, FloatTensor dy, FloatTensor dx) {
        int images = x.shape().dim(0);
        float[] dys = dy.data();
        for (int n = 0; n < images; n++) {
            Rows.addScaled(out, 1, dys, n * out, bias.gradient().data(), 0);
        }
        float[] dw = weight.gradient().data();
        for (int i = 0; i < in; i++) {
            for (int n = 0; n < images; n++) {
                Rows.addScaled(out, x.data()[n * in + i], dys, n * out, dw, i * out);
            }
        }
        if (dx == null) {
            return;
        }
        float[] w = weight.value().data();
        for (int i = 0; i < in; i++) {
            for (int n = 0; n < images; n++) {
                dx.data()[n * in + i] = Rows.dot(out, dys, n * out, w, i * out);
            }
        }
    }

    @Override
    public List<Parameter<FloatTensor>> parameters() {
        return List.of(weight, bias);
    }
}
