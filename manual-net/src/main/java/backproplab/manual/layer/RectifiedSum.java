package backproplab.manual.layer;

import backproplab.manual.tensor.Tensor;

/**
 * Where the two branches of a residual block meet: {@code y = max(a + b, 0)}; backward gives {@code d = dy} where y is above 0, and
 * 0 elsewhere, to both branches, and adds up what comes back from them.
 *
 * <p>Shapes: all equal.
 *
 * @param <T> the tensor type of the engine
 */
public interface RectifiedSum<T extends Tensor<T>> {

    /**
     * Computes the output.
     *
     * @param a one branch
     * @param b the other
     * @return the output, a buffer of this join
     */
    T forward(T a, T b);

    /**
     * Computes the gradient of both branches.
     *
     * @param dy gradient of the output of the latest forward pass
     * @return gradient of a and of b, a buffer of this join
     * @throws IllegalStateException if there was no forward pass
     */
    T backward(T dy);

    /**
     * Adds the input gradients of the branches.
     *
     * @param a of one branch
     * @param b of the other
     * @return {@code a + b}, a buffer of this join
     */
    T add(T a, T b);
}
