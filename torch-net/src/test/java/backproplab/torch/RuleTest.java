package backproplab.torch;

import backproplab.network.layer.ActivationFunction;
import backproplab.network.layer.NetworkBuilder;
import backproplab.network.rule.GradientClip;
import backproplab.network.rule.OptimizerSpec;
import backproplab.network.rule.OptimizerSpec.Kind;
import backproplab.network.rule.TrainingRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every update rule and form of the loss, against the textbook's loops in double. */
class RuleTest {
    private static final int BATCH = 6;

    private static void net(NetworkBuilder net) {
        net.flatten("flatten");
        net.linear("first", 14);
        net.batchNorm("norm");
        net.activation("tanh", ActivationFunction.TANH);
        net.linear("out", Twins.CLASSES);
    }

    private static void assertSame(TrainingRule rule) {
        try (Twins twins = new Twins(RuleTest::net, rule, BATCH)) {
            twins.assertSameGradients(1e-11);
            twins.assertSameTraining(100, rule.optimizer().kind().trialRate(), 1e-8);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyRule(Kind kind) {
        assertSame(TrainingRule.of(OptimizerSpec.of(kind)));
    }

    @ParameterizedTest
    @EnumSource
    void everyRuleWithPenaltyClipAndSmoothing(Kind kind) {
        assertSame(new TrainingRule(OptimizerSpec.of(kind), 1e-2, 0.2, 0.1));
    }

    @Test
    void descentWithPenaltyAndNoClip() {
        assertSame(new TrainingRule(OptimizerSpec.of(Kind.SGD), 1e-2, GradientClip.OFF, 0.1));
    }

    @Test
    void aClipThatIsNeverReachedChangesNothing() {
        assertSame(TrainingRule.SGD.withClipNorm(1e6));
    }
}
