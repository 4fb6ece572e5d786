package backproplab.manual.ladder;

import backproplab.manual.TestData;
import backproplab.manual.kernel.KernelProvider;
import backproplab.manual.kernel.Kernels;
import backproplab.manual.kernel.ScalarKernels;
import backproplab.manual.layer.Layer;
import backproplab.manual.layer.Parameter;
import backproplab.manual.layer.Pass;
import backproplab.manual.model.LayerCases.Case;
import backproplab.manual.model.LayerFactory;
import backproplab.manual.model.Network;
import backproplab.manual.model.Sequential;
import backproplab.manual.tensor.FloatTensor;
import backproplab.manual.tensor.Tensor;
import backproplab.network.layer.ActivationFunction;
import backproplab.network.layer.LayerSpec;
import backproplab.network.rule.OptimizerSpec;
import backproplab.network.shape.Shape;
import backproplab.network.shape.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rungs of this package, and what a layer or a network leaves behind on one of them. */
final class Rungs {
    static final int CLASSES = 10;
    private static final int SIDE = 8;
    private static final Pass TRAINING = Pass.training(2);

    private Rungs() {}

    /** From the second rung to the fifth; the kernels have no threads to close. */
    static Map<String, LayerFactory<FloatTensor>> all() {
        Map<String, LayerFactory<FloatTensor>> rungs = new LinkedHashMap<>();
        rungs.put("loops-float", new FloatLoopLayers());
        rungs.put("loops-reordered", new ReorderedLayers());
        rungs.put("im2col-matmul", new MatrixLayers(new Kernels(new ScalarKernels(), 1)));
        rungs.put("simd", new MatrixLayers(new Kernels(KernelProvider.lookup(), 1)));
        return rungs;
    }

    /** Output, input gradient and parameter gradients of one forward and backward pass. */
    static <T extends Tensor<T>> double[][] passes(Case test, LayerFactory<T> factory) {
        return passes(test, factory, test.layer(factory));
    }

    static <T extends Tensor<T>> double[][] passes(Case test, LayerFactory<T> factory, Layer<T> layer) {
        T x = factory.tensor(test.input());
        x.copyFrom(test.inputValues(1));
        T y = layer.forward(x, TRAINING);
        List<double[]> tensors = new ArrayList<>();
        tensors.add(y.toDoubles());
        T dy = factory.tensor(y.shape());
        dy.copyFrom(TestData.values(y.size(), 2));
        tensors.add(layer.backward(dy).toDoubles());
        layer.parameters().forEach(parameter -> tensors.add(parameter.gradient().toDoubles()));
        return tensors.toArray(double[][]::new);
    }

    /** The largest tensor error. */
    static double error(double[][] expected, double[][] actual) {
        double worst = expected.length == actual.length ? 0 : Double.POSITIVE_INFINITY;
        for (int i = 0; i < expected.length; i++) {
            worst = Math.max(worst, TestData.error(expected[i], actual[i]));
        }
        return worst;
    }

    /** The networks of the ladder, smaller, and one with every kind of layer. */
    enum Model {
        MLP,
        CNN,
        DEEP_CNN;

        private <T extends Tensor<T>> Sequential<T> layers(LayerFactory<T> factory) {
            Sequential<T> layers = new Sequential<>();
            if (this == MLP) {
                return layers.add("flatten", factory.flatten(new LayerSpec.Flatten()))
                        .add("fc1", factory.linear(new LayerSpec.Linear(SIDE * SIDE, 49)))
                        .add("relu1", factory.activation(new LayerSpec.Activation(ActivationFunction.RELU)))
                        .add("fc2", factory.linear(new LayerSpec.Linear(49, 33)))
                        .add("relu2", factory.activation(new LayerSpec.Activation(ActivationFunction.RELU)))
                        .add("out", factory.linear(new LayerSpec.Linear(33, CLASSES)));
            }
            layers.add("conv1", factory.conv2d(new LayerSpec.Conv2d(1, 8, new Window(3, 1, 1), true)))
                    .add("relu1", factory.activation(new LayerSpec.Activation(ActivationFunction.RELU)));
            int features = 8 * SIDE * SIDE;
            if (this == DEEP_CNN) {
                layers.add("pool1", factory.maxPool2d(new LayerSpec.MaxPool2d(new Window(2, 2, 0))))
                        .add("conv2", factory.conv2d(new LayerSpec.Conv2d(8, 6, new Window(3, 1, 1), true)))
                        .add("act2", factory.activation(new LayerSpec.Activation(ActivationFunction.LEAKY_RELU)))
                        .add("conv3", factory.conv2d(new LayerSpec.Conv2d(6, 5, new Window(3, 2, 1), true)))
                        .add("act3", factory.activation(new LayerSpec.Activation(ActivationFunction.TANH)))
                        .add("pool3", factory.avgPool2d(new LayerSpec.AvgPool2d(new Window(2, 1, 0))));
                features = 5;
            }
            return layers.add("flatten", factory.flatten(new LayerSpec.Flatten()))
                    .add("fc1", factory.linear(new LayerSpec.Linear(features, 20)))
                    .add("relu2", factory.activation(new LayerSpec.Activation(ActivationFunction.RELU)))
                    .add("out", factory.linear(new LayerSpec.Linear(20, CLASSES)));
        }

        /** Losses and parameters of some steps, one of them with a smaller batch. */
        <T extends Tensor<T>> double[][] train(LayerFactory<T> factory, int steps) {
            Sequential<T> layers = layers(factory);
            long seed = 11;
            for (Parameter<T> parameter : layers.parameters()) {
                double[] values = TestData.values(parameter.value().size(), seed++);
                parameter
                        .value()
                        .copyFrom(Arrays.stream(values)
                                .map(v -> (float) (0.3 * v))
                                .toArray());
            }
            Network<T> network = new Network<>(
                    layers, factory.softmaxCrossEntropy(), factory.l2Penalty(0), factory.optimizer(OptimizerSpec.SGD));
            double[][] left = new double[1 + network.parameters().size()][];
            left[0] = new double[steps];
            for (int step = 0; step < steps; step++) {
                int n = step == 3 ? 5 : 16;
                T x = factory.tensor(Shape.of(n, 1, SIDE, SIDE));
                x.copyFrom(TestData.values(x.size(), 1000 + step % 3));
                left[0][step] = network.trainStep(x, TestData.labels(n, CLASSES, 2000 + step % 3), 0.05);
            }
            for (int p = 0; p < network.parameters().size(); p++) {
                left[1 + p] = network.parameters().get(p).value().toDoubles();
            }
            return left;
        }
    }
}
