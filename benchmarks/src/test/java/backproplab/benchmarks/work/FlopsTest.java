package backproplab.benchmarks.work;

import static org.junit.jupiter.api.Assertions.assertEquals;

import backproplab.network.layer.LayerSpec;
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
        assertEquals(2.0 * 7 * 20 * 30, Flops.forward(new LayerSpec.Linear(20, 30), Shape.of(7, 20)));
        // 4 x 4 output pixels of 5 filters, each a sum over 3 x 3 x 3.
        assertEquals(
                2.0 * 2 * 16 * 5 * 27,
                Flops.forward(new LayerSpec.Conv2d(3, 5, new Window(3, 2, 1), true), Shape.of(2, 3, 8, 8)));
        assertEquals(0, Flops.forward(new LayerSpec.Flatten(), Shape.of(2, 3, 8, 8)));
    }

    @Test
    void stepLeavesOutTheFirstInputGradient() {
        double conv = 2.0 * 10 * 28 * 28 * 8 * 9;
        double fc1 = 2.0 * 10 * 6272 * 128;
        double fc2 = 2.0 * 10 * 128 * 10;
        assertEquals(2 * conv + 3 * fc1 + 3 * fc2, Flops.step(Workload.CNN_B10));
    }
}
