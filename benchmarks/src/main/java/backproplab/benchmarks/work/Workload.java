package backproplab.benchmarks.work;

import backproplab.network.layer.ActivationFunction;
import backproplab.network.layer.NetworkSpec;
import backproplab.network.model.Cnn;
import backproplab.network.model.Mlp;
import backproplab.network.model.Model;
import backproplab.network.model.ResNet18;
import backproplab.network.model.Stem;
import backproplab.network.shape.Shape;
import java.util.List;
import java.util.Locale;

/** A network and a batch shape whose training step is measured. A new one is a line here. */
public enum Workload {
    /** 784-2352-1568-784-10, batch 10. */
    MLP_A_B10(Shape.of(10, 1, 28, 28), mlp()),
    /** 784-2352-1568-784-10, batch 128. */
    MLP_A_B128(Shape.of(128, 1, 28, 28), mlp()),
    /** Convolution 3x3x8, 128 hidden units, batch 128. */
    CNN_B128(Shape.of(128, 1, 28, 28), cnn()),
    /** Convolution 3x3x8, 128 hidden units, batch 10. */
    CNN_B10(Shape.of(10, 1, 28, 28), cnn()),
    /** ResNet18, 7x7 stem and max pool, batch 32. */
    RESNET18_7X7_B32(Shape.of(32, 3, 32, 32), new ResNet18(Stem.SEVEN, ResNet18.WIDTH)),
    /** ResNet18, 3x3 stem without pool, batch 32. */
    RESNET18_3X3_B32(Shape.of(32, 3, 32, 32), new ResNet18(Stem.THREE, ResNet18.WIDTH));

    /** K of every workload: {@value}. */
    public static final int CLASSES = 10;

    private final Shape input;
    private final Model model;

    Workload(Shape input, Model model) {
        this.input = input;
        this.model = model;
    }

    /** 6.8 million weights, so a small batch is bound by reading them. */
    private static Model mlp() {
        return new Mlp(List.of(2352, 1568, 784), ActivationFunction.RELU, 0);
    }

    private static Model cnn() {
        return new Cnn(List.of(128), ActivationFunction.RELU, 0);
    }

    /**
     * The shape of a batch of images.
     *
     * @return N x C x H x W
     */
    public Shape input() {
        return input;
    }

    /**
     * Images per step.
     *
     * @return N
     */
    public int batchSize() {
        return input.dim(0);
    }

    /**
     * The layers.
     *
     * @return the model for these images
     */
    public NetworkSpec network() {
        return model.network(Shape.of(1, input.dim(1), input.dim(2), input.dim(3)), CLASSES);
    }

    /** The name on the command line and in files. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
