package backproplab.dl4j;

import backproplab.network.layer.ActivationFunction;
import backproplab.network.rule.GradientClip;
import backproplab.network.rule.OptimizerSpec;
import backproplab.network.rule.OptimizerSpec.Kind;
import backproplab.network.rule.TrainingRule;
import java.util.List;

/** The small networks that the tests compare. */
final class TwinNets {

    private TwinNets() {}

    static TestSettings settings(Precision precision, Kind optimizer, double l2Reg) {
        return new TestSettings(precision, new TrainingRule(OptimizerSpec.of(optimizer), l2Reg, GradientClip.OFF, 0));
    }

    /** 2x3x4 input, two hidden layers of 7 and 6, 5 classes. */
    static Twins mlp(ActivationFunction activation, TestSettings settings) {
        Dl4jEngine net = TestNet.images(2, 3, 4)
                .flatten()
                .linear("fc1", 7)
                .activation(activation)
                .linear("fc2", 6)
                .activation(activation)
                .linear("fc3", 5)
                .build(settings);
        List<PlainLayer> layers = List.of(
                new PlainLinear("fc1", 24, 7),
                PlainActivation.of(activation.name()),
                new PlainLinear("fc2", 7, 6),
                PlainActivation.of(activation.name()),
                new PlainLinear("fc3", 6, 5));
        return Twins.of(net, new PlainNet(layers, 5, settings), 24, 17);
    }

    /** 2x9x8 input, padded conv, max pool, strided conv, average pool, two linear layers, 4 classes. */
    static Twins cnn(TestSettings settings) {
        Dl4jEngine net = TestNet.images(2, 9, 8)
                .conv2d("conv1", 3, 3, 1, 1)
                .activation(ActivationFunction.RELU)
                .maxPool2d(2, 2, 0)
                .conv2d("conv2", 4, 2, 1, 1)
                .activation(ActivationFunction.TANH)
                .avgPool2d(2, 1, 0)
                .activation(ActivationFunction.SIGMOID)
                .flatten()
                .linear("fc1", 6)
                .activation(ActivationFunction.LEAKY_RELU)
                .linear("fc2", 4)
                .build(settings);
        List<PlainLayer> layers = List.of(
                new PlainConv("conv1", new Geometry(2, 9, 8, 3, 1, 1), 3),
                PlainActivation.of("RELU"),
                new PlainPool(new Geometry(3, 9, 8, 2, 2, 0), true),
                new PlainConv("conv2", new Geometry(3, 4, 4, 2, 1, 1), 4),
                PlainActivation.of("TANH"),
                new PlainPool(new Geometry(4, 5, 5, 2, 1, 0), false),
                PlainActivation.of("SIGMOID"),
                new PlainLinear("fc1", 64, 6),
                PlainActivation.of("LEAKY_RELU"),
                new PlainLinear("fc2", 6, 4));
        return Twins.of(net, new PlainNet(layers, 4, settings), 2 * 9 * 8, 23);
    }

    /** 2x7x6 input, one pooling and a linear layer, 3 classes. */
    static Twins pooled(boolean max, int kernel, int stride, int padding, TestSettings settings) {
        TestNet builder = TestNet.images(2, 7, 6);
        Geometry geometry = new Geometry(2, 7, 6, kernel, stride, padding);
        int side = 2 * ((7 + 2 * padding - kernel) / stride + 1) * ((6 + 2 * padding - kernel) / stride + 1);
        (max ? builder.maxPool2d(kernel, stride, padding) : builder.avgPool2d(kernel, stride, padding))
                .flatten()
                .linear("fc", 3);
        List<PlainLayer> layers = List.of(new PlainPool(geometry, max), new PlainLinear("fc", side, 3));
        return Twins.of(builder.build(settings), new PlainNet(layers, 3, settings), 2 * 7 * 6, 29);
    }

    /** 2x6x5 input, batch norm after convolutions with and without bias and after a linear layer, 4 classes. */
    static Twins normed(TestSettings settings) {
        Dl4jEngine net = TestNet.images(2, 6, 5)
                .batchNorm("bn0")
                .conv2d("conv1", 3, 3, 1, 1, false)
                .batchNorm("bn1")
                .activation(ActivationFunction.RELU)
                .maxPool2d(3, 2, 1)
                .conv2d("conv2", 4, 2, 1, 0)
                .activation(ActivationFunction.TANH)
                .batchNorm("bn2")
                .flatten()
                .linear("fc1", 6)
                .activation(ActivationFunction.SIGMOID)
                .batchNorm("bn3")
                .linear("fc2", 4)
                .build(settings);
        List<PlainLayer> layers = List.of(
                new PlainBatchNorm("bn0", 2, 30),
                new PlainConv("conv1", new Geometry(2, 6, 5, 3, 1, 1), 3, false),
                new PlainBatchNorm("bn1", 3, 30),
                PlainActivation.of("RELU"),
                new PlainPool(new Geometry(3, 6, 5, 3, 2, 1), true),
                new PlainConv("conv2", new Geometry(3, 3, 3, 2, 1, 0), 4),
                PlainActivation.of("TANH"),
                new PlainBatchNorm("bn2", 4, 4),
                new PlainLinear("fc1", 16, 6),
                PlainActivation.of("SIGMOID"),
                new PlainBatchNorm("bn3", 6, 1),
                new PlainLinear("fc2", 6, 4));
        return Twins.of(net, new PlainNet(layers, 4, settings), 60, 37);
    }

    /** Two basic blocks of ResNet with the 7x7 stem, 3x12x12 input, widths 4 and 6, 5 classes. */
    static Twins resNet(TestSettings settings) {
        Dl4jEngine net = TestNet.images(3, 12, 12)
                .conv2d("conv1", 4, 7, 2, 3, false)
                .batchNorm("bn1")
                .activation(ActivationFunction.RELU)
                .maxPool2d(3, 2, 1)
                .residual("layer1.0", main -> block(main, 4, 1), shortcut -> {})
                .residual("layer2.0", main -> block(main, 6, 2), shortcut -> shortcut.conv2d(
                                "downsample.0", 6, 1, 2, 0, false)
                        .batchNorm("downsample.1"))
                .globalAvgPool()
                .linear("fc", 5)
                .build(settings);
        List<PlainLayer> layers = List.of(
                new PlainConv("conv1", new Geometry(3, 12, 12, 7, 2, 3), 4, false),
                new PlainBatchNorm("bn1", 4, 36),
                PlainActivation.of("RELU"),
                new PlainPool(new Geometry(4, 6, 6, 3, 2, 1), true),
                new PlainSum(plainBlock("layer1.0", 4, 4, 3, 1), new PlainChain()),
                PlainActivation.of("RELU"),
                new PlainSum(
                        plainBlock("layer2.0", 4, 6, 3, 2),
                        new PlainChain(
                                new PlainConv("layer2.0.downsample.0", new Geometry(4, 3, 3, 1, 2, 0), 6, false),
                                new PlainBatchNorm("layer2.0.downsample.1", 6, 4))),
                PlainActivation.of("RELU"),
                new PlainGlobalPool(4),
                new PlainLinear("fc", 6, 5));
        return Twins.of(net, new PlainNet(layers, 5, settings), 3 * 12 * 12, 41);
    }

    private static void block(TestNet main, int out, int stride) {
        main.conv2d("conv1", out, 3, stride, 1, false)
                .batchNorm("bn1")
                .activation(ActivationFunction.RELU)
                .conv2d("conv2", out, 3, 1, 1, false)
                .batchNorm("bn2");
    }

    private static PlainChain plainBlock(String name, int in, int out, int side, int stride) {
        int half = (side + stride - 1) / stride;
        return new PlainChain(
                new PlainConv(name + ".conv1", new Geometry(in, side, side, 3, stride, 1), out, false),
                new PlainBatchNorm(name + ".bn1", out, half * half),
                PlainActivation.of("RELU"),
                new PlainConv(name + ".conv2", new Geometry(out, half, half, 3, 1, 1), out, false),
                new PlainBatchNorm(name + ".bn2", out, half * half));
    }
}
