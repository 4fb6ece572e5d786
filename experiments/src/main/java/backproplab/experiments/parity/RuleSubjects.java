package backproplab.experiments.parity;

import backproplab.network.layer.ActivationFunction;
import backproplab.network.model.Mlp;
import backproplab.network.model.Model;
import backproplab.network.rule.OptimizerSpec;
import backproplab.network.rule.OptimizerSpec.Kind;
import backproplab.network.rule.TrainingRule;
import java.util.ArrayList;
import java.util.List;

/** Every form of the loss and every update rule, on a small network without kinks. */
final class RuleSubjects {
    static final String LOSS = "loss/";
    static final String OPTIMIZER = "optimizer/";

    private static final Subject.Image IMAGE = new Subject.Image(1, 6, 6);
    private static final int BATCH = 8;
    private static final double REG = 1e-2;
    private static final double SMOOTHING = 0.1;
    /** Below the gradient's norm at the start, so that clipping clips. */
    private static final double CLIP_NORM = 0.2;

    private RuleSubjects() {}

    static List<Subject> losses() {
        return List.of(
                loss("SoftmaxCrossEntropy", 0, 0),
                loss("SoftmaxCrossEntropy-smoothed", 0, SMOOTHING),
                loss("SoftmaxCrossEntropy-l2", REG, 0),
                loss("SoftmaxCrossEntropy-smoothed-l2", REG, SMOOTHING));
    }

    static List<Subject> optimizers() {
        List<Subject> subjects = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            subjects.add(optimizer(kind.token(), TrainingRule.of(OptimizerSpec.of(kind)), kind.trialRate()));
        }
        subjects.add(optimizer("clipped", TrainingRule.SGD.withL2(REG).withClipNorm(CLIP_NORM), Kind.SGD.trialRate()));
        return subjects;
    }

    private static Model net() {
        return new Mlp(List.of(14, 10), ActivationFunction.TANH, 0);
    }

    private static Subject loss(String name, double reg, double smoothing) {
        TrainingRule rule = TrainingRule.SGD.withL2(reg).withLabelSmoothing(smoothing);
        return Subject.of(LOSS + name, net(), IMAGE, BATCH, rule, Kind.SGD.trialRate());
    }

    private static Subject optimizer(String name, TrainingRule rule, double rate) {
        return Subject.of(OPTIMIZER + name, net(), IMAGE, BATCH, rule, rate);
    }
}
