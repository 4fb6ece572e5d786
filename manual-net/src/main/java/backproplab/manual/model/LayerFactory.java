package backproplab.manual.model;

import backproplab.manual.layer.Flatten;
import backproplab.manual.layer.Layer;
import backproplab.manual.layer.RectifiedSum;
import backproplab.manual.loss.L2Penalty;
import backproplab.manual.loss.Loss;
import backproplab.manual.optim.Optimizer;
import backproplab.manual.tensor.Tensor;
import backproplab.network.layer.ActivationFunction;
import backproplab.network.layer.BatchNormSpec;
import backproplab.network.layer.DropoutMask;
import backproplab.network.rule.OptimizerSpec;
import backproplab.network.shape.Shape;
import backproplab.network.shape.Window;

/**
 * Makes the parts of a network for one engine. A new kind of layer is a method here and a class in each engine.
 *
 * @param <T> the tensor type of the engine
 */
public interface LayerFactory<T extends Tensor<T>> {

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
     * A fully connected layer of zeros.
     *
     * @param in features in
     * @param out features out
     * @return the layer
     */
    Layer<T> linear(int in, int out);

    /**
     * A convolution of zeros.
     *
     * @param in channels in
     * @param out channels out
     * @param window kernel, stride and padding
     * @return the layer
     */
    default Layer<T> conv2d(int in, int out, Window window) {
        return conv2d(in, out, window, true);
    }

    /**
     * A convolution of zeros, with or without bias.
     *
     * @param in channels in
     * @param out channels out
     * @param window kernel, stride and padding
     * @param withBias whether there is a bias
     * @return the layer
     */
    Layer<T> conv2d(int in, int out, Window window, boolean withBias);

    /**
     * Batch normalisation of images or rows.
     *
     * @param spec channels or features
     * @return the layer
     */
    Layer<T> batchNorm(BatchNormSpec spec);

    /**
     * Mean over all pixels of each channel.
     *
     * @return the layer
     */
    Layer<T> globalAvgPool();

    /**
     * Where the two branches of a residual block meet.
     *
     * @return the join
     */
    RectifiedSum<T> rectifiedSum();

    /**
     * A residual block.
     *
     * @param main the main branch
     * @param shortcut the projection; without layers for the identity
     * @return the block
     */
    default Layer<T> residual(Sequential<T> main, Sequential<T> shortcut) {
        return new Residual<>(main, shortcut, rectifiedSum());
    }

    /**
     * An element-wise function.
     *
     * @param function which
     * @return the layer
     */
    Layer<T> activation(ActivationFunction function);

    /**
     * Max pooling.
     *
     * @param window kernel, stride and padding
     * @return the layer
     */
    Layer<T> maxPool2d(Window window);

    /**
     * Average pooling.
     *
     * @param window kernel, stride and padding
     * @return the layer
     */
    Layer<T> avgPool2d(Window window);

    /**
     * Dropout.
     *
     * @param mask which units are kept
     * @return the layer
     */
    Layer<T> dropout(DropoutMask mask);

    /**
     * Images to rows; the same for every engine.
     *
     * @return the layer
     */
    default Layer<T> flatten() {
        return new Flatten<>();
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
