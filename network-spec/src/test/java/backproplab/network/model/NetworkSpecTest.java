package backproplab.network.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.network.NetworkException;
import backproplab.network.layer.ActivationFunction;
import backproplab.network.layer.DropoutMask;
import backproplab.network.layer.LayerGroup;
import backproplab.network.layer.LayerSpec;
import backproplab.network.layer.NamedLayer;
import backproplab.network.layer.NetworkBuilder;
import backproplab.network.layer.NetworkSpec;
import backproplab.network.layer.TensorSpec;
import backproplab.network.shape.Shape;
import backproplab.network.shape.Window;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class NetworkSpecTest {
    private static final Shape MNIST = Shape.of(1, 1, 28, 28);

    @Test
    void theQuickModelsHaveTheSizesOfTheReports() {
        NetworkSpec mlp = new Mlp(List.of(128, 256), ActivationFunction.RELU, 0).network(MNIST, 10);
        assertEquals(784 * 128 + 128 + 128 * 256 + 256 + 256 * 10 + 10, mlp.parameterCount());
        assertEquals(2 * 128 + 2 * 256 + 10, mlp.activationsPerSample());
        NetworkSpec cnn = new Cnn(List.of(128), ActivationFunction.RELU, 0).network(MNIST, 10);
        assertEquals(8 * 9 + 8 + 6272 * 128 + 128 + 1280 + 10, cnn.parameterCount());
        NetworkSpec vgg = new Vgg(List.of(128), ActivationFunction.RELU, 0, 16).network(Shape.of(1, 3, 32, 32), 10);
        int convolutions = 3 * 16 + 16 * 16 + 16 * 32 + 32 * 32 + 32 * 64 + 64 * 64;
        assertEquals(
                9 * convolutions + 4 * (16 + 32 + 64) + 1024 * 128 + 128 + 1290,
                vgg.parameterCount(),
                "scale and shift of batch norm in place of biases");
        assertEquals("conv1.weight", cnn.tensors().get(0).name());
        assertEquals(Shape.of(8, 1, 3, 3), cnn.tensors().get(0).shape());
        assertEquals(9, cnn.tensors().get(0).fanIn());
        assertEquals(72, cnn.tensors().get(0).fanOut());
        assertEquals(Shape.of(6272, 128), cnn.tensors().get(2).shape());
        assertEquals(TensorSpec.Role.BIAS, cnn.tensors().get(1).role());
    }

    @Test
    void everyLayersOutputIsTraced() {
        NetworkSpec cnn = new Cnn(List.of(128), ActivationFunction.RELU, 0).network(MNIST, 10);
        assertEquals(
                List.of(
                        Map.entry("conv1", Shape.of(1, 8, 28, 28)),
                        Map.entry("relu_conv1", Shape.of(1, 8, 28, 28)),
                        Map.entry("flatten", Shape.of(1, 6272)),
                        Map.entry("fc1", Shape.of(1, 128)),
                        Map.entry("relu1", Shape.of(1, 128)),
                        Map.entry("out", Shape.of(1, 10))),
                cnn.allLayers().stream()
                        .map(layer -> Map.entry(layer.name(), layer.output()))
                        .toList());
    }

    private static String line(LayerGroup group) {
        return group.name() + " shown as " + group.shownAs() + " " + group.output() + " trains " + group.parameters()
                + " keeps " + group.activations();
    }

    @Test
    void aLayerGoesWithTheElementWiseFunctionsBehindIt() {
        NetworkSpec cnn = new Cnn(List.of(128), ActivationFunction.RELU, 0.5).network(MNIST, 10);
        assertEquals(
                List.of(
                        "conv1 shown as relu_conv1 1x8x28x28 trains 80 keeps " + 2 * 6272,
                        "fc1 shown as relu1 1x128 trains " + (6272 * 128 + 128) + " keeps " + 3 * 128,
                        "out shown as out 1x10 trains 1290 keeps 10"),
                cnn.groups().stream().map(NetworkSpecTest::line).toList());
        NetworkSpec odd = NetworkBuilder.build("odd", Shape.of(1, 2, 4, 4), 3, 7, net -> {
            net.dropout("first", 0.1);
            net.flatten("flatten");
            net.activation("tanh", ActivationFunction.TANH);
            net.linear("fc", 3);
        });
        assertEquals(
                List.of("first shown as tanh 1x2x4x4 trains 0 keeps 64", "fc shown as fc 1x3 trains 99 keeps 3"),
                odd.groups().stream().map(NetworkSpecTest::line).toList());
        NetworkSpec mlp = new Mlp(List.of(5), ActivationFunction.RELU, 0).network(MNIST, 10);
        assertEquals("fc1", mlp.groups().get(0).name(), "a view that nothing is computed in is no group");
    }

    @Test
    void layersInsideABlockAreGroupsOfTheirOwn() {
        NetworkSpec resnet = new ResNet18(Stem.THREE, ResNet18.WIDTH).network(Shape.of(1, 3, 32, 32), 10);
        assertEquals(
                resnet.parameterCount(),
                resnet.groups().stream().mapToLong(LayerGroup::parameters).sum());
        assertEquals(
                resnet.activationsPerSample(),
                resnet.groups().stream().mapToLong(LayerGroup::activations).sum());
        assertEquals(
                555_422_720,
                resnet.groups().stream().mapToLong(LayerGroup::multiplyAdds).sum());
        List<String> names = resnet.groups().stream().map(LayerGroup::name).toList();
        int block = names.indexOf("layer2.0");
        assertEquals(
                List.of("conv1", "bn1", "conv2", "bn2", "downsample.0", "downsample.1"),
                names.subList(block - 6, block).stream()
                        .map(name -> name.substring("layer2.0.".length()))
                        .toList());
        assertTrue(resnet.groups().get(block).trained().isEmpty());
    }

    /** The 1.814 billion that torchvision and fvcore state for its ResNet18. */
    @Test
    void resnet18OnLargeImagesHasThePublishedMultiplyAdds() {
        NetworkSpec resnet = new ResNet18(Stem.SEVEN, ResNet18.WIDTH).network(Shape.of(1, 3, 224, 224), 1000);
        assertEquals(
                1_814_073_344L,
                resnet.groups().stream().mapToLong(LayerGroup::multiplyAdds).sum());
    }

    /** 2 x 3 windows of 2 x 2 x 3 numbers for each of 5 channels; without the padding one window fewer each way, with half the stride more. */
    @Test
    void multiplyAddsFollowStrideAndPadding() {
        Shape image = Shape.of(1, 3, 4, 6);
        assertEquals(5 * 2 * 3 * 12, adds(new LayerSpec.Conv2d(3, 5, new Window(2, 2, 0), true), image));
        assertEquals(5 * 3 * 4 * 12, adds(new LayerSpec.Conv2d(3, 5, new Window(2, 2, 1), false), image));
        assertEquals(5 * 3 * 5 * 12, adds(new LayerSpec.Conv2d(3, 5, new Window(2, 1, 0), true), image));
        assertEquals(7 * 4, adds(new LayerSpec.Linear(7, 4), Shape.of(1, 7)));
        assertEquals(0, adds(new LayerSpec.BatchNorm(3), image), "no matrix work");
    }

    private static long adds(LayerSpec layer, Shape input) {
        return layer.multiplyAdds(layer.outputShape(input));
    }

    @Test
    void poolingLeavesAQuarterOfTheFeatures() {
        for (ModelKind kind : List.of(ModelKind.CNN_MAXPOOL, ModelKind.CNN_AVGPOOL)) {
            Model pooled = ModelSpec.of(kind, 128).model();
            assertEquals(
                    8 * 9 + 8 + 1568 * 128 + 128 + 1280 + 10,
                    pooled.network(MNIST, 10).parameterCount());
            assertEquals(kind.token(), pooled.token());
        }
    }

    /** 11,173,962 is what is reported for ResNet18 with a 3x3 stem and ten classes; 11,181,642 with torchvision's own stem. */
    @Test
    void resnet18HasTorchvisionsNamesAndSizes() {
        Shape cifar = Shape.of(1, 3, 32, 32);
        NetworkSpec fine = new ResNet18(Stem.THREE, ResNet18.WIDTH).network(cifar, 10);
        assertEquals(11_173_962, fine.parameterCount());
        NetworkSpec coarse = new ResNet18(Stem.SEVEN, ResNet18.WIDTH).network(cifar, 10);
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
        NetworkSpec fine = new ResNet18(Stem.THREE, ResNet18.WIDTH).network(Shape.of(1, 3, 32, 32), 10);
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
                "Layer block of broken does not fit the data: a residual block's branches must end in one shape: 1x2x28x28"
                        + " from the main branch, 1x1x28x28 from the shortcut."
                        + "\nChoose another model with --models or other data with --dataset.",
                assertThrows(IllegalArgumentException.class, () -> broken.network(MNIST, 10))
                        .getMessage());
    }

    @Test
    void namesInsideBlocksBeginWithTheBlocksAndDropoutCountsThroughBranches() {
        NetworkSpec network = NetworkBuilder.build("net", Shape.of(1, 2, 4, 4), 3, 7, net -> {
            net.dropout("first", 0.1);
            net.residual("block", main -> main.dropout("drop", 0.2), shortcut -> shortcut.dropout("other", 0.3));
        });
        assertEquals(
                List.of("first", "block.drop", "block.other", "block"),
                network.allLayers().stream().map(NamedLayer::name).toList());
        assertEquals(
                List.of(new DropoutMask(7, 0, 0.1), new DropoutMask(7, 1, 0.2), new DropoutMask(7, 2, 0.3)),
                network.allLayers().stream()
                        .filter(layer -> layer.spec() instanceof LayerSpec.Dropout)
                        .map(layer -> ((LayerSpec.Dropout) layer.spec()).mask())
                        .toList());
    }

    private static void refused(String message, Consumer<NetworkBuilder> layers) {
        IllegalArgumentException error = assertThrows(
                IllegalArgumentException.class, () -> NetworkBuilder.build("net", Shape.of(1, 3, 8, 6), 2, 0, layers));
        assertTrue(error.getMessage().startsWith(message), error.getMessage());
    }

    @Test
    void whatDoesNotFitFailsAtItsOwnCall() {
        refused(
                "Layer fc of net does not fit the data: Linear(3, 4) cannot take an input of shape 1x3x8x6; flatten first.",
                net -> net.linear("fc", 4));
        refused(
                "Layer c of net does not fit the data: Conv2d(144, 2) cannot take an input of shape 1x144; it needs N x 144 x"
                        + " H x W.",
                net -> {
                    net.flatten("flatten");
                    net.conv2d("c", 2, new Window(3, 1, 1), true);
                });
        refused(
                "Layer p of net does not fit the data: pooling cannot take an input of shape 1x144; it needs N x C x H x W.",
                net -> {
                    net.flatten("flatten");
                    net.globalAvgPool("p");
                });
        refused(
                "Layer p of net does not fit the data: pooling needs a padding below the kernel: kernel 2, stride 2, padding 2.",
                net -> net.avgPool2d("p", new Window(2, 2, 2)));
        refused("Layer fc of net cannot be built: extents must be at least 1: [144, 0].", net -> {
            net.flatten("flatten");
            net.linear("fc", 0);
        });
        refused(
                "the main branch of a residual block has no layers",
                net -> net.residual("block", main -> {}, shortcut -> {}));
        refused(
                "two layers named block.c",
                net -> net.residual(
                        "block",
                        main -> main.conv2d("c", 3, new Window(3, 1, 1), true),
                        shortcut -> shortcut.batchNorm("c")));
    }

    @Test
    void namesMustBeGivenAndDiffer() {
        refused("a layer needs a name, not ''", net -> net.batchNorm(""));
        refused("a layer needs a name, not ' '", net -> {
            net.flatten("flatten");
            net.linear(" ", 2);
        });
        refused("a layer needs a name, not 'null'", net -> net.conv2d(null, 2, new Window(3, 1, 1), true));
        refused("two layers named a", net -> {
            net.conv2d("a", 2, new Window(3, 1, 1), true);
            net.flatten("a");
        });
    }

    @Test
    void multiplyAddsOfAStepCountEveryPassButTheFirstInputGradient() {
        NetworkSpec mlp = new Mlp(List.of(128, 256), ActivationFunction.RELU, 0).network(MNIST, 10);
        assertEquals(2 * 784 * 128 + 3 * (128 * 256 + 256 * 10), mlp.trainingMultiplyAddsPerSample());
        NetworkSpec cnn = new Cnn(List.of(128), ActivationFunction.RELU, 0).network(MNIST, 10);
        assertEquals(2 * 8 * 784 * 9 + 3 * (6272 * 128 + 128 * 10), cnn.trainingMultiplyAddsPerSample());
    }

    @Test
    void dropoutAddsLayersButNoParameters() {
        NetworkSpec plain = new Mlp(List.of(5), ActivationFunction.RELU, 0).network(MNIST, 10);
        NetworkSpec dropped = new Mlp(List.of(5), ActivationFunction.RELU, 0.5).network(MNIST, 10);
        assertEquals(plain.tensors(), dropped.tensors());
        assertEquals(plain.activationsPerSample() + 5, dropped.activationsPerSample());
    }

    @Test
    void aLayerThatNoArrayCanHoldIsRefused() {
        NetworkException error = assertThrows(
                NetworkException.class,
                () -> new Mlp(List.of(2_000_000_000, 2_000_000_000), ActivationFunction.RELU, 0).network(MNIST, 10));
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
        NetworkException error = assertThrows(NetworkException.class, () -> pooled.network(MNIST, 10));
        assertEquals(
                "Layer pool of pooled does not fit the data: a window of 40 does not fit an image of 28 with padding 0."
                        + "\nChoose another model with --models or other data with --dataset.",
                error.getMessage());
    }
}
