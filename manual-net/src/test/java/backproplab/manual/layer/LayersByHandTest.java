package backproplab.manual.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import backproplab.manual.TestData;
import backproplab.manual.Tolerances;
import backproplab.manual.kernel.Kernels;
import backproplab.manual.model.FastLayers;
import backproplab.manual.model.LayerFactory;
import backproplab.manual.model.LoopLayers;
import backproplab.manual.tensor.Tensor;
import backproplab.network.layer.DropoutMask;
import backproplab.network.layer.LayerSpec;
import backproplab.network.shape.Shape;
import backproplab.network.shape.Window;
import org.junit.jupiter.api.Test;

/** Small cases that a person can check with a pencil, for both engines. */
class LayersByHandTest {
    private interface Check {
        <T extends Tensor<T>> void run(LayerFactory<T> factory);
    }

    private static void both(Check check) {
        check.run(new LoopLayers());
        try (Kernels kernels = Kernels.withThreads(1)) {
            check.run(new FastLayers(kernels));
        }
    }

    private static <T extends Tensor<T>> T tensor(LayerFactory<T> factory, double[] values, int... dims) {
        T tensor = factory.tensor(Shape.of(dims));
        tensor.copyFrom(values);
        return tensor;
    }

    private static void near(double[] expected, Tensor<?> actual) {
        assertArrayEquals(expected, actual.toDoubles(), Tolerances.BY_HAND_FLOAT);
    }

    @Test
    void convolution() {
        both(LayersByHandTest::convolutionCase);
    }

    /** A 3x3 image, a 2x2 filter [[1, 2], [3, 4]] and bias 10. */
    private static <T extends Tensor<T>> void convolutionCase(LayerFactory<T> factory) {
        Layer<T> conv = factory.conv2d(new LayerSpec.Conv2d(1, 1, new Window(2, 1, 0), true));
        conv.parameters().get(0).value().copyFrom(new double[] {1, 2, 3, 4});
        conv.parameters().get(1).value().copyFrom(new double[] {10});
        T y = conv.forward(tensor(factory, new double[] {1, 0, 2, 0, 3, 0, 4, 0, 5}, 1, 1, 3, 3), Pass.EVALUATION);
        // top left: 1*1 + 0*2 + 0*3 + 3*4 = 13; top right: 0 + 2*2 + 3*3 + 0 = 13;
        // bottom left: 0 + 3*2 + 4*3 + 0 = 18; bottom right: 3*1 + 0 + 0 + 5*4 = 23
        near(new double[] {23, 23, 28, 33}, y);
        T dx = conv.backward(tensor(factory, new double[] {1, 0, 0, 1}, 1, 1, 2, 2));
        near(new double[] {1, 2, 0, 3, 5, 2, 0, 3, 4}, dx);
        near(new double[] {1 + 3, 0, 0, 3 + 5}, conv.parameters().get(0).gradient());
        near(new double[] {2}, conv.parameters().get(1).gradient());
    }

    @Test
    void maxPoolingGivesTiesToTheFirst() {
        both(LayersByHandTest::maxPoolCase);
    }

    private static <T extends Tensor<T>> void maxPoolCase(LayerFactory<T> factory) {
        Layer<T> pool = factory.maxPool2d(new LayerSpec.MaxPool2d(new Window(2, 2, 0)));
        T y = pool.forward(tensor(factory, new double[] {1, 5, -1, -2, 5, 0, -3, -1}, 1, 1, 2, 4), Pass.EVALUATION);
        near(new double[] {5, -1}, y);
        near(new double[] {0, 7, 8, 0, 0, 0, 0, 0}, pool.backward(tensor(factory, new double[] {7, 8}, 1, 1, 1, 2)));
    }

    @Test
    void paddingNeverWinsAMaxPool() {
        both(LayersByHandTest::maxPoolPadded);
    }

    private static <T extends Tensor<T>> void maxPoolPadded(LayerFactory<T> factory) {
        Layer<T> pool = factory.maxPool2d(new LayerSpec.MaxPool2d(new Window(3, 2, 1)));
        T y = pool.forward(tensor(factory, new double[] {-4, -3, -2, -1}, 1, 1, 2, 2), Pass.EVALUATION);
        near(new double[] {-1}, y);
    }

    @Test
    void averagePoolingCountsPaddingAsZeros() {
        both(LayersByHandTest::avgPoolCase);
    }

    private static <T extends Tensor<T>> void avgPoolCase(LayerFactory<T> factory) {
        Layer<T> pool = factory.avgPool2d(new LayerSpec.AvgPool2d(new Window(2, 2, 1)));
        T y = pool.forward(tensor(factory, new double[] {4, 8, 12, 16}, 1, 1, 2, 2), Pass.EVALUATION);
        near(new double[] {1, 2, 3, 4}, y);
        near(new double[] {1, 1, 1, 1}, pool.backward(tensor(factory, new double[] {4, 4, 4, 4}, 1, 1, 2, 2)));
    }

    @Test
    void dropoutDoesNothingInEvaluation() {
        both(LayersByHandTest::dropoutCase);
    }

    private static <T extends Tensor<T>> void dropoutCase(LayerFactory<T> factory) {
        DropoutMask mask = new DropoutMask(9, 1, 0.5);
        Layer<T> dropout = factory.dropout(new LayerSpec.Dropout(mask));
        double[] values = TestData.awayFromZero(50, 1);
        T x = tensor(factory, values, 5, 10);
        near(values, dropout.forward(x, Pass.EVALUATION));
        near(values, dropout.backward(x));
        double[] expected = new double[50];
        for (int i = 0; i < 50; i++) {
            expected[i] = mask.keeps(mask.key(4), i) ? 2 * values[i] : 0;
        }
        near(expected, dropout.forward(x, Pass.training(4)));
        near(expected, dropout.backward(x));
    }

    @Test
    void errorsNameBothSizes() {
        both(LayersByHandTest::errorsCase);
    }

    private static <T extends Tensor<T>> void errorsCase(LayerFactory<T> factory) {
        assertEquals(
                "Linear(4, 2) cannot take an input of shape 3x5; it needs N x 4",
                message(() -> factory.linear(new LayerSpec.Linear(4, 2)).outputShape(Shape.of(3, 5))));
        assertEquals(
                "Conv2d(3, 8) cannot take an input of shape 2x1x5x5; it needs N x 3 x H x W",
                message(() -> factory.conv2d(new LayerSpec.Conv2d(3, 8, new Window(3, 1, 1), true))
                        .outputShape(Shape.of(2, 1, 5, 5))));
        assertEquals(
                "pooling cannot take an input of shape 2x9; it needs N x C x H x W",
                message(() -> factory.maxPool2d(new LayerSpec.MaxPool2d(new Window(2, 2, 0)))
                        .outputShape(Shape.of(2, 9))));
        assertEquals(
                "pooling needs a padding below the kernel: kernel 2, stride 2, padding 2",
                message(() -> factory.maxPool2d(new LayerSpec.MaxPool2d(new Window(2, 2, 2)))
                        .outputShape(Shape.of(2, 1, 5, 5))));
        Layer<T> linear = factory.linear(new LayerSpec.Linear(2, 3));
        linear.forward(factory.tensor(Shape.of(1, 2)), Pass.EVALUATION);
        String mismatch = message(() -> linear.backward(factory.tensor(Shape.of(1, 4))));
        assertEquals(
                linear.getClass().getSimpleName() + ": gradient of shape 1x4 for an output of shape 1x3", mismatch);
    }

    private static String message(org.junit.jupiter.api.function.Executable executable) {
        return assertThrows(IllegalArgumentException.class, executable).getMessage();
    }
}
