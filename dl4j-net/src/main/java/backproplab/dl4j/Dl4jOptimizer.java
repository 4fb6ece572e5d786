package backproplab.dl4j;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The rules that turn a gradient g (mean over the batch, L2 term included, clipped if asked for) into a step of the
 * parameter x.
 *
 * <p>lr is the learning rate of the step, the other constants are those of {@link OptimizerConstants}; velocities and
 * averages start at zero.
 */
public enum Dl4jOptimizer {
    /** Plain gradient descent: {@code x <- x - lr * g}. */
    SGD,
    /**
     * Heavy ball: {@code v <- momentum * v - lr * g}, then {@code x <- x + v}.
     *
     * <p>Polyak, 1964, in the form of Sutskever et al., "On the importance of initialization and momentum in deep
     * learning", 2013, equations 1 and 2. PyTorch's {@code SGD(momentum)} keeps v without lr, which differs only when
     * the learning rate changes between steps.
     */
    MOMENTUM,
    /**
     * Look-ahead as DL4J's {@code Nesterovs} codes it: {@code v <- momentum * v - lr * g}, then
     * {@code x <- x + momentum * v - lr * g} with the new v; the same as
     * {@code x <- x - momentum * v_old + (1 + momentum) * v_new}.
     */
    NESTEROV,
    /**
     * {@code h <- h + g^2}, then {@code x <- x - lr * g / (sqrt(h) + epsilon)}.
     *
     * <p>Duchi, Hazan, Singer, 2011. DL4J's {@code AdaGrad} starts h at epsilon, PyTorch's at 0.
     */
    ADAGRAD,
    /**
     * {@code r <- decay * r + (1 - decay) * g^2}, then {@code x <- x - lr * g / sqrt(r + epsilon)}.
     *
     * <p>Tieleman, Hinton, 2012. DL4J's {@code RmsProp} starts r at epsilon and divides by {@code sqrt(r) + epsilon};
     * PyTorch starts at 0 and divides so too, with a decay of 0.99.
     */
    RMSPROP,
    /**
     * {@code m <- beta1 * m + (1 - beta1) * g}, {@code v <- beta2 * v + (1 - beta2) * g^2}, then
     * {@code x <- x - lr * sqrt(1 - beta2^t) / (1 - beta1^t) * m / (sqrt(v) + epsilon)} in step t = 1, 2, ...
     *
     * <p>Kingma, Ba, "Adam", 2015, in the form just before section 2.1, as DL4J has it: epsilon is the paper's epsilon hat.
     * PyTorch adds it after dividing v by {@code 1 - beta2^t}.
     */
    ADAM,
    /**
     * {@link #ADAM}, and beside it {@code x <- x - lr * weightDecay * x} on weights, not on biases, gamma and beta, with the x
     * before the step.
     *
     * <p>Loshchilov, Hutter, "Decoupled weight decay regularization", 2019, in PyTorch's form.
     */
    ADAMW;

    /**
     * Finds a rule by its neutral name.
     *
     * @param name such as "adam", in any case
     * @return the rule
     * @throws UnsupportedByDl4jException if there is none
     */
    public static Dl4jOptimizer named(String name) {
        return Arrays.stream(values())
                .filter(rule -> rule.token().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> UnsupportedByDl4jException.unknown(
                        "optimizer",
                        name,
                        Arrays.stream(values()).map(Dl4jOptimizer::token).collect(Collectors.joining(", "))));
    }

    private String token() {
        return name().toLowerCase(Locale.ROOT);
    }
}
