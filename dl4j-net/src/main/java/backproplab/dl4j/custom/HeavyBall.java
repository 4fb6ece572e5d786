package backproplab.dl4j.custom;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.GradientUpdater;

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
public record HeavyBall(AdjustableRate rate, double momentum) implements RatedUpdater {

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
}
