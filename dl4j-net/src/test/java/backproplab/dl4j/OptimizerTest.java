package backproplab.dl4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OptimizerTest {

    private static final double MOMENTUM = 0.9;

    /** Applies the documented formula to DL4J's own gradients; the rate changes on the way. */
    @ParameterizedTest
    @EnumSource(Dl4jOptimizer.class)
    void everyStepFollowsTheFormulaAndTheCurrentLearningRate(Dl4jOptimizer optimizer) {
        double[] rates = {0.1, 0.1, 0.02, 0.3, 0};
        try (Twins twins = TwinNets.mlp(Dl4jActivation.TANH, TwinNets.settings(Precision.DOUBLE, optimizer, 0.01))) {
            Dl4jNetwork net = twins.dl4j();
            Map<String, double[]> velocity = new LinkedHashMap<>();
            for (int step = 0; step < rates.length; step++) {
                twins.load(twins.batch(4, step));
                net.setLearningRate(rates[step]);
                net.computeGradients();
                Map<String, double[]> expected = new LinkedHashMap<>();
                for (String name : net.parameterNames()) {
                    double[] v = velocity.computeIfAbsent(name, n -> new double[net.parameter(n).length]);
                    expected.put(name, next(optimizer, net.parameter(name), net.gradient(name), v, rates[step]));
                }
                net.trainStep();
                for (String name : net.parameterNames()) {
                    assertArrayEquals(expected.get(name), net.parameter(name), 1e-14, name + " after step " + step);
                }
            }
        }
    }

    private static double[] next(Dl4jOptimizer optimizer, double[] x, double[] g, double[] v, double lr) {
        for (int i = 0; i < x.length; i++) {
            double old = v[i];
            v[i] = MOMENTUM * v[i] - lr * g[i];
            x[i] += switch (optimizer) {
                case SGD -> -lr * g[i];
                case MOMENTUM -> v[i];
                case NESTEROV -> -MOMENTUM * old + (1 + MOMENTUM) * v[i];
            };
        }
        return x;
    }

    @Test
    void l2RegAddsRegTimesTheSquaresOfTheWeightsOnly() {
        double reg = 0.05;
        try (Twins plain =
                        TwinNets.mlp(Dl4jActivation.RELU, TwinNets.settings(Precision.DOUBLE, Dl4jOptimizer.SGD, 0));
                Twins decayed = TwinNets.mlp(
                        Dl4jActivation.RELU, TwinNets.settings(Precision.DOUBLE, Dl4jOptimizer.SGD, reg))) {
            plain.load(plain.batch(4, 1));
            decayed.load(plain.batch(4, 1));
            double difference = decayed.dl4j().computeGradients() - plain.dl4j().computeGradients();
            double squares = 0;
            for (String name : plain.dl4j().parameterNames()) {
                double[] w = plain.dl4j().parameter(name);
                double[] expected = plain.dl4j().gradient(name);
                if (name.endsWith(".weight")) {
                    for (int i = 0; i < w.length; i++) {
                        squares += w[i] * w[i];
                        expected[i] += 2 * reg * w[i];
                    }
                }
                assertArrayEquals(expected, decayed.dl4j().gradient(name), 1e-14, name);
            }
            assertEquals(reg * squares, difference, 1e-13);
        }
    }

    @Test
    void settingsRefuseValuesOutsideTheirRange() {
        assertMessage("learning rate must be finite and at least 0, not -0.5", -0.5, 0, 0);
        assertMessage("learning rate must be finite and at least 0, not NaN", Double.NaN, 0, 0);
        assertMessage("momentum must be in [0, 1), not 1.0", 0.1, 1, 0);
        assertMessage("l2Reg must be finite and at least 0, not -1.0", 0.1, 0, -1);
    }

    private static void assertMessage(String message, double lr, double momentum, double l2) {
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class,
                () -> new TrainingSettings(Precision.FLOAT, Dl4jOptimizer.SGD, lr, momentum, l2, 1));
        assertEquals(message, e.getMessage());
    }
}
