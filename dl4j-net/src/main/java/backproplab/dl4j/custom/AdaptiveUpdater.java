package backproplab.dl4j.custom;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.GradientUpdater;

/** Turns a gradient into the update of an {@link AdaptiveRule} by way of DL4J's kernel. */
final class AdaptiveUpdater implements GradientUpdater<AdaptiveRule> {

    private final AdaptiveRule config;
    private GradientUpdater<?> kernel;
    private Collection<INDArray> states = List.of();

    AdaptiveUpdater(AdaptiveRule config) {
        this.config = config;
    }

    @Override
    public AdaptiveRule getConfig() {
        return config;
    }

    @Override
    public void setState(Map<String, INDArray> stateMap, boolean initialize) {
        use(config.kernel().instantiate(stateMap, false), stateMap.values(), initialize);
    }

    @Override
    public Map<String, INDArray> getState() {
        return kernel.getState();
    }

    @Override
    public void setStateViewArray(INDArray viewArray, long[] gradientShape, char gradientOrder, boolean initialize) {
        use(config.kernel().instantiate(viewArray, false), List.of(viewArray), initialize);
    }

    private void use(GradientUpdater<?> newKernel, Collection<INDArray> newStates, boolean initialize) {
        kernel = newKernel;
        states = newStates;
        if (initialize) {
            states.forEach(state -> state.assign(config.start()));
        }
    }

    @Override
    public void applyUpdater(INDArray gradient, int iteration, int epoch) {
        if (config.shift() != 0) {
            states.forEach(state -> state.addi(config.shift()));
        }
        kernel.applyUpdater(gradient, iteration, epoch);
        if (config.getLearningRate(iteration, epoch) == 0) {
            // Adam's kernel takes 0 for a missing rate.
            gradient.assign(0);
        }
    }
}
