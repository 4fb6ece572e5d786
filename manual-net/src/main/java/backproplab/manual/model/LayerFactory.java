package backproplab.manual.model;

import backproplab.manual.layer.Flatten;
import backproplab.manual.layer.Layer;
import backproplab.manual.layer.RectifiedSum;
import backproplab.manual.loss.L2Penalty;
import backproplab.manual.loss.Loss;
import backproplab.manual.optim.Optimizer;
import backproplab.manual.tensor.Tensor;
import backproplab.network.layer.LayerSpec;
import backproplab.network.rule.OptimizerSpec;
import backproplab.network.shape.Shape;

/**
 * Makes the parts of a network for one engine: of each kind of layer a new one, its parameters zero.
 *
 * @param <T> the tensor type of the engine
 */
public interface LayerFactory<T extends Tensor<T>> extends LayerSpec.Visitor<Layer<T>> {

    /**
     * What computes, for logs and result files.
     *
     * @return for example {@code loops} or {@code manual-simd-512}
     */
    String backend();

    /**
     * A tensor of zeros.
     *
     * @param shape its shape
     * @return the tensor
     */
    T tensor(Shape shape);

    /**
     * Where the two branches of a residual block meet.
     *
     * @return the join
     */
    RectifiedSum<T> rectifiedSum();

    /** A residual block; the same for every engine but for its layers and its join. */
    @Override
    default Layer<T> residual(LayerSpec.Residual spec) {
        return new Residual<>(
                spec, Sequential.of(spec.main(), this), Sequential.of(spec.shortcut(), this), rectifiedSum());
    }

    /** Images to rows; the same for every engine. */
    @Override
    default Layer<T> flatten(LayerSpec.Flatten spec) {
        return new Flatten<>(spec);
    }

    /**
     * Softmax and cross-entropy from logits.
     *
     * @return the loss
     */
    default Loss<T> softmaxCrossEntropy() {
        return softmaxCrossEntropy(0);
    }

    /**
     * Softmax and cross-entropy from logits, against smoothed labels.
     *
     * @param smoothing s in [0, 1): the target is {@code (1 - s) one-hot + s / K}
     * @return the loss
     * @throws IllegalArgumentException if s is not in [0, 1)
     */
    Loss<T> softmaxCrossEntropy(double smoothing);

    /**
     * The L2 penalty.
     *
     * @param reg its coefficient
     * @return the penalty
     */
    L2Penalty<T> l2Penalty(double reg);

    /**
     * An update rule.
     *
     * @param spec which, with its constants
     * @return an optimizer with fresh state
     */
    Optimizer<T> optimizer(OptimizerSpec spec);

    /**
     * An update rule behind a clip by the global norm of all gradients, see {@link
     * backproplab.network.rule.GradientClip}.
     *
     * @param rule what updates
     * @param maxNorm the largest norm that stays as it is, above 0; infinite for no clipping
     * @return the clipping optimizer; the rule itself when there is no limit, so that plain descent stays plain
     * @throws IllegalArgumentException if the norm is not above 0
     */
    Optimizer<T> clipped(Optimizer<T> rule, double maxNorm);
}
