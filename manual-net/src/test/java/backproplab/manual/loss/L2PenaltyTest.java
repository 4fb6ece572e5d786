package backproplab.manual.loss;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import backproplab.manual.kernel.Kernels;
import backproplab.manual.layer.Parameter;
import backproplab.manual.loops.L2PenaltyLoops;
import backproplab.manual.model.FastLayers;
import backproplab.manual.model.LayerFactory;
import backproplab.manual.model.LoopLayers;
import backproplab.manual.tensor.Tensor;
import backproplab.network.shape.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

class L2PenaltyTest {
    @Test
    void weightsDecayAndBiasesDoNot() {
        byHand(new LoopLayers());
        try (Kernels kernels = Kernels.withThreads(1)) {
            byHand(new FastLayers(kernels));
        }
    }

    private static <T extends Tensor<T>> void byHand(LayerFactory<T> factory) {
        T w = factory.tensor(Shape.of(2));
        T b = factory.tensor(Shape.of(1));
        w.copyFrom(new double[] {3, -4});
        b.copyFrom(new double[] {100});
        List<Parameter<T>> parameters = List.of(Parameter.of("weight", w, true), Parameter.of("bias", b, false));
        parameters.get(0).gradient().copyFrom(new double[] {1, 1});
        assertEquals(0.5 * 25, factory.l2Penalty(0.5).apply(parameters), 1e-6);
        assertArrayEquals(new double[] {4, -3}, parameters.get(0).gradient().toDoubles(), 1e-6);
        assertEquals(0, parameters.get(1).gradient().get(0));
        assertEquals(0, factory.l2Penalty(0).apply(parameters));
    }

    @Test
    void refusesANegativeCoefficient() {
        for (double reg : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertEquals(
                    "reg must be a finite number >= 0: " + reg,
                    assertThrows(IllegalArgumentException.class, () -> new L2PenaltyLoops(reg))
                            .getMessage());
        }
    }
}
