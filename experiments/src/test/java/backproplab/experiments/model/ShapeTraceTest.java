package backproplab.experiments.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.experiments.failure.ExitCode;
import backproplab.experiments.failure.UserException;
import backproplab.manual.activation.ActivationFunction;
import backproplab.manual.tensor.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShapeTraceTest {
    private static final Shape MNIST = Shape.of(1, 1, 28, 28);

    @Test
    void theQuickModelsHaveTheSizesOfTheReports() {
        ShapeTrace mlp = ShapeTrace.of(new Mlp(List.of(128, 256), ActivationFunction.RELU, 0), MNIST, 10);
        assertEquals(784 * 128 + 128 + 128 * 256 + 256 + 256 * 10 + 10, mlp.parameterCount());
        assertEquals(2 * 128 + 2 * 256 + 10, mlp.activationsPerSample());
        ShapeTrace cnn = ShapeTrace.of(new Cnn(List.of(128), ActivationFunction.RELU, 0), MNIST, 10);
        assertEquals(8 * 9 + 8 + 6272 * 128 + 128 + 1280 + 10, cnn.parameterCount());
        assertEquals("conv1.weight", cnn.parameters().get(0).name());
        assertEquals(Shape.of(8, 1, 3, 3), cnn.parameters().get(0).shape());
        assertEquals(9, cnn.parameters().get(0).fanIn());
        assertEquals(72, cnn.parameters().get(0).fanOut());
        assertEquals(Shape.of(6272, 128), cnn.parameters().get(2).shape());
        assertTrue(cnn.parameters().get(1).isBias());
    }

    @Test
    void multiplyAddsOfAStepCountEveryPassButTheFirstInputGradient() {
        ShapeTrace mlp = ShapeTrace.of(new Mlp(List.of(128, 256), ActivationFunction.RELU, 0), MNIST, 10);
        assertEquals(2 * 784 * 128 + 3 * (128 * 256 + 256 * 10), mlp.trainingMultiplyAddsPerSample());
        ShapeTrace cnn = ShapeTrace.of(new Cnn(List.of(128), ActivationFunction.RELU, 0), MNIST, 10);
        assertEquals(2 * 8 * 784 * 9 + 3 * (6272 * 128 + 128 * 10), cnn.trainingMultiplyAddsPerSample());
    }

    @Test
    void dropoutAddsLayersButNoParameters() {
        ShapeTrace plain = ShapeTrace.of(new Mlp(List.of(5), ActivationFunction.RELU, 0), MNIST, 10);
        ShapeTrace dropped = ShapeTrace.of(new Mlp(List.of(5), ActivationFunction.RELU, 0.5), MNIST, 10);
        assertEquals(plain.parameters(), dropped.parameters());
        assertEquals(plain.activationsPerSample() + 5, dropped.activationsPerSample());
    }

    @Test
    void aLayerThatNoArrayCanHoldIsAUsageError() {
        UserException error = assertThrows(
                UserException.class,
                () -> ShapeTrace.of(
                        new Mlp(List.of(2_000_000_000, 2_000_000_000), ActivationFunction.RELU, 0), MNIST, 10));
        assertEquals(ExitCode.USAGE, error.code());
        assertEquals(
                "Layer fc1 of mlp cannot be built: more elements than a Java array can hold: [784, 2000000000]."
                        + "\nUse smaller sizes with --hidden.",
                error.getMessage());
    }

    @Test
    void anImageSmallerThanTheWindowIsAUsageError() {
        Model pooled = new Model() {
            @Override
            public String token() {
                return "pooled";
            }

            @Override
            public void describe(NetworkBuilder builder, int classes) {
                builder.maxPool2d("pool", new backproplab.manual.tensor.Window(40, 1, 0));
            }
        };
        UserException error = assertThrows(UserException.class, () -> ShapeTrace.of(pooled, MNIST, 10));
        assertEquals(
                "Layer pool of pooled does not fit the data: a window of 40 does not fit an image of 28 with padding 0."
                        + "\nChoose another model with --models or other data with --dataset.",
                error.getMessage());
    }
}
