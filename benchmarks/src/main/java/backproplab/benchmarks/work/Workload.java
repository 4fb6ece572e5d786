package backproplab.benchmarks.work;

import backproplab.network.shape.Shape;
import java.util.Locale;
import java.util.function.Consumer;

/** A network and a batch shape whose training step is measured. A new one is a line here. */
public enum Workload {
    /** 784-2352-1568-784-10, batch 10. */
    MLP_A_B10(Shape.of(10, 1, 28, 28), Networks::mlp),
    /** 784-2352-1568-784-10, batch 128. */
    MLP_A_B128(Shape.of(128, 1, 28, 28), Networks::mlp),
    /** Convolution 3x3x8, 128 hidden units, batch 128. */
    CNN_B128(Shape.of(128, 1, 28, 28), Networks::cnn),
    /** Convolution 3x3x8, 128 hidden units, batch 10. */
    CNN_B10(Shape.of(10, 1, 28, 28), Networks::cnn),
    /** ResNet18, 7x7 stem and max pool, batch 32. */
    RESNET18_7X7_B32(Shape.of(32, 3, 32, 32), Networks::resnet18),
    /** ResNet18, 3x3 stem without pool, batch 32. */
    RESNET18_3X3_B32(Shape.of(32, 3, 32, 32), Networks::resnet18Fine);

    private final Shape input;
    private final Consumer<NetworkBuilder> network;

    Workload(Shape input, Consumer<NetworkBuilder> network) {
        this.input = input;
        this.network = network;
    }

    /**
     * The name on the command line and in files.
     *
     * @return for example {@code mlp-a-b10}
     */
    public String token() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
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

    /** Names every layer to a builder, in order. */
    void describe(NetworkBuilder builder) {
        network.accept(builder);
    }

    @Override
    public String toString() {
        return token();
    }
}
