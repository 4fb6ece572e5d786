package backproplab.network.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ActivationFunctionTest {
    @ParameterizedTest
    @EnumSource(ActivationFunction.class)
    void theDerivativeIsTheSlope(ActivationFunction function) {
        double h = 1e-5;
        for (double x = -4.03; x < 4; x += 0.1) {
            double slope = (function.value(x + h) - function.value(x - h)) / (2 * h);
            assertEquals(slope, function.derivative(x, function.value(x)), 1e-9, function + " at " + x);
        }
    }

    @Test
    void valuesByHand() {
        assertEquals(0, ActivationFunction.RELU.value(-2));
        assertEquals(2, ActivationFunction.RELU.value(2));
        assertEquals(0, ActivationFunction.RELU.derivative(0, 0));
        assertEquals(-0.02, ActivationFunction.LEAKY_RELU.value(-2), 1e-15);
        assertEquals(0.01, ActivationFunction.LEAKY_RELU.derivative(0, 0));
        assertEquals(0.5, ActivationFunction.SIGMOID.value(0));
        assertEquals(0.25, ActivationFunction.SIGMOID.derivative(0, 0.5));
        assertEquals(0.75, ActivationFunction.SIGMOID.value(Math.log(3)), 1e-15);
        assertEquals(0.8, ActivationFunction.TANH.value(Math.log(3)), 1e-15);
        assertEquals("leaky-relu", ActivationFunction.LEAKY_RELU.token());
    }

    @ParameterizedTest
    @EnumSource(ActivationFunction.class)
    void nanStaysNaN(ActivationFunction function) {
        assertTrue(Double.isNaN(function.value(Double.NaN)));
    }

    @ParameterizedTest
    @EnumSource(ActivationFunction.class)
    void hugeInputsDoNotOverflow(ActivationFunction function) {
        assertTrue(Double.isFinite(function.value(-1e4)));
        assertTrue(Double.isFinite(function.value(1e4)));
    }
}
