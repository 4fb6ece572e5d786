package backproplab.experiments.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import backproplab.datasets.Batch;
import backproplab.datasets.Batches;
import backproplab.experiments.train.LoopSettings;
import backproplab.experiments.train.Seeds;
import backproplab.experiments.train.TrainingData;
import backproplab.network.engine.Engine;
import backproplab.network.engine.EngineState;
import backproplab.network.engine.NetworkSettings;
import backproplab.network.engine.ThreadPlan;
import backproplab.network.init.InitialWeights;
import backproplab.network.init.Initializer;
import backproplab.network.init.Weights;
import backproplab.network.layer.ActivationFunction;
import backproplab.network.layer.NetworkBuilder;
import backproplab.network.layer.NetworkSpec;
import backproplab.network.model.Model;
import backproplab.network.rule.OptimizerSpec;
import backproplab.network.rule.TrainingRule;
import backproplab.network.shape.Shape;
import backproplab.network.shape.Window;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An engine that is given another's state goes on as that one would, to the last bit. */
class EngineStateTest {
    private static final TrainingData DATA = ToyData.of(100, 20);
    private static final int BEFORE = 3;

    /** Batch norm has running statistics, dropout counts steps. */
    private static final Model NET = new Model() {
        @Override
        public String token() {
            return "test";
        }

        @Override
        public void describe(NetworkBuilder net, int classes) {
            net.conv2d("conv1", 3, new Window(3, 1, 1), false);
            net.batchNorm("bn1");
            net.activation("relu1", ActivationFunction.RELU);
            net.flatten("flatten");
            net.dropout("dropout", 0.3);
            net.linear("fc1", classes);
        }
    };

    static List<EngineKind> engines() {
        return EngineKind.all();
    }

    static Stream<Arguments> enginesAndRules() {
        return EngineKind.all().stream()
                .flatMap(kind -> Stream.of(OptimizerSpec.Kind.values()).map(rule -> Arguments.of(kind, rule)));
    }

    private static Engine engine(EngineKind kind, OptimizerSpec.Kind rule) {
        NetworkSpec network = NET.network(Shape.of(1, 1, ToyData.SIDE, ToyData.SIDE), ToyData.CLASSES, 7);
        NetworkSettings settings = new NetworkSettings(network, new TrainingRule(OptimizerSpec.of(rule), 1e-3, 2, 0));
        Engine engine = Engines.create(kind, settings, ThreadPlan.all(1));
        engine.load(InitialWeights.draw(network.tensors(), Initializer.KAIMING_NORMAL, 1, 3));
        return engine;
    }

    /** The batches of an epoch from one to another. */
    private static void train(Engine engine, int from, int to) {
        try (Batches batches = DATA.epoch(LoopSettings.of(1, 10, 0.01), new Seeds(5), 1)) {
            int at = 0;
            for (Batch batch = batches.next(); batch != null; batch = batches.next()) {
                if (at >= from && at < to) {
                    engine.accept(batch.pixels(), batch.labels(), batch.size());
                    engine.trainStep(0.01);
                }
                at++;
            }
        }
    }

    @ParameterizedTest
    @MethodSource("enginesAndRules")
    void anotherEngineGoesOnToTheSameBits(EngineKind kind, OptimizerSpec.Kind rule) {
        Weights straight;
        EngineState state;
        try (Engine engine = engine(kind, rule)) {
            train(engine, 0, BEFORE);
            state = engine.state();
            train(engine, BEFORE, 2 * BEFORE);
            straight = engine.weights();
        }
        assertEquals(BEFORE, state.steps());
        try (Engine engine = engine(kind, rule)) {
            engine.restore(state);
            train(engine, BEFORE, 2 * BEFORE);
            Weights resumed = engine.weights();
            straight.tensors()
                    .forEach((name, values) ->
                            assertArrayEquals(values, resumed.tensors().get(name), name));
            assertFalse(straight.tensors().isEmpty());
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void aStateThatDoesNotFitIsRefused(EngineKind kind) {
        try (Engine engine = engine(kind, OptimizerSpec.Kind.ADAM)) {
            train(engine, 0, 1);
            EngineState state = engine.state();
            EngineState foreign =
                    new EngineState(state.weights(), 1, 1, List.of(new double[3], new double[3], new double[3]));
            IllegalArgumentException error =
                    assertThrows(IllegalArgumentException.class, () -> engine.restore(foreign));
            String expected = kind.dl4j()
                    ? "3 arrays of updater state; Deeplearning4j keeps one for all layers"
                    : kind == EngineKind.PYTORCH
                            ? "3 arrays of optimizer state; this network keeps 10"
                            : "3 arrays of optimizer state; the rule keeps 2 for each of 5 parameters";
            assertEquals(expected, error.getMessage());
        }
    }
}
