package backproplab.benchmarks.work;

import static org.junit.jupiter.api.Assertions.assertEquals;

import backproplab.manual.kernel.Kernels;
import backproplab.manual.kernel.ScalarKernels;
import backproplab.manual.model.FastLayers;
import backproplab.network.shape.Shape;
import backproplab.network.shape.Window;
import org.junit.jupiter.api.Test;

class FlopsTest {

    @Test
    void productTakesTwoPerTerm() {
        assertEquals(2.0 * 3 * 4 * 5, Flops.product(3, 4, 5));
    }

    @Test
    void layersByHand() {
        try (Kernels kernels = new Kernels(new ScalarKernels(), 1)) {
            FastLayers factory = new FastLayers(kernels);
            assertEquals(2.0 * 7 * 20 * 30, Flops.forward(factory.linear(20, 30), Shape.of(7, 20)));
            // 4 x 4 output pixels of 5 filters, each a sum over 3 x 3 x 3.
            assertEquals(
                    2.0 * 2 * 16 * 5 * 27,
                    Flops.forward(factory.conv2d(3, 5, new Window(3, 2, 1)), Shape.of(2, 3, 8, 8)));
            assertEquals(0, Flops.forward(factory.flatten(), Shape.of(2, 3, 8, 8)));
        }
    }

    @Test
    void stepLeavesOutTheFirstInputGradient() {
        double conv = 2.0 * 10 * 28 * 28 * 8 * 9;
        double fc1 = 2.0 * 10 * 6272 * 128;
        double fc2 = 2.0 * 10 * 128 * 10;
        assertEquals(2 * conv + 3 * fc1 + 3 * fc2, Flops.step(Workload.CNN_B10));
    }
}
