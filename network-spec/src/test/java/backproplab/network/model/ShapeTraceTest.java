package backproplab.network.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.network.NetworkException;
import backproplab.network.layer.ActivationFunction;
import backproplab.network.layer.TensorSpec;
import backproplab.network.shape.Shape;
import backproplab.network.shape.Window;
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
        assertEquals("conv1.weight", cnn.tensors().get(0).name());
        assertEquals(Shape.of(8, 1, 3, 3), cnn.tensors().get(0).shape());
        assertEquals(9, cnn.tensors().get(0).fanIn());
        assertEquals(72, cnn.tensors().get(0).fanOut());
        assertEquals(Shape.of(6272, 128), cnn.tensors().get(2).shape());
        assertEquals(TensorSpec.Role.BIAS, cnn.tensors().get(1).role());
    }

    @Test
    void everyLayersOutputIsTraced() {
        ShapeTrace cnn = ShapeTrace.of(new Cnn(List.of(128), ActivationFunction.RELU, 0), MNIST, 10);
        assertEquals(
                List.of(
                        new ShapeTrace.LayerShape("conv1", Shape.of(1, 8, 28, 28)),
                        new ShapeTrace.LayerShape("relu_conv1", Shape.of(1, 8, 28, 28)),
                        new ShapeTrace.LayerShape("flatten", Shape.of(1, 6272)),
                        new ShapeTrace.LayerShape("fc1", Shape.of(1, 128)),
                        new ShapeTrace.LayerShape("relu1", Shape.of(1, 128)),
                        new ShapeTrace.LayerShape("out", Shape.of(1, 10))),
                cnn.layers());
    }

    @Test
    void poolingLeavesAQuarterOfTheFeatures() {
        for (PooledCnn.Pooling pooling : PooledCnn.Pooling.values()) {
            Model pooled = new PooledCnn(pooling, List.of(128), ActivationFunction.RELU, 0);
            assertEquals(
                    8 * 9 + 8 + 1568 * 128 + 128 + 1280 + 10,
                    ShapeTrace.of(pooled, MNIST, 10).parameterCount());
            assertEquals(pooled, Models.of(ModelSpec.of(pooled.token(), 128)));
        }
    }

    /** 11,173,962 is what is reported for ResNet18 with a 3x3 stem and ten classes; 11,181,642 with torchvision's own stem. */
    @Test
    void resnet18HasTorchvisionsNamesAndSizes() {
        Shape cifar = Shape.of(1, 3, 32, 32);
        ShapeTrace fine = ShapeTrace.of(new ResNet18(Stem.THREE, ResNet18.WIDTH), cifar, 10);
        assertEquals(11_173_962, fine.parameterCount());
        ShapeTrace coarse = ShapeTrace.of(new ResNet18(Stem.SEVEN, ResNet18.WIDTH), cifar, 10);
        assertEquals(11_181_642, coarse.parameterCount());
        List<String> names = coarse.tensors().stream().map(TensorSpec::name).toList();
        assertEquals("conv1.weight", names.get(0));
        assertTrue(names.contains("layer2.0.downsample.1.gamma"), names.toString());
        assertTrue(names.contains("layer4.1.bn2.var"), names.toString());
        assertEquals("fc.bias", names.get(names.size() - 1));
    }

    /** Forward multiply-adds of the 3x3 stem on 32 x 32 pixels, about 0.56 billion: three passes, less the first input gradient. */
    @Test
    void resnet18DoesWhatItIsKnownToDo() {
        ShapeTrace fine = ShapeTrace.of(new ResNet18(Stem.THREE, ResNet18.WIDTH), Shape.of(1, 3, 32, 32), 10);
        assertEquals(3 * 555_422_720L - 27 * 64 * 1024, fine.trainingMultiplyAddsPerSample());
    }

    @Test
    void aBlockWithoutTheProjectionItNeedsIsRefused() {
        Model broken = new Model() {
            @Override
            public String token() {
                return "broken";
            }

            @Override
            public void describe(NetworkBuilder builder, int classes) {
                builder.residual("block", main -> main.conv2d("conv", 2, new Window(3, 1, 1), false), shortcut -> {});
            }
        };
        assertEquals(
                "block block of broken adds 1x2x28x28 to 1x1x28x28: its shortcut needs a projection",
                assertThrows(IllegalArgumentException.class, () -> ShapeTrace.of(broken, MNIST, 10))
                        .getMessage());
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
        assertEquals(plain.tensors(), dropped.tensors());
        assertEquals(plain.activationsPerSample() + 5, dropped.activationsPerSample());
    }

    @Test
    void aLayerThatNoArrayCanHoldIsRefused() {
        NetworkException error = assertThrows(
                NetworkException.class,
                () -> ShapeTrace.of(
                        new Mlp(List.of(2_000_000_000, 2_000_000_000), ActivationFunction.RELU, 0), MNIST, 10));
        assertEquals(
                "Layer fc1 of mlp cannot be built: more elements than a Java array can hold: [784, 2000000000]."
                        + "\nUse smaller sizes with --hidden or --width.",
                error.getMessage());
    }

    @Test
    void anImageSmallerThanTheWindowIsRefused() {
        Model pooled = new Model() {
            @Override
            public String token() {
                return "pooled";
            }

            @Override
            public void describe(NetworkBuilder builder, int classes) {
                builder.maxPool2d("pool", new Window(40, 1, 0));
            }
        };
        NetworkException error = assertThrows(NetworkException.class, () -> ShapeTrace.of(pooled, MNIST, 10));
        assertEquals(
                "Layer pool of pooled does not fit the data: a window of 40 does not fit an image of 28 with padding 0."
                        + "\nChoose another model with --models or other data with --dataset.",
                error.getMessage());
    }
}
