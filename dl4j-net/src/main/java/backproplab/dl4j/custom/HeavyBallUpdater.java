package backproplab.dl4j.custom;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;

/**
 * Turns a gradient into a heavy-ball update.
 *
 * <p>DL4J subtracts what this class leaves in the gradient array, so the state is the negative velocity {@code u = -v}:
 * {@code u <- momentum * u + rate * g}, then {@code x <- x - u}.
 */
final class HeavyBallUpdater implements GradientUpdater<HeavyBall> {

    private static final String STATE = "V";

    private final HeavyBall config;
    private INDArray negativeVelocity;

    HeavyBallUpdater(HeavyBall config) {
        this.config = config;
    }

    @Override
    public HeavyBall getConfig() {
        return config;
    }

    @Override
    public void setState(Map<String, INDArray> stateMap, boolean initialize) {
        INDArray state = stateMap.get(STATE);
        if (state == null || stateMap.size() != 1) {
            throw new IllegalArgumentException(
                    "HeavyBall state must hold the key " + STATE + " only, not " + stateMap.keySet());
        }
        negativeVelocity = state;
        if (initialize) {
            negativeVelocity.assign(0);
        }
    }

    @Override
    public Map<String, INDArray> getState() {
        return Map.of(STATE, negativeVelocity);
    }

    @Override
    public void setStateViewArray(INDArray viewArray, long[] gradientShape, char gradientOrder, boolean initialize) {
        if (initialize) {
            viewArray.assign(0);
        }
        negativeVelocity = viewArray.reshape(gradientOrder, gradientShape);
    }

    @Override
    public void applyUpdater(INDArray gradient, int iteration, int epoch) {
        double rate = config.getLearningRate(iteration, epoch);
        INDArray flatGradient = gradient.reshape(negativeVelocity.shape());
        negativeVelocity.muli(config.momentum());
        Nd4j.getBlasWrapper().level1().axpy(gradient.length(), rate, flatGradient, negativeVelocity);
        flatGradient.assign(negativeVelocity);
    }
}
