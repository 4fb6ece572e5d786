package backproplab.dl4j.custom;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * Configuration of classical momentum: {@code v <- momentum * v - rate * g}, then {@code x <- x + v}.
 *
 * <p>Polyak, "Some methods of speeding up the convergence of iteration methods", 1964, in the form of Sutskever et al.,
 * "On the importance of initialization and momentum in deep learning", 2013. DL4J has only the look-ahead form,
 * {@code Nesterovs}.
 *
 * @param rate     learning rate of the next step
 * @param momentum share of the velocity that is kept
 */
public record HeavyBall(AdjustableRate rate, double momentum) implements IUpdater {

    @Override
    public long stateSize(long numParams) {
        return numParams;
    }

    @Override
    public GradientUpdater<HeavyBall> instantiate(INDArray viewArray, boolean initializeViewArray) {
        HeavyBallUpdater updater = new HeavyBallUpdater(this);
        INDArray flat = viewArray.reshape(viewArray.length());
        updater.setStateViewArray(flat, flat.shape(), flat.ordering(), initializeViewArray);
        return updater;
    }

    @Override
    public GradientUpdater<HeavyBall> instantiate(Map<String, INDArray> updaterState, boolean initializeStateArrays) {
        HeavyBallUpdater updater = new HeavyBallUpdater(this);
        updater.setState(updaterState, initializeStateArrays);
        return updater;
    }

    @Override
    public HeavyBall clone() {
        return this;
    }

    @Override
    public double getLearningRate(int iteration, int epoch) {
        return rate.valueAt(iteration, epoch);
    }

    @Override
    public boolean hasLearningRate() {
        return true;
    }

    /**
     * Sets the rate that all layers share.
     *
     * @throws UnsupportedOperationException if a schedule is given
     */
    @Override
    public void setLrAndSchedule(double lr, ISchedule lrSchedule) {
        if (lrSchedule != null) {
            throw new UnsupportedOperationException("HeavyBall takes a number, not the schedule " + lrSchedule);
        }
        rate.set(lr);
    }
}
