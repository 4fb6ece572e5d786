package backproplab.manual.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.manual.TestData;
import backproplab.manual.Tolerances;
import backproplab.manual.check.GradientCheck;
import backproplab.manual.check.GradientResult;
import backproplab.manual.kernel.Kernels;
import backproplab.manual.layer.Layer;
import backproplab.manual.layer.Pass;
import backproplab.manual.model.LayerCases.Case;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.manual.tensor.Tensor;
import backproplab.network.layer.LayerSpec;
import backproplab.network.shape.Shape;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every layer promises, checked for every layer of both engines. */
class LayerContractTest {
    private static final Pass TRAINING = Pass.training(2);

    static List<Case> cases() {
        return LayerCases.all();
    }

    @Test
    void everyKindOfLayerHasACase() {
        Set<Class<?>> missing = new HashSet<>(List.of(LayerSpec.class.getPermittedSubclasses()));
        cases().forEach(test -> missing.remove(test.specified().get(0).spec().getClass()));
        assertEquals(Set.of(), missing);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void textbookGradientsEqualNumericOnes(Case test) {
        Layer<DoubleTensor> layer = test.layer(new LoopLayers());
        DoubleTensor x = TestData.doubles(test.inputValues(1), test.input().toArray());
        int outputs = layer.outputShape(test.input()).size();
        List<GradientResult> results = new GradientCheck().layer(layer, x, TestData.values(outputs, 2), TRAINING);
        assertEquals(1 + layer.parameters().size(), results.size());
        for (GradientResult result : results) {
            assertTrue(result.error() <= Tolerances.GRADIENT, test + " " + result);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theFastLayerEqualsTheTextbookOne(Case test) {
        for (int threads : new int[] {1, 3}) {
            try (Kernels kernels = Kernels.withThreads(threads)) {
                double[][] expected = run(test, new LoopLayers());
                double[][] actual = run(test, new FastLayers(kernels));
                assertEquals(expected.length, actual.length);
                for (int i = 0; i < expected.length; i++) {
                    double error = TestData.error(expected[i], actual[i]);
                    assertTrue(error <= Tolerances.FLOAT_LAYER, test + " tensor " + i + ": " + error);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void bothEnginesKeepTheLifeCycle(Case test) {
        try (Kernels kernels = Kernels.withThreads(1)) {
            lifeCycle(test, new LoopLayers());
            lifeCycle(test, new FastLayers(kernels));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aSmallerBatchAndBackChangeNothing(Case test) {
        try (Kernels kernels = Kernels.withThreads(2)) {
            smallerBatch(test, new FastLayers(kernels));
            smallerBatch(test, new LoopLayers());
        }
    }

    /** Output, input gradient and parameter gradients of one forward and backward pass. */
    private static <T extends Tensor<T>> double[][] run(Case test, LayerFactory<T> factory) {
        Layer<T> layer = test.layer(factory);
        T x = factory.tensor(test.input());
        x.copyFrom(test.inputValues(1));
        T y = layer.forward(x, TRAINING);
        double[][] tensors = new double[2 + layer.parameters().size()][];
        tensors[0] = y.toDoubles();
        T dy = factory.tensor(y.shape());
        dy.copyFrom(TestData.values(y.size(), 2));
        tensors[1] = layer.backward(dy).toDoubles();
        for (int p = 0; p < layer.parameters().size(); p++) {
            tensors[2 + p] = layer.parameters().get(p).gradient().toDoubles();
        }
        return tensors;
    }

    private static <T extends Tensor<T>> void lifeCycle(Case test, LayerFactory<T> factory) {
        Layer<T> layer = test.layer(factory);
        Shape output = layer.outputShape(test.input());
        T dy = factory.tensor(output);
        dy.copyFrom(TestData.values(dy.size(), 2));
        assertTrue(assertThrows(IllegalStateException.class, () -> layer.backward(dy))
                .getMessage()
                .endsWith("backward before forward"));
        T x = factory.tensor(test.input());
        x.copyFrom(test.inputValues(1));
        T y = layer.forward(x, TRAINING);
        assertEquals(output, y.shape());
        assertArrayEquals(test.inputValues(1), x.toDoubles(), "forward leaves its input alone");
        assertSame(y, layer.forward(x, TRAINING), "the output buffer is reused");
        double[] once = layer.backward(dy).toDoubles();
        List<double[]> gradients =
                layer.parameters().stream().map(p -> p.gradient().toDoubles()).toList();
        assertArrayEquals(once, layer.backward(dy).toDoubles(), "the input gradient is not accumulated");
        for (int p = 0; p < gradients.size(); p++) {
            double[] twice = layer.parameters().get(p).gradient().toDoubles();
            double[] expected =
                    java.util.Arrays.stream(gradients.get(p)).map(g -> 2 * g).toArray();
            assertTrue(
                    TestData.error(expected, twice) <= Tolerances.FLOAT_LAYER, "parameter gradients are accumulated");
        }
        layer.skipInputGradient();
        layer.forward(x, TRAINING);
        assertNull(layer.backward(dy), "no input gradient once nobody reads it");
    }

    private static <T extends Tensor<T>> void smallerBatch(Case test, LayerFactory<T> factory) {
        double[][] expected = run(test, factory);
        Layer<T> layer = test.layer(factory);
        T x = factory.tensor(test.input());
        x.copyFrom(test.inputValues(1));
        layer.forward(x, TRAINING);
        int[] dims = test.input().toArray();
        if (dims[0] > 1) {
            dims[0]--;
            T smaller = factory.tensor(Shape.of(dims));
            smaller.copyFrom(TestData.values(smaller.size(), 77));
            T dy = factory.tensor(layer.forward(smaller, TRAINING).shape());
            dy.copyFrom(TestData.values(dy.size(), 78));
            layer.backward(dy);
            layer.parameters().forEach(p -> p.gradient().zero());
        }
        T y = layer.forward(x, TRAINING);
        assertArrayEquals(expected[0], y.toDoubles());
        T dy = factory.tensor(y.shape());
        dy.copyFrom(TestData.values(y.size(), 2));
        assertArrayEquals(expected[1], layer.backward(dy).toDoubles());
    }
}
