package backproplab.dl4j.custom;

import org.nd4j.linalg.schedule.ISchedule;

/**
 * A learning rate that can be set between two steps.
 *
 * <p>DL4J asks its schedule once per step and updater, so changing this number is all a change of rate takes;
 * {@code ComputationGraph.setLearningRate} would build every updater anew.
 */
public final class AdjustableRate implements ISchedule {

    private static final long serialVersionUID = 1L;

    private double value;

    /**
     * Starts at the given rate.
     *
     * @param value learning rate
     */
    public AdjustableRate(double value) {
        this.value = value;
    }

    /**
     * Takes effect with the next step.
     *
     * @param newValue learning rate
     */
    public void set(double newValue) {
        value = newValue;
    }

    @Override
    public double valueAt(int iteration, int epoch) {
        return value;
    }

    /** Returns this very object: DL4J copies its configuration, and all copies must follow {@link #set}. */
    @Override
    public AdjustableRate clone() {
        return this;
    }
}
