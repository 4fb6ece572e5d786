package backproplab.dl4j.custom;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.RmsProp;

/**
 * Configuration of AdaGrad, RMSProp and Adam with the zero start and the epsilons of the textbooks, computed by DL4J's own
 * native kernels.
 *
 * <p>What DL4J's own configurations do differently: the accumulators of {@code AdaGrad} and {@code RmsProp} start at
 * epsilon; {@code RmsProp} adds epsilon outside the root; {@code AdaGrad.clone()} forgets its schedule; the kernel of
 * {@code Adam} takes a learning rate of 0 for a missing one and moves by epsilon.
 *
 * @param kernel DL4J's rule, which computes
 * @param rate   learning rate of the next step
 * @param start  what the whole state of the kernel holds before the first step
 * @param shift  what is added to the state before each step
 */
public record AdaptiveRule(IUpdater kernel, AdjustableRate rate, double start, double shift) implements RatedUpdater {

    /**
     * AdaGrad: {@code h <- h + g^2}, then {@code x <- x - rate * g / (sqrt(h) + epsilon)}, h = 0 at first.
     *
     * <p>Duchi, Hazan, Singer, "Adaptive subgradient methods", 2011.
     *
     * @param rate    learning rate of the next step
     * @param epsilon above 0, outside the root
     * @return the rule
     */
    public static AdaptiveRule adaGrad(AdjustableRate rate, double epsilon) {
        return new AdaptiveRule(new AdaGrad(rate, epsilon), rate, 0, 0);
    }

    /**
     * RMSProp: {@code r <- decay * r + (1 - decay) * g^2}, then {@code x <- x - rate * g / sqrt(r + epsilon)}, r = 0 at
     * first.
     *
     * <p>Tieleman, Hinton, "Lecture 6.5", 2012. The kernel's state s stands for {@code r + epsilon}: it starts at epsilon,
     * and because the kernel computes {@code s <- decay * s + (1 - decay) * g^2}, adding
     * {@code epsilon * (1 - decay) / decay} before each step keeps the sum true. The kernel's own epsilon is then 0.
     *
     * @param rate    learning rate of the next step
     * @param decay   share of the old average that is kept, in (0, 1)
     * @param epsilon above 0, inside the root
     * @return the rule
     */
    public static AdaptiveRule rmsProp(AdjustableRate rate, double decay, double epsilon) {
        RmsProp kernel = RmsProp.builder()
                .learningRateSchedule(rate)
                .rmsDecay(decay)
                .epsilon(0)
                .build();
        return new AdaptiveRule(kernel, rate, epsilon, epsilon * (1 - decay) / decay);
    }

    /**
     * Adam: {@code m <- beta1 * m + (1 - beta1) * g}, {@code v <- beta2 * v + (1 - beta2) * g^2}, then
     * {@code x <- x - rate * sqrt(1 - beta2^t) / (1 - beta1^t) * m / (sqrt(v) + epsilon)} in step t = 1, 2, ...; m = v = 0
     * at first.
     *
     * <p>Kingma, Ba, "Adam", 2015, in the form just before section 2.1: this epsilon is the paper's epsilon hat. PyTorch
     * divides by {@code sqrt(v / (1 - beta2^t)) + epsilon} instead.
     *
     * @param rate    learning rate of the next step
     * @param beta1   share of the old mean that is kept, in [0, 1)
     * @param beta2   share of the old mean square that is kept, in [0, 1)
     * @param epsilon above 0, outside the root
     * @return the rule
     */
    public static AdaptiveRule adam(AdjustableRate rate, double beta1, double beta2, double epsilon) {
        Adam kernel = Adam.builder()
                .learningRateSchedule(rate)
                .beta1(beta1)
                .beta2(beta2)
                .epsilon(epsilon)
                .build();
        return new AdaptiveRule(kernel, rate, 0, 0);
    }

    @Override
    public long stateSize(long numParams) {
        return kernel.stateSize(numParams);
    }

    @Override
    public GradientUpdater<AdaptiveRule> instantiate(INDArray viewArray, boolean initializeViewArray) {
        AdaptiveUpdater updater = new AdaptiveUpdater(this);
        updater.setStateViewArray(viewArray, viewArray.shape(), viewArray.ordering(), initializeViewArray);
        return updater;
    }

    @Override
    public GradientUpdater<AdaptiveRule> instantiate(
            Map<String, INDArray> updaterState, boolean initializeStateArrays) {
        AdaptiveUpdater updater = new AdaptiveUpdater(this);
        updater.setState(updaterState, initializeStateArrays);
        return updater;
    }

    @Override
    public AdaptiveRule clone() {
        return this;
    }
}
