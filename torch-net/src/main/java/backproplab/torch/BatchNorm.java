package backproplab.torch;

import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import backproplab.network.layer.LayerSpec;

/**
 * PyTorch's batch norm with the specification's running variance.
 *
 * <p>With M values of a channel, PyTorch keeps {@code r <- 0.9 r + 0.1 M / (M - 1) var}, the unbiased variance; the specification
 * {@code r <- 0.9 r + 0.1 var}. So r is multiplied by M / (M - 1) before the pass and by (M - 1) / M behind it: two products of C
 * numbers, in the memory behind the tensor, since autograd holds on to r without reading it and refuses what an operation changed.
 *
 * <p>PyTorch refuses M = 1. There the variance is 0, hence y = beta, as by hand: no gradient reaches x or gamma.
 */
record BatchNorm(StoredTensor gamma, StoredTensor beta, StoredTensor mean, StoredTensor var) implements TorchLayer {

    private static final double MOMENTUM = 1 - LayerSpec.BatchNorm.DECAY;

    @Override
    public PtNDArray forward(PtNDArray x, ForwardPass pass) {
        long values = x.getShape().size() / x.getShape().get(1);
        if (!pass.training()) {
            return normalized(x, pass);
        }
        if (values == 1) {
            return constant(x, pass);
        }
        double unbiased = values / (values - 1.0);
        var.multiply(unbiased);
        PtNDArray y = normalized(x, pass);
        var.multiply(1 / unbiased);
        return y;
    }

    private PtNDArray normalized(PtNDArray x, ForwardPass pass) {
        return JniUtils.batchNorm(
                x,
                mean.value(),
                var.value(),
                pass.value(gamma),
                pass.value(beta),
                pass.training(),
                MOMENTUM,
                LayerSpec.BatchNorm.EPSILON);
    }

    private PtNDArray constant(PtNDArray x, ForwardPass pass) {
        mean.average(LayerSpec.BatchNorm.DECAY, HostCopies.toDoubles(x));
        var.multiply(LayerSpec.BatchNorm.DECAY);
        Shape channels = x.getShape().dimension() == 2 ? new Shape(1, -1) : new Shape(1, -1, 1, 1);
        PtNDArray zero = JniUtils.sub(x, x);
        PtNDArray scaled = JniUtils.mul(zero, within(pass, gamma, channels));
        return JniUtils.add(scaled, within(pass, beta, channels));
    }

    private static PtNDArray within(ForwardPass pass, StoredTensor parameter, Shape channels) {
        PtNDArray shaped = JniUtils.reshape(pass.value(parameter), channels.getShape());
        shaped.attach(pass.manager());
        return shaped;
    }
}
