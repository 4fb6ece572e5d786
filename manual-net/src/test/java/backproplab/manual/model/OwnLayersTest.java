package backproplab.manual.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import backproplab.manual.kernel.Kernels;
import backproplab.manual.kernel.ScalarKernels;
import backproplab.manual.layer.Layer;
import backproplab.manual.layer.Pass;
import backproplab.manual.loops.ActivationLoops;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.layer.ActivationFunction;
import backproplab.network.layer.LayerSpec;
import org.junit.jupiter.api.Test;

/** Layers of a class that extends an engine's. */
class OwnLayersTest {
    private static final class Own extends LoopLayers {
        @Override
        public Layer<DoubleTensor> activation(LayerSpec.Activation spec) {
            return new ActivationLoops(new LayerSpec.Activation(ActivationFunction.TANH));
        }
    }

    private static final class OwnFast extends FastLayers {
        OwnFast(Kernels kernels) {
            super(kernels);
        }
    }

    @Test
    void theBackendNamesTheClass() {
        assertEquals("loops", new LoopLayers().backend());
        assertEquals("loops+Own", new Own().backend());
        Kernels kernels = new Kernels(new ScalarKernels(), 1);
        assertEquals("manual-scalar", new FastLayers(kernels).backend());
        assertEquals("manual-scalar+OwnFast", new OwnFast(kernels).backend());
    }

    @Test
    void anOverriddenLayerIsUsed() {
        DoubleTensor x = DoubleTensor.zeros(1, 1);
        x.set(0, -2);
        assertEquals(
                Math.tanh(-2),
                new Own()
                        .activation(new LayerSpec.Activation(ActivationFunction.RELU))
                        .forward(x, Pass.EVALUATION)
                        .get(0));
    }
}
