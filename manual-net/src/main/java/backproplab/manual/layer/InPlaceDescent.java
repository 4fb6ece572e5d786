package backproplab.manual.layer;

/**
 * An agreement between a network and its layers: while it is active, a layer that joined it applies plain gradient descent,
 * {@code x <- x - lr g}, in the pass that computes g. What its gradient tensors hold afterwards is undefined: a layer that can apply
 * g without writing it does so, another fills the tensor first.
 *
 * <p>The result is that of accumulating, then updating, bit for bit with the blocks that the kernels choose themselves; what is saved, where g is not written, is writing every gradient
 * to memory, reading it back and zeroing it. Only plain gradient descent without penalty and clipping can be done so, since nothing else may
 * need the gradient.
 */
public final class InPlaceDescent {
    private boolean active;
    private float rate;

    /**
     * From now on backward passes update.
     *
     * @param learningRate rate
     */
    public void start(double learningRate) {
        rate = (float) learningRate;
        active = true;
    }

    /** From now on backward passes accumulate. */
    public void stop() {
        active = false;
    }

    /**
     * Whether the next backward pass updates.
     *
     * @return false outside a training step
     */
    public boolean active() {
        return active;
    }

    /**
     * The learning rate.
     *
     * @return the rate of the latest start
     */
    public float rate() {
        return rate;
    }
}
