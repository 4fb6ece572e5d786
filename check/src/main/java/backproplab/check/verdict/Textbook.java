package backproplab.check.verdict;

import backproplab.check.trial.Role;
import backproplab.check.trial.Subjects;
import backproplab.network.layer.ActivationFunction;
import backproplab.network.rule.OptimizerSpec;
import java.util.Arrays;

/** Where the textbook has a formula. */
final class Textbook {
    private Textbook() {}

    /** The class and method that compute a quantity of a subject. */
    static String read(String subject, Role role) {
        boolean backward = role == Role.INPUT_GRADIENT || role == Role.PARAMETER_GRADIENT;
        return switch (subject) {
            case Subjects.LINEAR,
                    Subjects.CONV2D,
                    Subjects.BATCH_NORM,
                    Subjects.MAX_POOL2D,
                    Subjects.AVG_POOL2D,
                    Subjects.GLOBAL_AVG_POOL,
                    Subjects.DROPOUT -> subject + "Loops." + (backward ? "backward" : "forward");
            case Subjects.FLATTEN -> "Flatten." + (backward ? "backward" : "forward");
            // The gradient is computed with the loss.
            case Subjects.LOSS -> "SoftmaxCrossEntropyLoops.forward";
            case Subjects.PENALTY -> "L2PenaltyLoops.apply";
            case Subjects.TWO_LAYER_NET -> "ComposedTwoLayerNet.loss";
            default -> byToken(subject, backward);
        };
    }

    private static String byToken(String subject, boolean backward) {
        if (Arrays.stream(ActivationFunction.values())
                .anyMatch(function -> function.token().equals(subject))) {
            return "ActivationLoops." + (backward ? "backward" : "forward");
        }
        boolean rule = Arrays.stream(OptimizerSpec.Kind.values())
                .anyMatch(kind -> kind.token().equals(subject));
        return rule ? "OptimizerLoops.step" : "DrawnValues.draw";
    }
}
