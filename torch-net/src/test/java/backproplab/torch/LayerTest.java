package backproplab.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import backproplab.network.engine.Engine;
import backproplab.network.engine.NetworkSettings;
import backproplab.network.init.Weights;
import backproplab.network.layer.ActivationFunction;
import backproplab.network.layer.LayerSpec;
import backproplab.network.layer.NetworkBuilder;
import backproplab.network.rule.TrainingRule;
import backproplab.network.shape.Window;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every kind of layer between two others, against the textbook's loops in double. */
class LayerTest {
    private static final int BATCH = 6;
    private static final double RATE = 0.02;
    private static final Window SAME = new Window(3, 1, 1);
    private static final Window OVERLAPPING = new Window(3, 2, 1);

    private static Map<String, Consumer<NetworkBuilder>> networks() {
        Map<String, Consumer<NetworkBuilder>> networks = new LinkedHashMap<>();
        networks.put("linear", onRows(net -> net.linear("tested", 9)));
        networks.put("conv", onImages(net -> net.conv2d("tested", 5, SAME, true)));
        networks.put("conv without bias", onImages(net -> net.conv2d("tested", 5, SAME, false)));
        networks.put("conv 5x5, stride 3", onImages(net -> net.conv2d("tested", 5, new Window(5, 3, 2), true)));
        networks.put("conv 1x1, stride 2", onImages(net -> net.conv2d("tested", 5, new Window(1, 2, 0), true)));
        networks.put("batch norm of rows", onRows(net -> net.batchNorm("tested")));
        networks.put("batch norm of images", onImages(net -> net.batchNorm("tested")));
        for (ActivationFunction function : ActivationFunction.values()) {
            networks.put(function.token(), onRows(net -> net.activation("tested", function)));
        }
        networks.put("max pooling", onImages(net -> net.maxPool2d("tested", new Window(2, 2, 0))));
        networks.put("max pooling, overlapping", onImages(net -> net.maxPool2d("tested", OVERLAPPING)));
        networks.put("average pooling", onImages(net -> net.avgPool2d("tested", new Window(2, 2, 0))));
        networks.put("average pooling, overlapping", onImages(net -> net.avgPool2d("tested", OVERLAPPING)));
        networks.put("global average pooling", net -> {
            net.conv2d("before", 4, SAME, true);
            net.globalAvgPool("tested");
            net.linear("out", Twins.CLASSES);
        });
        networks.put("residual, identity", onImages(net -> residual(net, 4, 1)));
        networks.put("residual, projection", onImages(net -> residual(net, 6, 2)));
        networks.put("dropout", onRows(net -> net.dropout("tested", 0.3)));
        networks.put("dropout of images", onImages(net -> net.dropout("tested", 0.3)));
        return networks;
    }

    private static void residual(NetworkBuilder net, int channels, int stride) {
        net.residual(
                "tested",
                main -> {
                    main.conv2d("conv1", channels, new Window(3, stride, 1), false);
                    main.batchNorm("bn1");
                    main.activation("relu", ActivationFunction.RELU);
                    main.conv2d("conv2", channels, SAME, false);
                    main.batchNorm("bn2");
                },
                shortcut -> {
                    if (stride > 1) {
                        shortcut.conv2d("downsample.0", channels, new Window(1, stride, 0), false);
                        shortcut.batchNorm("downsample.1");
                    }
                });
    }

    private static Consumer<NetworkBuilder> onRows(Consumer<NetworkBuilder> tested) {
        return net -> {
            net.flatten("flatten");
            net.linear("before", 12);
            tested.accept(net);
            net.linear("out", Twins.CLASSES);
        };
    }

    private static Consumer<NetworkBuilder> onImages(Consumer<NetworkBuilder> tested) {
        return net -> {
            net.conv2d("before", 4, SAME, true);
            tested.accept(net);
            net.flatten("flatten");
            net.linear("out", Twins.CLASSES);
        };
    }

    @Test
    void everyKindOfLayerIsHere() {
        Set<Class<?>> tested = networks().values().stream()
                .flatMap(layers -> Twins.settings(layers, TrainingRule.SGD).network().allLayers().stream())
                .map(layer -> layer.spec().getClass())
                .collect(Collectors.toSet());
        assertEquals(Set.copyOf(Arrays.asList(LayerSpec.class.getPermittedSubclasses())), tested);
    }

    @TestFactory
    Stream<DynamicTest> computesWhatTheTextbookDoes() {
        return networks().entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    try (Twins twins = new Twins(entry.getValue(), TrainingRule.SGD, BATCH)) {
                        twins.assertSameGradients(1e-11);
                        twins.assertSameTraining(100, RATE, 1e-9);
                    }
                }));
    }

    /** Memory in another order, numbers in float: what oneDNN computes then. */
    @TestFactory
    Stream<DynamicTest> computesTheSameWithChannelsLast() {
        return networks().entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    NetworkSettings settings = Twins.settings(entry.getValue(), TrainingRule.SGD);
                    try (Twins twins = new Twins(settings, BATCH, Precision.FLOAT, ImageLayout.CHANNELS_LAST)) {
                        twins.assertSameGradients(1e-5);
                        twins.assertSameTraining(5, RATE, 1e-5);
                    }
                }));
    }

    /** PyTorch itself refuses one value per channel. */
    @Test
    void batchNormOfOneRowIsItsShift() {
        try (Twins twins = new Twins(onRows(net -> net.batchNorm("tested")), TrainingRule.SGD, 1)) {
            twins.assertSameGradients(1e-11);
            twins.assertSameTraining(10, RATE, 1e-11);
        }
    }

    @Test
    void theFirstLayerThatIsNotFiniteIsNamed() {
        try (Twins twins = new Twins(onImages(net -> residual(net, 6, 2)), TrainingRule.SGD, BATCH)) {
            Engine engine = twins.torch;
            twins.accept(0);
            assertEquals(Optional.empty(), engine.firstNonFinite());
            Weights weights = engine.weights();
            weights.tensors().get("tested.conv2.weight")[0] = Double.NaN;
            engine.load(weights);
            assertEquals(Optional.of("tested"), engine.firstNonFinite());
        }
    }
}
