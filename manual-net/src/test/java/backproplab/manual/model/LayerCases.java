package backproplab.manual.model;

import backproplab.manual.TestData;
import backproplab.manual.layer.Layer;
import backproplab.manual.layer.Parameter;
import backproplab.manual.tensor.Tensor;
import backproplab.network.layer.ActivationFunction;
import backproplab.network.layer.NamedLayer;
import backproplab.network.layer.NetworkBuilder;
import backproplab.network.shape.Shape;
import backproplab.network.shape.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Every kind of layer with an input it can take: the list that a new layer must join. */
public final class LayerCases {
    private static final Window SAME_3X3 = new Window(3, 1, 1);

    private LayerCases() {}

    /**
     * Layers, an input shape, and whether ties matter (pooling) so that inputs must be distinct.
     *
     * @param name for people
     * @param input batch first
     * @param distinct whether no two inputs may be equal
     * @param layers one or more, in order
     */
    public record Case(String name, Shape input, boolean distinct, Consumer<NetworkBuilder> layers) {
        @Override
        public String toString() {
            return name + " " + input;
        }

        public double[] inputValues(long seed) {
            return distinct ? TestData.distinct(input.size(), seed) : TestData.awayFromZero(input.size(), seed);
        }

        /** The layers as engines read them. */
        public List<NamedLayer> specified() {
            int[] sample = input.toArray();
            sample[0] = 1;
            return NetworkBuilder.build(name, Shape.of(sample), 1, 3, layers).layers();
        }

        /** The layers with seeded parameter values. */
        public <T extends Tensor<T>> Layer<T> layer(LayerFactory<T> factory) {
            List<NamedLayer> named = specified();
            Layer<T> layer = named.size() == 1 ? named.get(0).spec().accept(factory) : Sequential.of(named, factory);
            long seed = 100;
            for (Parameter<T> parameter : layer.parameters()) {
                parameter.value().copyFrom(TestData.values(parameter.value().size(), seed++));
            }
            return layer;
        }
    }

    public static List<Case> all() {
        List<Case> cases = new ArrayList<>();
        for (int[] w : new int[][] {{5, 7, 4}, {1, 3, 1}, {10, 21, 48}, {17, 21, 48}, {3, 40, 33}}) {
            cases.add(new Case("linear to " + w[2], Shape.of(w[0], w[1]), false, linear(w[2])));
        }
        for (int[] w : new int[][] {
            {3, 1, 1}, {3, 1, 0}, {3, 2, 1}, {2, 2, 0}, {5, 3, 2}, {1, 1, 0}, {7, 2, 3}, {3, 1, 3}, {3, 2, 4}
        }) {
            Window window = new Window(w[0], w[1], w[2]);
            cases.add(new Case("conv " + window, Shape.of(2, 3, 8, 9), false, conv(4, window, true)));
        }
        cases.add(new Case("conv one channel", Shape.of(3, 1, 6, 6), false, conv(8, SAME_3X3, true)));
        cases.add(new Case("conv without bias", Shape.of(2, 3, 6, 6), false, conv(4, SAME_3X3, false)));
        for (int[] w : new int[][] {{2, 2, 0}, {3, 2, 1}, {3, 1, 1}, {2, 3, 0}}) {
            Window window = new Window(w[0], w[1], w[2]);
            cases.add(new Case("max pool " + window, Shape.of(2, 3, 7, 8), true, maxPool(window)));
            cases.add(new Case("average pool " + window, Shape.of(2, 3, 7, 8), false, avgPool(window)));
        }
        for (ActivationFunction function : ActivationFunction.values()) {
            cases.add(new Case(function.token(), Shape.of(4, 9), false, activation(function)));
        }
        for (int[] dims : new int[][] {{4, 3, 5, 7}, {2, 5, 8, 8}, {3, 4, 1, 1}, {6, 5}, {33, 2}}) {
            cases.add(new Case("batch norm", Shape.of(dims), false, batchNorm(false)));
            cases.add(new Case("batch norm and ReLU", Shape.of(dims), false, batchNorm(true)));
        }
        cases.add(new Case("global average pool", Shape.of(3, 4, 5, 6), false, globalAvgPool()));
        cases.add(new Case("residual", Shape.of(3, 4, 6, 6), false, residual(4, 4, 1)));
        cases.add(new Case("residual with projection", Shape.of(3, 4, 6, 6), false, residual(4, 6, 2)));
        cases.add(new Case("flatten", Shape.of(2, 3, 4, 5), false, flatten()));
        cases.add(new Case("dropout", Shape.of(6, 20), false, dropout(0.4)));
        cases.add(new Case("dropout nothing", Shape.of(6, 20), false, dropout(0)));
        return cases;
    }

    static Consumer<NetworkBuilder> linear(int out) {
        return net -> net.linear("fc", out);
    }

    static Consumer<NetworkBuilder> conv(int out, Window window, boolean bias) {
        return net -> net.conv2d("conv", out, window, bias);
    }

    static Consumer<NetworkBuilder> maxPool(Window window) {
        return net -> net.maxPool2d("pool", window);
    }

    static Consumer<NetworkBuilder> avgPool(Window window) {
        return net -> net.avgPool2d("pool", window);
    }

    static Consumer<NetworkBuilder> globalAvgPool() {
        return net -> net.globalAvgPool("pool");
    }

    static Consumer<NetworkBuilder> activation(ActivationFunction function) {
        return net -> net.activation("function", function);
    }

    static Consumer<NetworkBuilder> batchNorm(boolean rectified) {
        return net -> {
            net.batchNorm("bn");
            if (rectified) {
                net.activation("relu", ActivationFunction.RELU);
            }
        };
    }

    static Consumer<NetworkBuilder> flatten() {
        return net -> net.flatten("flatten");
    }

    static Consumer<NetworkBuilder> dropout(double rate) {
        return net -> net.dropout("dropout", rate);
    }

    static Consumer<NetworkBuilder> residual(int in, int out, int stride) {
        return net -> net.residual(
                "block",
                main -> {
                    main.conv2d("conv1", out, new Window(3, stride, 1), false);
                    main.batchNorm("bn1");
                    main.activation("relu", ActivationFunction.RELU);
                    main.conv2d("conv2", out, SAME_3X3, false);
                    main.batchNorm("bn2");
                },
                shortcut -> {
                    if (in != out || stride != 1) {
                        shortcut.conv2d("downsample.0", out, new Window(1, stride, 0), false);
                        shortcut.batchNorm("downsample.1");
                    }
                });
    }
}
