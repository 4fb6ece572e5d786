package backproplab.manual.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.manual.tensor.FloatTensor;
import backproplab.network.init.InitialWeights;
import backproplab.network.init.Initializer;
import backproplab.network.init.Weights;
import backproplab.network.layer.ActivationFunction;
import backproplab.network.layer.NetworkBuilder;
import backproplab.network.layer.NetworkSpec;
import backproplab.network.shape.Shape;
import backproplab.network.shape.Window;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayerTimesTest {
    private static final NetworkSpec NET = NetworkBuilder.build("net", Shape.of(1, 2, 8, 8), 3, 7, net -> {
        net.dropout("dropout", 0.1);
        net.conv2d("conv", 4, new Window(3, 1, 1), false);
        net.batchNorm("bn");
        net.activation("relu", ActivationFunction.RELU);
        net.residual("block", main -> main.conv2d("conv", 4, new Window(3, 1, 1), false), shortcut -> {});
        net.flatten("flatten");
        net.linear("fc", 3);
    });

    @Test
    void layersInsideBlocksAreTimedAndThoseInOnePassByTheLast() {
        Weights weights = InitialWeights.draw(NET.tensors(), Initializer.KAIMING_NORMAL, 1, 3);
        LayerTimes times = LayerTimes.measure(NET, weights, new float[5 * 2 * 64], 5, 2, 0);
        for (String layer : List.of("dropout", "conv", "relu", "block.conv", "block", "fc")) {
            assertTrue(times.forwardMs(layer) > 0, layer);
        }
        for (String layer : List.of("conv", "relu", "block.conv", "block", "fc")) {
            assertTrue(times.backwardMs(layer) > 0, layer);
        }
        assertEquals(0, times.forwardMs("bn"), "computed with its ReLU");
        assertEquals(0, times.backwardMs("dropout"), "nobody needs a gradient there");
        assertEquals(0, times.backwardMs("no such layer"));
    }

    @Test
    void aLayersTimeIsWhatWentBySinceTheLayerBefore() {
        long[] now = {5_000_000};
        LayerTimes times = new LayerTimes(() -> now[0]);
        FloatTensor any = FloatTensor.zeros(1);
        for (int pass = 1; pass <= 3; pass++) {
            times.start();
            now[0] += 3_000_000;
            times.forward("conv", any);
            now[0] += 7_000_000L * pass;
            times.forward("fc", any);
            now[0] += 1_500_000;
            times.start();
            now[0] += 500_000;
            times.backward("fc");
        }
        assertEquals(3, times.forwardMs("conv"));
        assertEquals(14, times.forwardMs("fc"), "the median");
        assertEquals(0.5, times.backwardMs("fc"));
    }
}
