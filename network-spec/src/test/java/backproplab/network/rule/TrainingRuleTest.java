package backproplab.network.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainingRuleTest {
    @ParameterizedTest
    @CsvSource({
        "-1, 1, 0, 'reg must be a finite number >= 0: -1.0'",
        "NaN, 1, 0, 'reg must be a finite number >= 0: NaN'",
        "Infinity, 1, 0, 'reg must be a finite number >= 0: Infinity'",
        "0, 0, 0, 'clip norm must be above 0: 0.0'",
        "0, -1, 0, 'clip norm must be above 0: -1.0'",
        "0, NaN, 0, 'clip norm must be above 0: NaN'",
        "0, 1, -0.1, 'label smoothing must be in [0, 1): -0.1'",
        "0, 1, 1, 'label smoothing must be in [0, 1): 1.0'",
        "0, 1, NaN, 'label smoothing must be in [0, 1): NaN'",
    })
    void refusesNumbersOutsideTheirRange(double l2, double clipNorm, double smoothing, String message) {
        assertEquals(
                message,
                assertThrows(
                                IllegalArgumentException.class,
                                () -> new TrainingRule(OptimizerSpec.SGD, l2, clipNorm, smoothing))
                        .getMessage());
    }

    @Test
    void eachWitherChangesOneThing() {
        TrainingRule rule = new TrainingRule(OptimizerSpec.of(OptimizerSpec.Kind.ADAM), 0.5, 2, 0.25);
        assertEquals(new TrainingRule(OptimizerSpec.SGD, 0.5, 2, 0.25), rule.withOptimizer(OptimizerSpec.SGD));
        assertEquals(new TrainingRule(rule.optimizer(), 0, 2, 0.25), rule.withL2(0));
        assertEquals(
                new TrainingRule(rule.optimizer(), 0.5, GradientClip.OFF, 0.25), rule.withClipNorm(GradientClip.OFF));
        assertEquals(new TrainingRule(rule.optimizer(), 0.5, 2, 0), rule.withLabelSmoothing(0));
    }
}
