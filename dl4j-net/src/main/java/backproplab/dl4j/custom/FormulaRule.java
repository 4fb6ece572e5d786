package backproplab.dl4j.custom;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.GradientUpdater;

/**
 * Configuration of an update rule that DL4J lacks, given as a formula over whole arrays. Its state is 0 at first.
 *
 * @param rate learning rate of the next step
 * @param slots arrays of state, each as large as the gradient; at least 1
 * @param formula what a step does
 */
public record FormulaRule(AdjustableRate rate, int slots, Formula formula) implements RatedUpdater {

    /** One step of a rule. */
    @FunctionalInterface
    public interface Formula {

        /**
         * Turns a gradient into an update and moves the state on.
         *
         * @param gradient the gradient; afterwards what DL4J subtracts from the parameters
         * @param state one array for each slot, as long as the gradient
         * @param rate learning rate of this step
         */
        void apply(INDArray gradient, List<INDArray> state, double rate);
    }

    @Override
    public long stateSize(long numParams) {
        return slots * numParams;
    }

    @Override
    public GradientUpdater<FormulaRule> instantiate(INDArray viewArray, boolean initializeViewArray) {
        Updater updater = new Updater(this);
        updater.setStateViewArray(viewArray, viewArray.shape(), viewArray.ordering(), initializeViewArray);
        return updater;
    }

    @Override
    public GradientUpdater<FormulaRule> instantiate(Map<String, INDArray> updaterState, boolean initializeStateArrays) {
        Updater updater = new Updater(this);
        updater.setState(updaterState, initializeStateArrays);
        return updater;
    }

    @Override
    public FormulaRule clone() {
        return this;
    }

    /** Its state under the keys 0, 1, ... */
    private static final class Updater implements GradientUpdater<FormulaRule> {
        private final FormulaRule config;
        private final List<INDArray> state = new ArrayList<>();

        Updater(FormulaRule config) {
            this.config = config;
        }

        @Override
        public FormulaRule getConfig() {
            return config;
        }

        @Override
        public void setState(Map<String, INDArray> stateMap, boolean initialize) {
            state.clear();
            for (int slot = 0; slot < config.slots(); slot++) {
                INDArray array = stateMap.get(Integer.toString(slot));
                if (array == null || stateMap.size() != config.slots()) {
                    throw new IllegalArgumentException("the state must hold the keys 0 to " + (config.slots() - 1)
                            + " only, not " + stateMap.keySet());
                }
                state.add(initialize ? array.assign(0) : array);
            }
        }

        @Override
        public Map<String, INDArray> getState() {
            Map<String, INDArray> named = new LinkedHashMap<>();
            state.forEach(array -> named.put(Integer.toString(named.size()), array));
            return named;
        }

        @Override
        public void setStateViewArray(
                INDArray viewArray, long[] gradientShape, char gradientOrder, boolean initialize) {
            INDArray flat = viewArray.reshape(viewArray.length());
            long size = viewArray.length() / config.slots();
            Map<String, INDArray> parts = new LinkedHashMap<>();
            for (int slot = 0; slot < config.slots(); slot++) {
                parts.put(Integer.toString(slot), flat.get(NDArrayIndex.interval(slot * size, (slot + 1) * size)));
            }
            setState(parts, initialize);
        }

        @Override
        public void applyUpdater(INDArray gradient, int iteration, int epoch) {
            config.formula()
                    .apply(gradient.reshape(gradient.length()), state, config.getLearningRate(iteration, epoch));
        }
    }
}
