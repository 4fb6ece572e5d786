package backproplab.check.part;

import backproplab.manual.layer.Parameter;
import backproplab.manual.tensor.DoubleTensor;
import java.util.List;

/**
 * A whole network of one's own, written in one piece as course labs ask for it: {@code scores = relu(x W1 + b1) W2 + b2}, on it
 * softmax and cross-entropy, and the penalty {@code reg (sum W1^2 + sum W2^2)}.
 *
 * <p>A class that is to be checked has a public constructor {@code (int in, int hidden, int classes)}.
 *
 * <p>Shapes: x N x IN, W1 IN x HIDDEN, b1 HIDDEN, W2 HIDDEN x K, b2 K.
 */
public interface TwoLayerNet {

    /**
     * What is trained: {@code W1}, {@code b1}, {@code W2}, {@code b2}, in this order. The check sets the values and reads the
     * gradients, which {@link #loss} <em>sets</em>: they are of the latest call alone.
     *
     * @return four parameters, the same ones at every call
     */
    List<Parameter<DoubleTensor>> parameters();

    /**
     * Predicts.
     *
     * @param x N x IN
     * @return logits, N x K
     */
    DoubleTensor scores(DoubleTensor x);

    /**
     * Forward and backward; afterwards the parameters hold their gradients.
     *
     * @param x N x IN
     * @param labels N class indices in [0, K)
     * @param reg weight of the penalty, at least 0
     * @return mean cross-entropy over the batch in nats, plus the penalty
     */
    double loss(DoubleTensor x, int[] labels, double reg);
}
