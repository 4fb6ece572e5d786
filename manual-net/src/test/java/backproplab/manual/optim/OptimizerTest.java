package backproplab.manual.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.manual.Tolerances;
import backproplab.manual.kernel.Kernels;
import backproplab.manual.layer.Parameter;
import backproplab.manual.model.FastLayers;
import backproplab.manual.model.LayerFactory;
import backproplab.manual.model.LoopLayers;
import backproplab.manual.tensor.Tensor;
import backproplab.network.rule.OptimizerSpec;
import backproplab.network.rule.OptimizerSpec.Kind;
import backproplab.network.shape.Shape;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class OptimizerTest {
    /** x = 1, gradient 2 at every step, lr 0.1, rho 0.5; three steps worked out by hand. */
    private static final Map<Kind, double[]> BY_HAND = Map.of(
            Kind.SGD, new double[] {0.8, 0.6, 0.4},
            // v: -0.2, -0.3, -0.35
            Kind.MOMENTUM, new double[] {0.8, 0.5, 0.15},
            // x += 1.5 v' - 0.5 v with the same v: -0.3, -0.35, -0.375
            Kind.NESTEROV, new double[] {0.7, 0.35, -0.025});

    static Set<Kind> workedOut() {
        return BY_HAND.keySet();
    }

    @Test
    void everyRuleIsWorkedOutByHand() {
        Set<Kind> missing = EnumSet.allOf(Kind.class);
        missing.removeAll(workedOut());
        missing.removeAll(AdaptiveOptimizerTest.workedOut());
        assertEquals(Set.of(), missing);
    }

    @ParameterizedTest
    @MethodSource("workedOut")
    void threeStepsByHand(Kind kind) {
        both(new OptimizerSpec(kind, 0.5), OptimizerTest::threeSteps);
    }

    private static <T extends Tensor<T>> void threeSteps(LayerFactory<T> factory, OptimizerSpec spec) {
        Parameter<T> x = Parameter.of("x", factory.tensor(Shape.of(3)), true);
        x.value().copyFrom(new double[] {1, 1, 1});
        x.gradient().copyFrom(new double[] {2, 2, 2});
        Optimizer<T> optimizer = factory.optimizer(spec);
        for (double expected : BY_HAND.get(spec.kind())) {
            optimizer.step(List.of(x), 0.1);
            assertArrayEquals(
                    new double[] {expected, expected, expected}, x.value().toDoubles(), Tolerances.BY_HAND_FLOAT);
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void reachesTheMinimumOfAParabola(Kind kind) {
        // A decay would move the minimum.
        both(OptimizerSpec.of(kind).withWeightDecay(0), OptimizerTest::parabola);
    }

    /**
     * f(x, y) = (x - 1)^2 + 10 (y + 2)^2, from 50 steps of the smallest trial rate away. Adaptive rules step by about the rate however
     * flat it is, so the rate falls.
     */
    private static <T extends Tensor<T>> void parabola(LayerFactory<T> factory, OptimizerSpec spec) {
        Parameter<T> x = Parameter.of("x", factory.tensor(Shape.of(2)), true);
        x.value().copyFrom(new double[] {1.05, -2.05});
        Optimizer<T> optimizer = factory.optimizer(spec);
        for (int i = 0; i < 3000; i++) {
            x.gradient().set(0, 2 * (x.value().get(0) - 1));
            x.gradient().set(1, 20 * (x.value().get(1) + 2));
            optimizer.step(List.of(x), spec.kind().trialRate() * Math.pow(0.995, i));
        }
        assertArrayEquals(new double[] {1, -2}, x.value().toDoubles(), 1e-4, spec.toString());
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void eachParameterHasItsOwnState(Kind kind) {
        both(new OptimizerSpec(kind, 0.9), OptimizerTest::twoParameters);
    }

    private static <T extends Tensor<T>> void twoParameters(LayerFactory<T> factory, OptimizerSpec spec) {
        Parameter<T> moving = Parameter.of("a", factory.tensor(Shape.of(2)), true);
        Parameter<T> still = Parameter.of("b", factory.tensor(Shape.of(3)), true);
        moving.gradient().copyFrom(new double[] {1, 1});
        Optimizer<T> optimizer = factory.optimizer(spec);
        for (int i = 0; i < 3; i++) {
            optimizer.step(List.of(moving, still), 0.1);
        }
        assertTrue(moving.value().get(0) < -0.1);
        assertArrayEquals(new double[3], still.value().toDoubles());
    }

    private interface Check {
        <T extends Tensor<T>> void run(LayerFactory<T> factory, OptimizerSpec spec);
    }

    private static void both(OptimizerSpec spec, Check check) {
        check.run(new LoopLayers(), spec);
        try (Kernels kernels = Kernels.withThreads(2)) {
            check.run(new FastLayers(kernels), spec);
        }
    }

    @Test
    void defaultsAreTheDocumentedOnes() {
        assertEquals(new OptimizerSpec(Kind.SGD, 0.9), OptimizerSpec.SGD);
        assertEquals("nesterov", Kind.NESTEROV.token());
        assertEquals(new OptimizerSpec(Kind.ADAGRAD, 0.9, 0.95, 0.9, 0.999, 1e-6, 0), OptimizerSpec.of(Kind.ADAGRAD));
        assertEquals(new OptimizerSpec(Kind.RMSPROP, 0.9, 0.95, 0.9, 0.999, 1e-8, 0), OptimizerSpec.of(Kind.RMSPROP));
        assertEquals(new OptimizerSpec(Kind.ADAM, 0.9, 0.95, 0.9, 0.999, 1e-8, 0), OptimizerSpec.of(Kind.ADAM));
        assertEquals(new OptimizerSpec(Kind.ADAMW, 0.9, 0.95, 0.9, 0.999, 1e-8, 0.01), OptimizerSpec.of(Kind.ADAMW));
    }

    @ParameterizedTest
    @CsvSource({
        "-0.1, 0.9, 0.9, 0.9, 1, 0, 'momentum must be in [0, 1): -0.1'",
        "1, 0.9, 0.9, 0.9, 1, 0, 'momentum must be in [0, 1): 1.0'",
        "NaN, 0.9, 0.9, 0.9, 1, 0, 'momentum must be in [0, 1): NaN'",
        "0, 0, 0.9, 0.9, 1, 0, 'decay must be in (0, 1): 0.0'",
        "0, 1, 0.9, 0.9, 1, 0, 'decay must be in (0, 1): 1.0'",
        "0, 0.9, 1, 0.9, 1, 0, 'beta1 must be in [0, 1): 1.0'",
        "0, 0.9, 0.9, -1, 1, 0, 'beta2 must be in [0, 1): -1.0'",
        "0, 0.9, 0.9, 0.9, 0, 0, 'epsilon must be a finite number > 0: 0.0'",
        "0, 0.9, 0.9, 0.9, Infinity, 0, 'epsilon must be a finite number > 0: Infinity'",
        "0, 0.9, 0.9, 0.9, 1, -1, 'weight decay must be a finite number >= 0: -1.0'",
        "0, 0.9, 0.9, 0.9, 1, NaN, 'weight decay must be a finite number >= 0: NaN'",
        "0, 0.9, 0.9, 0.9, 1, 0.5, 'weight decay belongs to adamw; use the L2 penalty with adam: 0.5'",
    })
    void refusesConstantsOutsideTheirRange(
            double momentum,
            double decay,
            double beta1,
            double beta2,
            double epsilon,
            double weightDecay,
            String message) {
        assertEquals(
                message,
                assertThrows(
                                IllegalArgumentException.class,
                                () -> new OptimizerSpec(Kind.ADAM, momentum, decay, beta1, beta2, epsilon, weightDecay))
                        .getMessage());
    }
}
