package backproplab.manual.kernel;

import backproplab.manual.TestData;
import backproplab.manual.layer.Parameter;
import backproplab.manual.model.FastLayers;
import backproplab.manual.model.Network;
import backproplab.manual.model.Sequential;
import backproplab.manual.tensor.FloatTensor;
import backproplab.network.layer.ActivationFunction;
import backproplab.network.layer.LayerSpec;
import backproplab.network.rule.OptimizerSpec;
import backproplab.network.shape.Shape;
import backproplab.network.shape.Window;

/** Trains a small CNN for 20 steps and prints kernels, last loss and a hash of every parameter bit: run by child JVMs. */
final class TrainingMain {
    private static final int SIDE = 12;
    private static final int BATCH = 10;

    private TrainingMain() {}

    public static void main(String[] arguments) {
        System.out.println(run());
    }

    /** With a penalty, where gradients are written and updates follow, and without, where layers update as they go back. */
    static String run() {
        return run(1e-3) + " " + run(0);
    }

    private static String run(double reg) {
        try (Kernels kernels = Kernels.withThreads(2)) {
            FastLayers factory = new FastLayers(kernels);
            Sequential<FloatTensor> layers = new Sequential<FloatTensor>()
                    .add("conv1", factory.conv2d(new LayerSpec.Conv2d(1, 8, new Window(3, 1, 1), true)))
                    .add("relu", factory.activation(new LayerSpec.Activation(ActivationFunction.RELU)))
                    .add("conv2", factory.conv2d(new LayerSpec.Conv2d(8, 32, new Window(3, 2, 1), true)))
                    .add("conv3", factory.conv2d(new LayerSpec.Conv2d(32, 32, new Window(3, 1, 1), true)))
                    .add("tanh", factory.activation(new LayerSpec.Activation(ActivationFunction.TANH)))
                    .add("flatten", factory.flatten(new LayerSpec.Flatten()))
                    .add("fc1", factory.linear(new LayerSpec.Linear(32 * SIDE * SIDE / 4, 32)))
                    .add("sigmoid", factory.activation(new LayerSpec.Activation(ActivationFunction.SIGMOID)))
                    .add("out", factory.linear(new LayerSpec.Linear(32, 4)));
            long seed = 1;
            for (Parameter<FloatTensor> parameter : layers.parameters()) {
                double[] values = TestData.values(parameter.value().size(), seed++);
                for (int i = 0; i < values.length; i++) {
                    values[i] *= 0.3;
                }
                parameter.value().copyFrom(values);
            }
            Network<FloatTensor> network = new Network<>(
                    layers,
                    factory.softmaxCrossEntropy(),
                    factory.l2Penalty(reg),
                    factory.optimizer(OptimizerSpec.SGD));
            double loss = 0;
            for (int step = 0; step < 20; step++) {
                FloatTensor x = factory.tensor(Shape.of(BATCH, 1, SIDE, SIDE));
                x.copyFrom(TestData.values(x.size(), 100 + step));
                loss = network.trainStep(x, TestData.labels(BATCH, 4, 200 + step), 0.05);
            }
            long hash = 0;
            for (Parameter<FloatTensor> parameter : network.parameters()) {
                for (float value : parameter.value().data()) {
                    hash = 31 * hash + Float.floatToRawIntBits(value);
                }
            }
            return kernels.name() + " " + loss + " " + Long.toHexString(hash);
        }
    }
}
