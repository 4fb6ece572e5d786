package backproplab.dl4j;

import backproplab.dl4j.custom.AdaptiveRule;
import backproplab.dl4j.custom.AdjustableRate;
import backproplab.dl4j.custom.DecoupledDecay;
import backproplab.dl4j.custom.FormulaRule;
import backproplab.dl4j.custom.PenaltyScore;
import backproplab.network.rule.GradientClip;
import backproplab.network.rule.OptimizerSpec;
import backproplab.network.rule.TrainingRule;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.learning.regularization.L2Regularization;
import org.nd4j.linalg.learning.regularization.Regularization;

/** What a training rule means in terms of DL4J. */
final class UpdateRules {

    private UpdateRules() {}

    static IUpdater updater(OptimizerSpec spec, AdjustableRate rate) {
        return switch (spec.kind()) {
            case SGD -> new Sgd(rate);
            case MOMENTUM ->
                new FormulaRule(rate, 1, (g, state, lr) -> heavyBall(g, state.get(0), lr, spec.momentum()));
            case NESTEROV -> new Nesterovs(rate, spec.momentum());
            case ADAGRAD -> AdaptiveRule.adaGrad(rate, spec.epsilon());
            case RMSPROP -> AdaptiveRule.rmsProp(rate, spec.decay(), spec.epsilon());
            case ADAM, ADAMW -> AdaptiveRule.adam(rate, spec.beta1(), spec.beta2(), spec.epsilon());
        };
    }

    /**
     * {@code v <- momentum * v - rate * g}, then {@code x <- x + v}, of which DL4J has only the look-ahead form. DL4J subtracts what is
     * left in the gradient, so the state is {@code u = -v}.
     */
    private static void heavyBall(INDArray gradient, INDArray u, double rate, double momentum) {
        u.muli(momentum);
        Nd4j.getBlasWrapper().level1().axpy(gradient.length(), rate, gradient, u);
        gradient.assign(u);
    }

    /** What weights get beside the gradient of the data; biases, gamma and beta get nothing. */
    static List<Regularization> ofWeights(TrainingRule rule) {
        List<Regularization> result = new ArrayList<>();
        double reg = rule.l2();
        if (reg > 0) {
            // DL4J adds l2 / 2 * sum(W^2) to the loss; where gradients are clipped, the clipping adds the gradient of
            // it.
            result.add(rule.clipNorm() < GradientClip.OFF ? new PenaltyScore(reg) : new L2Regularization(2 * reg));
        }
        if (rule.optimizer().weightDecay() > 0) {
            result.add(new DecoupledDecay(rule.optimizer().weightDecay()));
        }
        return result;
    }
}
