package backproplab.dl4j.custom;

import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.gradient.LeakyReLUDerivative;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Leaky ReLU, {@code x} above zero and {@code slope * x} below, whose derivative at 0 is the slope, and keeps it in double precision.
 *
 * <p>The native operation behind DL4J's own backward pass, {@code lrelu_bp}, rounds the slope to float: 0.01 is off by
 * 2e-8 of its value, which spoils every comparison in double. The derivative's own operation takes 1 at 0, where PyTorch takes the
 * slope; so its input is first shifted by the smallest normal float, which moves nothing else across 0.
 */
public final class ExactLeakyRelu extends ActivationLReLU {

    private static final long serialVersionUID = 1L;

    /**
     * Fixes the slope.
     *
     * @param slope factor below zero
     */
    public ExactLeakyRelu(double slope) {
        super(slope);
    }

    @Override
    public Pair<INDArray, INDArray> backprop(INDArray in, INDArray epsilon) {
        assertShape(in, epsilon);
        in.subi(Float.MIN_NORMAL);
        Nd4j.getExecutioner().exec(new LeakyReLUDerivative(in, in, getAlpha()));
        return new Pair<>(in.muli(epsilon), null);
    }
}
