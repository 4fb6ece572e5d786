package backproplab.benchmarks.jmh;

import backproplab.benchmarks.work.Flops;
import backproplab.manual.layer.Layer;
import backproplab.manual.model.FastLayers;
import backproplab.manual.tensor.FloatTensor;
import backproplab.network.layer.ActivationFunction;
import backproplab.network.layer.DropoutMask;
import backproplab.network.layer.LayerSpec;
import backproplab.network.shape.Shape;
import backproplab.network.shape.Window;
import java.util.Locale;
import java.util.function.Function;

/** A layer and the shape of what goes in. A new one is a line here. */
public enum LayerCase {
    /** Second layer of the MLP, batch 10: bound by reading the weights. */
    LINEAR_2352_1568_B10(Shape.of(10, 2352), new LayerSpec.Linear(2352, 1568)),
    /** Second layer of the MLP, batch 128. */
    LINEAR_2352_1568_B128(Shape.of(128, 2352), new LayerSpec.Linear(2352, 1568)),
    /** Hidden layer of the CNN, batch 10. */
    LINEAR_6272_128_B10(Shape.of(10, 6272), new LayerSpec.Linear(6272, 128)),
    /** Hidden layer of the CNN, batch 128. */
    LINEAR_6272_128_B128(Shape.of(128, 6272), new LayerSpec.Linear(6272, 128)),
    /** The CNN's convolution: one channel, large planes. */
    CONV_3X3_1_8_28X28(Shape.of(128, 1, 28, 28), new LayerSpec.Conv2d(1, 8, new Window(3, 1, 1), true)),
    /** A convolution of ResNet18: many channels, small planes. */
    CONV_3X3_64_64_8X8(Shape.of(32, 64, 8, 8), new LayerSpec.Conv2d(64, 64, new Window(3, 1, 1), true)),
    /** The stem of ResNet18. */
    CONV_7X7_S2_3_64_32X32(Shape.of(32, 3, 32, 32), new LayerSpec.Conv2d(3, 64, new Window(7, 2, 3), true)),
    /** Pooling after the stem of ResNet18. */
    MAX_POOL_3X3_S2_16X16(Shape.of(32, 64, 16, 16), new LayerSpec.MaxPool2d(new Window(3, 2, 1))),
    /** Pooling in halves. */
    AVG_POOL_2X2_16X16(Shape.of(32, 64, 16, 16), new LayerSpec.AvgPool2d(new Window(2, 2, 0))),
    /** ReLU behind the CNN's convolution. */
    RELU_8X28X28(Shape.of(128, 8, 28, 28), new LayerSpec.Activation(ActivationFunction.RELU)),
    /** Dropout of one unit in two. */
    DROPOUT_1568(Shape.of(128, 1568), new LayerSpec.Dropout(new DropoutMask(1, 0, 0.5))),
    /** The loss on ten classes. */
    SOFTMAX_CROSS_ENTROPY(Shape.of(128, 10), f -> new LossLayer(f.softmaxCrossEntropy()));

    private final Shape input;
    private final Function<FastLayers, Layer<FloatTensor>> layer;

    private final double flops;

    LayerCase(Shape input, LayerSpec spec) {
        this.input = input;
        layer = spec::accept;
        flops = Flops.forward(spec, input);
    }

    LayerCase(Shape input, Function<FastLayers, Layer<FloatTensor>> layer) {
        this.input = input;
        this.layer = layer;
        flops = 0;
    }

    /**
     * Operations of the forward pass.
     *
     * @return as {@link Flops#forward} counts them; 0 for a layer without matrix work
     */
    public double forwardFlops() {
        return flops;
    }

    /**
     * The shape of the input.
     *
     * @return batch first
     */
    public Shape input() {
        return input;
    }

    /**
     * Makes the layer.
     *
     * @param factory of the engine
     * @return a layer of zeros
     */
    public Layer<FloatTensor> create(FastLayers factory) {
        return layer.apply(factory);
    }

    /** The name on the command line and in files. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
