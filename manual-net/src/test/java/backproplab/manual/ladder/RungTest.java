package backproplab.manual.ladder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.manual.TestData;
import backproplab.manual.Tolerances;
import backproplab.manual.kernel.KernelProvider;
import backproplab.manual.kernel.Kernels;
import backproplab.manual.kernel.ScalarKernels;
import backproplab.manual.layer.InPlaceDescent;
import backproplab.manual.layer.Layer;
import backproplab.manual.layer.Pass;
import backproplab.manual.model.FastLayers;
import backproplab.manual.model.LayerCases;
import backproplab.manual.model.LayerCases.Case;
import backproplab.manual.model.LayerFactory;
import backproplab.manual.model.LoopLayers;
import backproplab.manual.tensor.FloatTensor;
import backproplab.network.layer.ActivationFunction;
import backproplab.network.layer.LayerSpec;
import backproplab.network.shape.Window;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rung computes what the textbook computes, layer by layer and over training steps. */
class RungTest {
    private static final int STEPS = 12;

    static Stream<Case> cases() {
        return LayerCases.all().stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void layersEqualTheTextbook(Case test) {
        double[][] expected = Rungs.passes(test, new LoopLayers());
        Rungs.all().forEach((name, rung) -> {
            double error = Rungs.error(expected, Rungs.passes(test, rung));
            assertTrue(error <= Tolerances.FLOAT_LAYER, name + " " + test + ": " + error);
        });
    }

    @ParameterizedTest
    @MethodSource("cases")
    void layersKeepTheLifeCycle(Case test) {
        Rungs.all().forEach((name, rung) -> {
            Layer<FloatTensor> layer = test.layer(rung);
            FloatTensor dy = rung.tensor(layer.outputShape(test.input()));
            dy.copyFrom(TestData.values(dy.size(), 2));
            assertTrue(assertThrows(IllegalStateException.class, () -> layer.backward(dy))
                    .getMessage()
                    .endsWith("backward before forward"));
            double[][] once = Rungs.passes(test, rung, layer);
            double[] again = layer.backward(dy).toDoubles();
            assertArrayEquals(once[1], again, name + ": the input gradient is not accumulated");
            for (int p = 0; p < layer.parameters().size(); p++) {
                double[] twice = layer.parameters().get(p).gradient().toDoubles();
                double[] halved = Stream.of(twice)
                        .flatMapToDouble(java.util.Arrays::stream)
                        .map(g -> g / 2)
                        .toArray();
                assertTrue(
                        TestData.error(once[2 + p], halved) <= Tolerances.FLOAT_LAYER,
                        name + ": parameter gradients are accumulated");
            }
            layer.skipInputGradient();
            FloatTensor x = rung.tensor(test.input());
            x.copyFrom(test.inputValues(1));
            layer.forward(x, Pass.training(2));
            assertNull(layer.backward(dy), name + ": no input gradient once nobody reads it");
            boolean ofTheRung = layer.getClass().getPackage().equals(RungTest.class.getPackage());
            assertTrue(
                    !ofTheRung || layer.join(new InPlaceDescent()).isEmpty(),
                    name + ": updates are a pass of their own");
        });
    }

    @ParameterizedTest
    @EnumSource(Rungs.Model.class)
    void eachRungTrainsAsTheOneBefore(Rungs.Model model) {
        double[][] before = model.train(new LoopLayers(), STEPS);
        assertTrue(before[0][STEPS - 1] < before[0][0], "it learns");
        for (var rung : Rungs.all().entrySet()) {
            double[][] now = model.train(rung.getValue(), STEPS);
            double error = Rungs.error(before, now);
            assertTrue(error <= Tolerances.FLOAT_TRAINING, model + " on " + rung.getKey() + ": " + error);
            before = now;
        }
        try (Kernels one = Kernels.withThreads(1);
                Kernels more = Kernels.withThreads(3)) {
            double[][] fused = model.train(new FastLayers(one), STEPS);
            assertTrue(Rungs.error(before, fused) <= Tolerances.FLOAT_TRAINING, "reused-fused");
            assertEquals(0, Rungs.error(fused, model.train(new FastLayers(more), STEPS)), "threads change no bit");
        }
    }

    @Test
    void rungsAreNamedAfterWhatComputes() {
        List<String> names =
                Rungs.all().values().stream().map(LayerFactory::backend).toList();
        assertEquals(
                List.of(
                        "loops-float",
                        "loops-reordered",
                        "im2col-scalar",
                        "im2col-" + KernelProvider.lookup().name()),
                names);
    }

    @Test
    void theMatrixRungAllocatesEveryResult() {
        MatrixLayers rung = new MatrixLayers(new Kernels(new ScalarKernels(), 1));
        FloatTensor x = TestData.floats(TestData.values(2 * 36, 3), 2, 1, 6, 6);
        for (Layer<FloatTensor> layer : List.of(
                rung.conv2d(new LayerSpec.Conv2d(1, 2, new Window(3, 1, 1), true)),
                rung.activation(new LayerSpec.Activation(ActivationFunction.RELU)))) {
            FloatTensor y = layer.forward(x, Pass.EVALUATION);
            FloatTensor dx = layer.backward(y);
            assertNotSame(y, layer.forward(x, Pass.EVALUATION));
            assertNotSame(dx, layer.backward(y));
        }
    }

    @Test
    void aStrideKeepsPixelsApartSoTheReorderedRungDeclines() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Conv2dReordered(new LayerSpec.Conv2d(1, 1, new Window(3, 2, 1), true)));
        Layer<FloatTensor> strided =
                new ReorderedLayers().conv2d(new LayerSpec.Conv2d(1, 1, new Window(3, 2, 1), true));
        assertNotEquals(Conv2dReordered.class, strided.getClass());
        assertEquals(
                Conv2dReordered.class,
                new ReorderedLayers()
                        .conv2d(new LayerSpec.Conv2d(1, 1, new Window(3, 1, 1), true))
                        .getClass());
    }
}
