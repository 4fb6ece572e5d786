package backproplab.manual.model;

import backproplab.manual.TestData;
import backproplab.manual.layer.Layer;
import backproplab.manual.layer.Parameter;
import backproplab.manual.tensor.Tensor;
import backproplab.network.layer.ActivationFunction;
import backproplab.network.layer.BatchNormSpec;
import backproplab.network.layer.DropoutMask;
import backproplab.network.shape.Shape;
import backproplab.network.shape.Window;
import java.util.ArrayList;
import java.util.List;

/** Every kind of layer with an input it can take: the list that a new layer must join. */
public final class LayerCases {
    private LayerCases() {}

    /** Makes the layer for either engine. */
    public interface Maker {
        <T extends Tensor<T>> Layer<T> make(LayerFactory<T> factory);
    }

    /** A layer, an input shape, and whether ties matter (pooling) so that inputs must be distinct. */
    public record Case(String name, Shape input, boolean distinct, Maker maker) {
        @Override
        public String toString() {
            return name + " " + input;
        }

        public double[] inputValues(long seed) {
            return distinct ? TestData.distinct(input.size(), seed) : TestData.awayFromZero(input.size(), seed);
        }

        /** The layer with seeded parameter values. */
        public <T extends Tensor<T>> Layer<T> layer(LayerFactory<T> factory) {
            Layer<T> layer = maker.make(factory);
            long seed = 100;
            for (Parameter<T> parameter : layer.parameters()) {
                parameter.value().copyFrom(TestData.values(parameter.value().size(), seed++));
            }
            return layer;
        }
    }

    public static List<Case> all() {
        List<Case> cases = new ArrayList<>();
        cases.add(new Case("linear", Shape.of(5, 7), false, linear(7, 4)));
        cases.add(new Case("linear one sample", Shape.of(1, 3), false, linear(3, 1)));
        cases.add(new Case("linear few rows", Shape.of(10, 21), false, linear(21, 48)));
        cases.add(new Case("linear many rows", Shape.of(17, 21), false, linear(21, 48)));
        cases.add(new Case("linear wide", Shape.of(3, 40), false, linear(40, 33)));
        for (int[] w : new int[][] {
            {3, 1, 1}, {3, 1, 0}, {3, 2, 1}, {2, 2, 0}, {5, 3, 2}, {1, 1, 0}, {7, 2, 3}, {3, 1, 3}, {3, 2, 4}
        }) {
            Window window = new Window(w[0], w[1], w[2]);
            cases.add(new Case("conv " + window, Shape.of(2, 3, 8, 9), false, conv(3, 4, window, true)));
        }
        cases.add(new Case("conv one channel", Shape.of(3, 1, 6, 6), false, conv(1, 8, new Window(3, 1, 1), true)));
        for (int[] w : new int[][] {{2, 2, 0}, {3, 2, 1}, {3, 1, 1}, {2, 3, 0}}) {
            Window window = new Window(w[0], w[1], w[2]);
            cases.add(new Case("max pool " + window, Shape.of(2, 3, 7, 8), true, maxPool(window)));
            cases.add(new Case("average pool " + window, Shape.of(2, 3, 7, 8), false, avgPool(window)));
        }
        for (ActivationFunction function : ActivationFunction.values()) {
            cases.add(new Case(function.token(), Shape.of(4, 9), false, activation(function)));
        }
        cases.add(new Case("conv without bias", Shape.of(2, 3, 6, 6), false, conv(3, 4, new Window(3, 1, 1), false)));
        for (int[] dims : new int[][] {{4, 3, 5, 7}, {2, 5, 8, 8}, {3, 4, 1, 1}, {6, 5}, {33, 2}}) {
            cases.add(new Case("batch norm", Shape.of(dims), false, batchNorm(dims[1], false)));
            cases.add(new Case("batch norm and ReLU", Shape.of(dims), false, batchNorm(dims[1], true)));
        }
        cases.add(new Case("global average pool", Shape.of(3, 4, 5, 6), false, globalAvgPool()));
        cases.add(new Case("residual", Shape.of(3, 4, 6, 6), false, residual(4, 4, 1)));
        cases.add(new Case("residual with projection", Shape.of(3, 4, 6, 6), false, residual(4, 6, 2)));
        cases.add(new Case("flatten", Shape.of(2, 3, 4, 5), false, flatten()));
        cases.add(new Case("dropout", Shape.of(6, 20), false, dropout(0.4)));
        cases.add(new Case("dropout nothing", Shape.of(6, 20), false, dropout(0)));
        return cases;
    }

    static Maker linear(int in, int out) {
        return new Maker() {
            @Override
            public <T extends Tensor<T>> Layer<T> make(LayerFactory<T> factory) {
                return factory.linear(in, out);
            }
        };
    }

    static Maker conv(int in, int out, Window window, boolean withBias) {
        return new Maker() {
            @Override
            public <T extends Tensor<T>> Layer<T> make(LayerFactory<T> factory) {
                return factory.conv2d(in, out, window, withBias);
            }
        };
    }

    static Maker batchNorm(int channels, boolean rectified) {
        return new Maker() {
            @Override
            public <T extends Tensor<T>> Layer<T> make(LayerFactory<T> factory) {
                Sequential<T> layers = new Sequential<>();
                layers.add("bn", factory.batchNorm(new BatchNormSpec(channels)));
                return rectified ? layers.add("relu", factory.activation(ActivationFunction.RELU)) : layers;
            }
        };
    }

    static Maker globalAvgPool() {
        return new Maker() {
            @Override
            public <T extends Tensor<T>> Layer<T> make(LayerFactory<T> factory) {
                return factory.globalAvgPool();
            }
        };
    }

    static Maker residual(int in, int out, int stride) {
        return new Maker() {
            @Override
            public <T extends Tensor<T>> Layer<T> make(LayerFactory<T> factory) {
                Sequential<T> main = new Sequential<>();
                main.add("conv1", factory.conv2d(in, out, new Window(3, stride, 1), false))
                        .add("bn1", factory.batchNorm(new BatchNormSpec(out)))
                        .add("relu", factory.activation(ActivationFunction.RELU))
                        .add("conv2", factory.conv2d(out, out, new Window(3, 1, 1), false))
                        .add("bn2", factory.batchNorm(new BatchNormSpec(out)));
                Sequential<T> shortcut = new Sequential<>();
                if (in != out || stride != 1) {
                    shortcut.add("downsample.0", factory.conv2d(in, out, new Window(1, stride, 0), false))
                            .add("downsample.1", factory.batchNorm(new BatchNormSpec(out)));
                }
                return factory.residual(main, shortcut);
            }
        };
    }

    static Maker maxPool(Window window) {
        return new Maker() {
            @Override
            public <T extends Tensor<T>> Layer<T> make(LayerFactory<T> factory) {
                return factory.maxPool2d(window);
            }
        };
    }

    static Maker avgPool(Window window) {
        return new Maker() {
            @Override
            public <T extends Tensor<T>> Layer<T> make(LayerFactory<T> factory) {
                return factory.avgPool2d(window);
            }
        };
    }

    static Maker activation(ActivationFunction function) {
        return new Maker() {
            @Override
            public <T extends Tensor<T>> Layer<T> make(LayerFactory<T> factory) {
                return factory.activation(function);
            }
        };
    }

    static Maker flatten() {
        return new Maker() {
            @Override
            public <T extends Tensor<T>> Layer<T> make(LayerFactory<T> factory) {
                return factory.flatten();
            }
        };
    }

    static Maker dropout(double rate) {
        return new Maker() {
            @Override
            public <T extends Tensor<T>> Layer<T> make(LayerFactory<T> factory) {
                return factory.dropout(new DropoutMask(3, 0, rate));
            }
        };
    }
}
