package backproplab.dl4j;

/**
 * The rules that turn a gradient g (mean over the batch, L2 term included) into a step of the parameter x.
 *
 * <p>The velocity v starts at zero, lr is the learning rate and rho the momentum of {@link TrainingSettings}.
 */
public enum Dl4jOptimizer {
    /** Plain gradient descent: {@code x <- x - lr * g}. The momentum is not used. */
    SGD,
    /**
     * Heavy ball: {@code v <- rho * v - lr * g}, then {@code x <- x + v}.
     *
     * <p>Polyak, 1964, in the form of Sutskever et al., "On the importance of initialization and momentum in deep
     * learning", 2013, equations 1 and 2. PyTorch's {@code SGD(momentum)} keeps v without lr, which differs only when
     * the learning rate changes between steps.
     */
    MOMENTUM,
    /**
     * Look-ahead as DL4J's {@code Nesterovs} codes it: {@code v <- rho * v - lr * g}, then {@code x <- x + rho * v - lr * g}
     * with the new v; the same as {@code x <- x - rho * v_old + (1 + rho) * v_new}.
     */
    NESTEROV
}
