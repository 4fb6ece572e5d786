package backproplab.dl4j;

import java.util.List;

/** The small networks that the tests compare. */
final class TwinNets {

    private TwinNets() {}

    static TrainingSettings settings(Precision precision, Dl4jOptimizer optimizer, double l2Reg) {
        return new TrainingSettings(precision, optimizer, 0.1, 0.9, l2Reg, 5);
    }

    /** 2x3x4 input, two hidden layers of 7 and 6, 5 classes. */
    static Twins mlp(Dl4jActivation activation, TrainingSettings settings) {
        Dl4jNetwork net = Dl4jModelBuilder.images(2, 3, 4)
                .flatten()
                .linear("fc1", 7)
                .activation(activation)
                .linear("fc2", 6)
                .activation(activation)
                .linear("fc3", 5)
                .build(settings, null);
        List<PlainLayer> layers = List.of(
                new PlainLinear("fc1", 24, 7),
                PlainActivation.of(activation.name()),
                new PlainLinear("fc2", 7, 6),
                PlainActivation.of(activation.name()),
                new PlainLinear("fc3", 6, 5));
        return Twins.of(net, new PlainNet(layers, 5, settings.l2Reg()), 24, 17);
    }

    /** 2x9x8 input, padded conv, max pool, strided conv, average pool, two linear layers, 4 classes. */
    static Twins cnn(TrainingSettings settings) {
        Dl4jNetwork net = Dl4jModelBuilder.images(2, 9, 8)
                .conv2d("conv1", 3, 3, 1, 1)
                .activation(Dl4jActivation.RELU)
                .maxPool2d(2, 2, 0)
                .conv2d("conv2", 4, 2, 1, 1)
                .activation(Dl4jActivation.TANH)
                .avgPool2d(2, 1, 0)
                .activation(Dl4jActivation.SIGMOID)
                .flatten()
                .linear("fc1", 6)
                .activation(Dl4jActivation.LEAKY_RELU)
                .linear("fc2", 4)
                .build(settings, null);
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
        return Twins.of(net, new PlainNet(layers, 4, settings.l2Reg()), 2 * 9 * 8, 23);
    }

    /** 2x7x6 input, one pooling and a linear layer, 3 classes. */
    static Twins pooled(boolean max, int kernel, int stride, int padding, TrainingSettings settings) {
        Dl4jModelBuilder builder = Dl4jModelBuilder.images(2, 7, 6);
        Geometry geometry = new Geometry(2, 7, 6, kernel, stride, padding);
        int side = 2 * ((7 + 2 * padding - kernel) / stride + 1) * ((6 + 2 * padding - kernel) / stride + 1);
        (max ? builder.maxPool2d(kernel, stride, padding) : builder.avgPool2d(kernel, stride, padding))
                .flatten()
                .linear("fc", 3);
        List<PlainLayer> layers = List.of(new PlainPool(geometry, max), new PlainLinear("fc", side, 3));
        return Twins.of(builder.build(settings, null), new PlainNet(layers, 3, settings.l2Reg()), 2 * 7 * 6, 29);
    }
}
