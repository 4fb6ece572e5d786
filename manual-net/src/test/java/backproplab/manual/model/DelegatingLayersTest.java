package backproplab.manual.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.manual.layer.Layer;
import backproplab.manual.layer.Pass;
import backproplab.manual.loops.ActivationLoops;
import backproplab.manual.optim.Optimizer;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.layer.ActivationFunction;
import backproplab.network.rule.GradientClip;
import backproplab.network.rule.OptimizerSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DelegatingLayersTest {
    private static final LoopLayers LOOPS = new LoopLayers();

    static Iterable<LayerCases.Case> cases() {
        return LayerCases.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyLayerIsTheOneBehind(LayerCases.Case test) {
        assertArrayEquals(output(test, LOOPS), output(test, new DelegatingLayers<>(LOOPS)));
    }

    private static double[] output(LayerCases.Case test, LayerFactory<DoubleTensor> factory) {
        DoubleTensor x = factory.tensor(test.input());
        x.copyFrom(test.inputValues(3));
        return test.layer(factory).forward(x, Pass.training(0)).toDoubles();
    }

    @Test
    void lossPenaltyAndRuleAreThoseBehind() {
        DelegatingLayers<DoubleTensor> layers = new DelegatingLayers<>(LOOPS);
        assertEquals("loops+DelegatingLayers", layers.backend());
        assertEquals(
                LOOPS.softmaxCrossEntropy(0.1).getClass(),
                layers.softmaxCrossEntropy(0.1).getClass());
        assertTrue(layers.l2Penalty(0.5).active());
        Optimizer<DoubleTensor> rule = layers.optimizer(OptimizerSpec.SGD);
        assertSame(rule, layers.clipped(rule, GradientClip.OFF));
        assertEquals(LOOPS.clipped(rule, 1).getClass(), layers.clipped(rule, 1).getClass());
    }

    @Test
    void anOverriddenLayerIsUsed() {
        DelegatingLayers<DoubleTensor> layers = new DelegatingLayers<>(LOOPS) {
            @Override
            public Layer<DoubleTensor> activation(ActivationFunction function) {
                return new ActivationLoops(ActivationFunction.TANH);
            }
        };
        DoubleTensor x = DoubleTensor.zeros(1, 1);
        x.set(0, -2);
        assertEquals(
                Math.tanh(-2),
                layers.activation(ActivationFunction.RELU)
                        .forward(x, Pass.EVALUATION)
                        .get(0));
    }
}
