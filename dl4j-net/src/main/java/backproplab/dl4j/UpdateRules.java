package backproplab.dl4j;

import backproplab.dl4j.custom.AdaptiveRule;
import backproplab.dl4j.custom.AdjustableRate;
import backproplab.dl4j.custom.DecoupledDecay;
import backproplab.dl4j.custom.HeavyBall;
import backproplab.dl4j.custom.PenaltyScore;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.learning.regularization.L2Regularization;
import org.nd4j.linalg.learning.regularization.Regularization;

/** What the training settings mean in terms of DL4J. */
final class UpdateRules {

    private UpdateRules() {}

    static IUpdater updater(TrainingSettings settings, AdjustableRate rate) {
        OptimizerConstants c = settings.constants();
        return switch (settings.optimizer()) {
            case SGD -> new Sgd(rate);
            case MOMENTUM -> new HeavyBall(rate, c.momentum());
            case NESTEROV -> new Nesterovs(rate, c.momentum());
            case ADAGRAD -> AdaptiveRule.adaGrad(rate, c.epsilon());
            case RMSPROP -> AdaptiveRule.rmsProp(rate, c.decay(), c.epsilon());
            case ADAM, ADAMW -> AdaptiveRule.adam(rate, c.beta1(), c.beta2(), c.epsilon());
        };
    }

    /** What weights get beside the gradient of the data; biases, gamma and beta get nothing. */
    static List<Regularization> ofWeights(TrainingSettings settings) {
        List<Regularization> result = new ArrayList<>();
        double l2Reg = settings.l2Reg();
        if (l2Reg > 0) {
            // DL4J adds l2 / 2 * sum(W^2) to the loss; where gradients are clipped, the clipping adds the gradient of
            // it.
            result.add(settings.clips() ? new PenaltyScore(l2Reg) : new L2Regularization(2 * l2Reg));
        }
        if (settings.constants().weightDecay() > 0) {
            result.add(new DecoupledDecay(settings.constants().weightDecay()));
        }
        return result;
    }
}
