package backproplab.manual.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.manual.TestData;
import backproplab.manual.Tolerances;
import backproplab.manual.kernel.Kernels;
import backproplab.manual.layer.InPlaceDescent;
import backproplab.manual.layer.Layer;
import backproplab.manual.layer.Parameter;
import backproplab.manual.layer.Pass;
import backproplab.manual.optim.OptimizerState;
import backproplab.manual.tensor.FloatTensor;
import backproplab.manual.tensor.Tensor;
import backproplab.network.init.Initializer;
import backproplab.network.init.RandomStream;
import backproplab.network.layer.ActivationFunction;
import backproplab.network.layer.DropoutMask;
import backproplab.network.layer.LayerSpec;
import backproplab.network.rule.OptimizerSpec;
import backproplab.network.rule.OptimizerSpec.Kind;
import backproplab.network.shape.Shape;
import backproplab.network.shape.Window;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whole networks: the two engines train alike, and threads change no bit. */
class NetworkTest {
    private static final int CLASSES = 10;
    private static final int SIDE = 8;

    /** A network small enough for a test and big enough to be shared between threads. */
    private enum Model {
        MLP,
        CNN,
        POOLED_CNN;

        <T extends Tensor<T>> Network<T> build(LayerFactory<T> factory, OptimizerSpec optimizer, double reg) {
            Sequential<T> layers = new Sequential<>();
            if (this == MLP) {
                layers.add("flatten", factory.flatten(new LayerSpec.Flatten()))
                        .add("fc1", factory.linear(new LayerSpec.Linear(SIDE * SIDE, 96)))
                        .add("relu1", factory.activation(new LayerSpec.Activation(ActivationFunction.RELU)))
                        .add("dropout", factory.dropout(new LayerSpec.Dropout(new DropoutMask(4, 0, 0.2))))
                        .add("fc2", factory.linear(new LayerSpec.Linear(96, 48)))
                        .add("act2", factory.activation(new LayerSpec.Activation(ActivationFunction.TANH)))
                        .add("out", factory.linear(new LayerSpec.Linear(48, CLASSES)));
            } else {
                layers.add("conv1", factory.conv2d(new LayerSpec.Conv2d(1, 8, new Window(3, 1, 1), true)))
                        .add("relu1", factory.activation(new LayerSpec.Activation(ActivationFunction.LEAKY_RELU)));
                int features = 8 * SIDE * SIDE;
                if (this == POOLED_CNN) {
                    layers.add("pool1", factory.maxPool2d(new LayerSpec.MaxPool2d(new Window(2, 2, 0))))
                            .add("conv2", factory.conv2d(new LayerSpec.Conv2d(8, 6, new Window(3, 1, 1), true)))
                            .add("act2", factory.activation(new LayerSpec.Activation(ActivationFunction.SIGMOID)))
                            .add("pool2", factory.avgPool2d(new LayerSpec.AvgPool2d(new Window(2, 2, 0))));
                    features = 6 * SIDE * SIDE / 16;
                }
                layers.add("flatten", factory.flatten(new LayerSpec.Flatten()))
                        .add("out", factory.linear(new LayerSpec.Linear(features, CLASSES)));
            }
            RandomStream random = new RandomStream(11);
            for (Parameter<T> parameter : layers.parameters()) {
                if (parameter.decays()) {
                    parameter
                            .value()
                            .copyFrom(Initializer.KAIMING_UNIFORM.draw(
                                    parameter.value().size(), 60, 60, 1, random));
                }
            }
            return new Network<>(
                    layers, factory.softmaxCrossEntropy(), factory.l2Penalty(reg), factory.optimizer(optimizer));
        }
    }

    private static <T extends Tensor<T>> double[] train(
            Model model, LayerFactory<T> factory, OptimizerSpec optimizer, int steps) {
        Network<T> network = model.build(factory, optimizer, 1e-3);
        double rate = optimizer.kind().trialRate();
        double[] losses = new double[steps];
        for (int step = 0; step < steps; step++) {
            int n = step % 5 == 4 ? 13 : 32;
            T x = factory.tensor(Shape.of(n, 1, SIDE, SIDE));
            x.copyFrom(TestData.values(x.size(), 1000 + step % 7));
            losses[step] = network.trainStep(x, TestData.labels(n, CLASSES, 2000 + step % 7), rate);
        }
        double[] parameters = network.parameters().stream()
                .flatMapToDouble(p -> java.util.Arrays.stream(p.value().toDoubles()))
                .toArray();
        return Stream.of(losses, parameters)
                .flatMapToDouble(java.util.Arrays::stream)
                .toArray();
    }

    @ParameterizedTest
    @EnumSource(Model.class)
    void bothEnginesTrainAlike(Model model) {
        for (Kind kind : Kind.values()) {
            OptimizerSpec optimizer = new OptimizerSpec(kind, 0.5);
            double[] expected = train(model, new LoopLayers(), optimizer, 100);
            try (Kernels kernels = Kernels.withThreads(2)) {
                double error = TestData.error(expected, train(model, new FastLayers(kernels), optimizer, 100));
                assertTrue(error <= Tolerances.FLOAT_TRAINING, model + " " + kind + ": " + error);
            }
            assertTrue(expected[99] < expected[0], "it learns");
        }
    }

    @ParameterizedTest
    @EnumSource(Model.class)
    void threadsChangeNoBit(Model model) {
        double[][] runs = new double[4][];
        for (int run = 0; run < 4; run++) {
            try (Kernels kernels = Kernels.withThreads(Math.max(1, run))) {
                runs[run] = train(model, new FastLayers(kernels), OptimizerSpec.SGD, 30);
            }
        }
        assertArrayEquals(runs[0], runs[1], "two runs with one thread");
        assertArrayEquals(runs[1], runs[2], "1 and 2 threads");
        assertArrayEquals(runs[1], runs[3], "1 and 3 threads");
    }

    @Test
    void anInfiniteLossLeavesTheParametersAndIsLocated() {
        try (Kernels kernels = Kernels.withThreads(1)) {
            FastLayers factory = new FastLayers(kernels);
            var network = Model.CNN.build(factory, OptimizerSpec.SGD, 0);
            var x = factory.tensor(Shape.of(2, 1, SIDE, SIDE));
            x.copyFrom(TestData.values(x.size(), 1));
            assertEquals(Optional.empty(), network.firstNonFinite(x));
            var out = network.parameters().get(2);
            assertEquals("out.weight", out.name());
            out.value().set(3, Double.POSITIVE_INFINITY);
            double[] bias = network.parameters().get(1).value().toDoubles();
            assertFalse(Double.isFinite(network.trainStep(x, new int[] {3, 4}, 0.05)));
            assertArrayEquals(bias, network.parameters().get(1).value().toDoubles());
            assertEquals(Optional.of("out"), network.firstNonFinite(x));
            network.parameters().get(0).value().set(0, Double.NaN);
            assertEquals(Optional.of("conv1"), network.firstNonFinite(x));
        }
    }

    /** Training normalises by the batch and is finite; what is predicted uses running statistics, which overflow. */
    @Test
    void whatIsNotFiniteInEvaluationAloneIsLocatedToo() {
        try (Kernels kernels = Kernels.withThreads(1)) {
            FastLayers factory = new FastLayers(kernels);
            var layers = new Sequential<FloatTensor>()
                    .add("bn", factory.batchNorm(new LayerSpec.BatchNorm(1)))
                    .add("flatten", factory.flatten(new LayerSpec.Flatten()))
                    .add("out", factory.linear(new LayerSpec.Linear(SIDE * SIDE, CLASSES)));
            var network = new Network<>(
                    layers, factory.softmaxCrossEntropy(), factory.l2Penalty(0), factory.optimizer(OptimizerSpec.SGD));
            network.parameters().get(0).value().set(0, 1);
            var x = factory.tensor(Shape.of(2, 1, SIDE, SIDE));
            x.copyFrom(TestData.values(x.size(), 1));
            assertEquals(Optional.empty(), network.firstNonFinite(x));
            network.state().get(0).value().set(0, 3e38);
            network.state().get(1).value().set(0, 0);
            assertTrue(Double.isFinite(network.gradients(x, new int[2])));
            assertEquals(Optional.of("bn"), network.firstNonFinite(x));
        }
    }

    /** As a layer of the user's may do. */
    @Test
    void aBackwardPassThatThrowsLeavesNoLayerUpdating() {
        InPlaceDescent[] joined = new InPlaceDescent[1];
        Layer<FloatTensor> failing = new Layer<>() {
            @Override
            public Shape outputShape(Shape input) {
                return input;
            }

            @Override
            public FloatTensor forward(FloatTensor x, Pass pass) {
                return x;
            }

            @Override
            public FloatTensor backward(FloatTensor dy) {
                throw new IllegalStateException(joined[0].active() ? "within a step" : "outside a step");
            }

            @Override
            public List<Parameter<FloatTensor>> join(InPlaceDescent descent) {
                joined[0] = descent;
                return List.of();
            }

            @Override
            public void skipInputGradient() {}
        };
        try (Kernels kernels = Kernels.withThreads(1)) {
            FastLayers factory = new FastLayers(kernels);
            var network = new Network<>(
                    new Sequential<FloatTensor>().add("failing", failing),
                    factory.softmaxCrossEntropy(),
                    factory.l2Penalty(0),
                    factory.optimizer(OptimizerSpec.SGD));
            var x = factory.tensor(Shape.of(2, CLASSES));
            assertEquals(
                    "within a step",
                    assertThrows(IllegalStateException.class, () -> network.trainStep(x, new int[2], 0.1))
                            .getMessage());
            assertFalse(joined[0].active());
        }
    }

    @Test
    void theLearningRateScalesTheStep() {
        var network = Model.MLP.build(new LoopLayers(), OptimizerSpec.SGD, 0);
        var twice = Model.MLP.build(new LoopLayers(), OptimizerSpec.SGD, 0);
        var x = TestData.doubles(TestData.values(4 * SIDE * SIDE, 1), 4, 1, SIDE, SIDE);
        double before = network.parameters().get(0).value().get(0);
        network.trainStep(x, new int[4], 0.05);
        twice.trainStep(x, new int[4], 0.1);
        double single = network.parameters().get(0).value().get(0) - before;
        assertEquals(2 * single, twice.parameters().get(0).value().get(0) - before, 1e-12);
    }

    @Test
    void twoLayersCannotShareAName() {
        LoopLayers factory = new LoopLayers();
        var layers = new Sequential<backproplab.manual.tensor.DoubleTensor>()
                .add("fc", factory.linear(new LayerSpec.Linear(2, 2)));
        assertEquals(
                "two layers named fc",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> layers.add("fc", factory.linear(new LayerSpec.Linear(2, 2))))
                        .getMessage());
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aRestoredNetworkGoesOnToTheSameBits(Kind kind) {
        goesOn(new LoopLayers(), kind);
        try (Kernels kernels = Kernels.withThreads(2)) {
            goesOn(new FastLayers(kernels), kind);
        }
    }

    /** Three steps and three more, in one network and in two. */
    private static <T extends Tensor<T>> void goesOn(LayerFactory<T> factory, Kind kind) {
        Network<T> straight = Model.MLP.build(factory, OptimizerSpec.of(kind), 1e-3);
        Network<T> resumed = Model.MLP.build(factory, OptimizerSpec.of(kind), 1e-3);
        steps(factory, straight, 0);
        OptimizerState state = straight.optimizerState();
        assertEquals(3, straight.step());
        for (int i = 0; i < straight.parameters().size(); i++) {
            resumed.parameters()
                    .get(i)
                    .value()
                    .copyFrom(straight.parameters().get(i).value().toDoubles());
        }
        resumed.restore(3, state);
        steps(factory, straight, 3);
        steps(factory, resumed, 3);
        for (int i = 0; i < straight.parameters().size(); i++) {
            assertArrayEquals(
                    straight.parameters().get(i).value().toDoubles(),
                    resumed.parameters().get(i).value().toDoubles());
        }
    }

    private static <T extends Tensor<T>> void steps(LayerFactory<T> factory, Network<T> network, int first) {
        for (int step = first; step < first + 3; step++) {
            T x = factory.tensor(Shape.of(8, 1, SIDE, SIDE));
            x.copyFrom(TestData.values(x.size(), 1000 + step));
            network.trainStep(x, TestData.labels(8, CLASSES, 2000 + step), 0.05);
        }
    }

    @Test
    void anOptimizerStateOfAnotherNetworkIsRefused() {
        Network<?> network = Model.MLP.build(new LoopLayers(), OptimizerSpec.of(Kind.ADAM), 0);
        assertEquals(
                "1 arrays of optimizer state; the rule keeps 2 for each of 6 parameters",
                refused(() -> network.restore(1, new OptimizerState(1, List.of(new double[4])))));
        double[][] short12 = new double[12][1];
        assertEquals(
                "optimizer state of fc1.weight has 1 numbers, the parameter 6144",
                refused(() -> network.restore(1, new OptimizerState(1, List.of(short12)))));
        assertEquals(0, network.step(), "nothing was restored");
    }

    /** Momentum keeps half as many arrays as Adam: they would fit some of the parameters, and be the wrong ones. */
    @Test
    void anOptimizerStateOfARuleWithOtherSlotsIsRefused() {
        try (Kernels kernels = Kernels.withThreads(1)) {
            for (LayerFactory<?> factory : List.of(new LoopLayers(), new FastLayers(kernels))) {
                anotherRule(factory);
            }
        }
    }

    private static <T extends Tensor<T>> void anotherRule(LayerFactory<T> factory) {
        Network<T> adam = Model.MLP.build(factory, OptimizerSpec.of(Kind.ADAM), 1e-3);
        Network<T> momentum = Model.MLP.build(factory, OptimizerSpec.of(Kind.MOMENTUM), 1e-3);
        Network<T> sgd = Model.MLP.build(factory, OptimizerSpec.SGD, 1e-3);
        List.of(adam, momentum, sgd).forEach(network -> steps(factory, network, 0));
        assertEquals(
                "6 arrays of optimizer state; the rule keeps 2 for each of 6 parameters",
                refused(() -> adam.restore(3, momentum.optimizerState())));
        assertEquals(
                "12 arrays of optimizer state; the rule keeps 1 for each of 6 parameters",
                refused(() -> momentum.restore(3, adam.optimizerState())));
        assertEquals(
                "6 arrays of optimizer state; the rule keeps 0 for each of 6 parameters",
                refused(() -> sgd.restore(3, momentum.optimizerState())));
        assertEquals(OptimizerState.NONE, sgd.optimizerState());
    }

    private static String refused(Executable work) {
        return assertThrows(IllegalArgumentException.class, work).getMessage();
    }
}
