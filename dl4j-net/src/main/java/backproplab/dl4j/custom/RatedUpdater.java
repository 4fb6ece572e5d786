package backproplab.dl4j.custom;

import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.schedule.ISchedule;

/** An update rule whose learning rate is an {@link AdjustableRate} that all layers share. */
interface RatedUpdater extends IUpdater {

    /**
     * Learning rate of the next step.
     *
     * @return the shared object itself
     */
    AdjustableRate rate();

    @Override
    default double getLearningRate(int iteration, int epoch) {
        return rate().valueAt(iteration, epoch);
    }

    @Override
    default boolean hasLearningRate() {
        return true;
    }

    /**
     * Sets the rate that all layers share.
     *
     * @throws UnsupportedOperationException if a schedule is given
     */
    @Override
    default void setLrAndSchedule(double lr, ISchedule lrSchedule) {
        if (lrSchedule != null) {
            throw new UnsupportedOperationException(
                    getClass().getSimpleName() + " takes a number, not the schedule " + lrSchedule);
        }
        rate().set(lr);
    }
}
