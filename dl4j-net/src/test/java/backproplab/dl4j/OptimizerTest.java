package backproplab.dl4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import backproplab.network.layer.ActivationFunction;
import backproplab.network.rule.OptimizerSpec.Kind;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OptimizerTest {

    /** The first rate is 0 too, as at the start of a warm-up. */
    private static final double[] RATES = {0, 0.1, 0.1, 0.02, 0.3, 0, 0.001};

    /** Applies the documented formula to DL4J's own gradients; the rate changes on the way. */
    @ParameterizedTest
    @EnumSource(Kind.class)
    void everyStepFollowsTheFormulaAndTheCurrentLearningRate(Kind optimizer) {
        PlainRule rule = PlainRule.valueOf(optimizer.name());
        try (Twins twins = TwinNets.normed(TwinNets.settings(Precision.DOUBLE, optimizer, 0.01))) {
            Dl4jEngine net = twins.dl4j();
            Map<String, double[][]> states = new LinkedHashMap<>();
            for (int step = 0; step < RATES.length; step++) {
                twins.load(twins.batch(4, step));
                net.gradients();
                Map<String, double[]> expected = new LinkedHashMap<>();
                for (String name : net.parameterNames()) {
                    double[] x = net.parameter(name);
                    double[][] state = states.computeIfAbsent(name, n -> new double[x.length][2]);
                    rule.move(name, new PlainLayer.Parameter(x, net.gradient(name), state), RATES[step], step + 1);
                    expected.put(name, x);
                }
                net.trainStep(RATES[step]);
                for (String name : net.parameterNames()) {
                    assertArrayEquals(expected.get(name), net.parameter(name), 1e-13, name + " after step " + step);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void floatsFollowTheFormulaToo(Kind optimizer) {
        try (Twins twins = TwinNets.mlp(ActivationFunction.TANH, TwinNets.settings(Precision.FLOAT, optimizer, 0.01))) {
            twins.assertSameTraining(new double[] {0.01, 0.02, 0, 0.005, 0.01}, 4, 1e-4);
        }
    }

    /** Gradients far below the epsilons show where each epsilon stands and what the averages start from. */
    @ParameterizedTest
    @EnumSource(Kind.class)
    void tinyGradientsFollowTheFormula(Kind optimizer) {
        TestSettings settings = TwinNets.settings(Precision.DOUBLE, optimizer, 0);
        try (Dl4jEngine net = TestNet.images(1, 1, 1).flatten().linear("fc", 2).build(settings)) {
            net.setParameter("fc.weight", new double[] {0, 0});
            net.setParameter("fc.bias", new double[] {0, 0});
            PlainLayer.Parameter weight = new PlainLayer.Parameter(2);
            PlainRule rule = PlainRule.valueOf(optimizer.name());
            for (int t = 1; t <= 4; t++) {
                net.accept(new float[] {1e-6f}, new int[1], 1);
                net.gradients();
                System.arraycopy(net.gradient("fc.weight"), 0, weight.gradient(), 0, 2);
                assertEquals(5e-7, Math.abs(weight.gradient()[0]), 4e-7);
                rule.move("fc.weight", weight, 0.1, t);
                net.trainStep(TestSettings.RATE);
                Twins.assertClose("step " + t, weight.value(), net.parameter("fc.weight"), 1e-9);
            }
        }
    }

    @Test
    void l2RegAddsRegTimesTheSquaresOfTheWeightsOnly() {
        double reg = 0.05;
        try (Twins plain = TwinNets.normed(TwinNets.settings(Precision.DOUBLE, Kind.SGD, 0));
                Twins decayed = TwinNets.normed(TwinNets.settings(Precision.DOUBLE, Kind.SGD, reg))) {
            plain.load(plain.batch(4, 1));
            decayed.load(plain.batch(4, 1));
            double difference = decayed.dl4j().gradients() - plain.dl4j().gradients();
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
    void decoupledDecayIsNoPartOfTheLoss() {
        try (Twins adam = TwinNets.mlp(ActivationFunction.RELU, TwinNets.settings(Precision.DOUBLE, Kind.ADAM, 0));
                Twins adamW =
                        TwinNets.mlp(ActivationFunction.RELU, TwinNets.settings(Precision.DOUBLE, Kind.ADAMW, 0))) {
            adam.load(adam.batch(4, 1));
            adamW.load(adam.batch(4, 1));
            assertEquals(adam.dl4j().trainStep(TestSettings.RATE), adamW.dl4j().trainStep(TestSettings.RATE), 0);
            assertArrayEquals(adam.dl4j().parameter("fc1.bias"), adamW.dl4j().parameter("fc1.bias"), 0);
        }
    }
}
