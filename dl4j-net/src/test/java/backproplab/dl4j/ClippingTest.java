package backproplab.dl4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.network.rule.GradientClip;
import backproplab.network.rule.OptimizerSpec;
import backproplab.network.rule.OptimizerSpec.Kind;
import backproplab.network.rule.TrainingRule;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClippingTest {

    private static TestSettings settings(Kind optimizer, double l2Reg, double clip, double smoothing) {
        return new TestSettings(
                Precision.DOUBLE, new TrainingRule(OptimizerSpec.of(optimizer), l2Reg, clip, smoothing));
    }

    @ParameterizedTest
    @CsvSource({"SGD,0", "SGD,0.05", "MOMENTUM,0.05", "ADAMW,0.05"})
    void trainingEqualsPlainLoops(Kind optimizer, double l2Reg) {
        try (Twins twins = TwinNets.normed(settings(optimizer, l2Reg, 0.3, 0.1))) {
            twins.assertSameTraining(new double[] {0.05, 0.1, 0.02, 0.01}, 6, 1e-9);
            assertTrue(twins.plain().clippedSteps() > 0, "the plain net did clip");
        }
    }

    @Test
    void aStepOfPlainDescentIsAsLongAsRateTimesNorm() {
        try (Twins twins = TwinNets.normed(settings(Kind.SGD, 0.1, 0.01, 0))) {
            Dl4jEngine net = twins.dl4j();
            twins.load(twins.batch(4, 1));
            double[][] before = new double[net.parameterNames().size()][];
            for (int i = 0; i < before.length; i++) {
                before[i] = net.parameter(net.parameterNames().get(i));
            }
            net.trainStep(TestSettings.RATE);
            double squares = 0;
            for (int i = 0; i < before.length; i++) {
                double[] after = net.parameter(net.parameterNames().get(i));
                for (int j = 0; j < after.length; j++) {
                    squares += (after[j] - before[i][j]) * (after[j] - before[i][j]);
                }
            }
            assertEquals(0.1 * 0.01, Math.sqrt(squares), 1e-14);
        }
    }

    @Test
    void aNormBelowTheThresholdChangesNothingAndTheLossKeepsItsL2Term() {
        try (Twins free = TwinNets.normed(settings(Kind.NESTEROV, 0.1, Double.POSITIVE_INFINITY, 0));
                Twins clipped = TwinNets.normed(settings(Kind.NESTEROV, 0.1, 1e9, 0))) {
            for (int step = 0; step < 3; step++) {
                free.load(free.batch(4, step));
                clipped.load(free.batch(4, step));
                assertEquals(free.dl4j().gradients(), clipped.dl4j().gradients(), 1e-13);
                assertArrayEquals(
                        free.dl4j().gradient("fc1.weight"), clipped.dl4j().gradient("fc1.weight"), 1e-14);
                assertEquals(
                        free.dl4j().trainStep(TestSettings.RATE), clipped.dl4j().trainStep(TestSettings.RATE), 1e-13);
            }
            for (String name : free.dl4j().tensorNames()) {
                assertArrayEquals(free.dl4j().parameter(name), clipped.dl4j().parameter(name), 1e-13, name);
            }
        }
    }

    /** Clipping is the update's: what {@code gradient} shows is longer than the threshold. */
    @Test
    void gradientsAreShownAsTheyAreBeforeClipping() {
        try (Twins free = TwinNets.normed(settings(Kind.SGD, 0.1, Double.POSITIVE_INFINITY, 0));
                Twins clipped = TwinNets.normed(settings(Kind.SGD, 0.1, 0.01, 0))) {
            free.load(free.batch(4, 1));
            clipped.load(free.batch(4, 1));
            assertEquals(free.dl4j().gradients(), clipped.dl4j().gradients(), 1e-13);
            double[] gradient = free.dl4j().gradient("fc1.weight");
            assertArrayEquals(gradient, clipped.dl4j().gradient("fc1.weight"), 1e-14);
            assertTrue(Arrays.stream(gradient).map(g -> g * g).sum() > 0.01 * 0.01, "there is something to clip");
        }
    }

    @Test
    void smoothedLabelsGiveTheLossAndGradientsOfPlainLoops() {
        try (Twins twins = TwinNets.normed(settings(Kind.SGD, 0.01, GradientClip.OFF, 0.2))) {
            twins.assertSamePass(twins.batch(5, 3), 1e-11);
        }
    }
}
