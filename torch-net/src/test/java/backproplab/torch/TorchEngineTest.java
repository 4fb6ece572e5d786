package backproplab.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.pytorch.jni.JniUtils;
import ai.djl.util.Utils;
import backproplab.network.engine.Engine;
import backproplab.network.engine.EngineProvider;
import backproplab.network.engine.EngineState;
import backproplab.network.engine.NetworkSettings;
import backproplab.network.engine.ThreadPlan;
import backproplab.network.init.Weights;
import backproplab.network.layer.ActivationFunction;
import backproplab.network.layer.NetworkBuilder;
import backproplab.network.rule.OptimizerSpec;
import backproplab.network.rule.OptimizerSpec.Kind;
import backproplab.network.rule.TrainingRule;
import backproplab.network.shape.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TorchEngineTest {
    private static final int BATCH = 4;

    private static void net(NetworkBuilder net) {
        net.conv2d("conv", 4, new Window(3, 1, 1), false);
        net.batchNorm("norm");
        net.activation("relu", ActivationFunction.RELU);
        net.dropout("dropout", 0.2);
        net.flatten("flatten");
        net.linear("out", Twins.CLASSES);
    }

    private static NetworkSettings settings(Kind kind) {
        return Twins.settings(TorchEngineTest::net, TrainingRule.of(OptimizerSpec.of(kind)));
    }

    private static TorchEngine engine(Kind kind) {
        TorchEngine engine = new TorchEngine(settings(kind), Precision.FLOAT);
        engine.load(Twins.weights(settings(kind).network()));
        accept(engine, BATCH);
        return engine;
    }

    private static void accept(Engine engine, int size) {
        float[] pixels = new float[size * 3 * 8 * 7];
        int[] labels = new int[size];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (float) Math.sin(i);
        }
        for (int i = 0; i < size; i++) {
            labels[i] = i % Twins.CLASSES;
        }
        engine.accept(pixels, labels, size);
    }

    @ParameterizedTest
    @EnumSource
    void goesOnFromAStateAsIfNothingHadHappened(Kind kind) {
        try (Engine whole = engine(kind);
                Engine second = engine(kind)) {
            for (int i = 0; i < 3; i++) {
                whole.trainStep(0.01);
            }
            EngineState state = whole.state();
            second.restore(state);
            for (int i = 0; i < 3; i++) {
                assertEquals(whole.trainStep(0.01), second.trainStep(0.01));
            }
            Weights expected = whole.weights();
            second.weights()
                    .tensors()
                    .forEach((name, values) ->
                            assertArrayEquals(expected.tensors().get(name), values, name));
        }
    }

    @Test
    void aStateOfAnotherRuleIsRefusedAndChangesNothing() {
        try (Engine adam = engine(Kind.ADAM);
                Engine sgd = engine(Kind.SGD)) {
            adam.trainStep(0.01);
            double[] before = sgd.weights().tensors().get("out.weight");
            EngineState state = adam.state();
            IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> sgd.restore(state));
            assertEquals("10 arrays of optimizer state; this network keeps 0", refused.getMessage());
            assertArrayEquals(before, sgd.weights().tensors().get("out.weight"));
        }
    }

    /** Tensors that are not closed stay registered with a manager, or alive in PyTorch: neither number may grow. */
    @Test
    void nothingIsLeftOverOfFiveHundredSteps() {
        try (TorchEngine engine = engine(Kind.ADAM)) {
            accept(engine, 256);
            engine.trainStep(0.001);
            int tensors = engine.openTensors();
            long before = 0;
            for (int step = 0; step < 500; step++) {
                engine.trainStep(0.001);
                engine.gradients();
                if (step == 99) {
                    before = ResidentMemory.bytes();
                }
            }
            assertEquals(tensors, engine.openTensors());
            // One activation of this batch takes 229 kB: 400 steps that kept one would take 92 MB. The Java heap may
            // grow a little.
            long grown = ResidentMemory.bytes() - before;
            assertTrue(grown < 60_000_000, "grew by " + grown + " bytes");
        }
    }

    /** It would load native code from the network where an environment variable asks for another version. */
    @Test
    void theLibraryBelowIsToldToStayOffTheNetwork() {
        TorchBackend.ensureAvailable();
        assertTrue(Utils.isOfflineMode());
    }

    @Test
    void batchesOfAnySizeInTurn() {
        try (Engine engine = engine(Kind.SGD)) {
            for (int size : new int[] {4, 1, 7, 4}) {
                accept(engine, size);
                assertTrue(Double.isFinite(engine.trainStep(0.01)));
                double[] logits = new double[size * Twins.CLASSES];
                Arrays.fill(logits, Double.NaN);
                engine.logits(logits);
                assertTrue(Arrays.stream(logits).allMatch(Double::isFinite), Arrays.toString(logits));
            }
        }
    }

    @Test
    void twoThreadsTrainNetworksOfTheirOwn() throws Exception {
        List<Double> expected = losses();
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            List<Callable<List<Double>>> both = List.of(TorchEngineTest::losses, TorchEngineTest::losses);
            for (Future<List<Double>> future : pool.invokeAll(both)) {
                assertEquals(expected, future.get());
            }
        } finally {
            pool.shutdown();
        }
    }

    private static List<Double> losses() {
        List<Double> losses = new ArrayList<>();
        try (Engine engine = engine(Kind.MOMENTUM)) {
            for (int i = 0; i < 20; i++) {
                losses.add(engine.trainStep(0.01));
            }
        }
        return losses;
    }

    @Test
    void recordingIsOffBehindAStepAndBehindAFailure() {
        try (Engine engine = engine(Kind.SGD)) {
            engine.trainStep(0.01);
            assertFalse(JniUtils.isGradMode());
            assertThrows(
                    IllegalStateException.class,
                    () -> Recording.on(() -> {
                        throw new IllegalStateException("planted");
                    }));
            assertFalse(JniUtils.isGradMode());
        }
    }

    @Test
    void aLossThatIsNoNumberLeavesTheParameters() {
        try (Engine engine = engine(Kind.SGD)) {
            Weights weights = engine.weights();
            weights.tensors().get("out.bias")[0] = Double.NaN;
            engine.load(weights);
            assertTrue(Double.isNaN(engine.trainStep(0.01)));
            assertArrayEquals(
                    weights.tensors().get("conv.weight"),
                    engine.weights().tensors().get("conv.weight"));
        }
    }

    @Test
    void refusesWhatItCannotUse() {
        Engine engine = new TorchEngine(settings(Kind.SGD), Precision.FLOAT);
        try (engine) {
            assertMessage(IllegalStateException.class, "no batch is loaded", () -> engine.trainStep(0.1));
            assertMessage(
                    IllegalArgumentException.class,
                    "label 9 of sample 0",
                    () -> engine.accept(new float[168], new int[] {9}, 1));
            assertMessage(
                    IllegalArgumentException.class,
                    "a batch of 2 needs",
                    () -> engine.accept(new float[168], new int[] {1, 1}, 2));
            accept(engine, 2);
            assertMessage(IllegalArgumentException.class, "learning rate", () -> engine.trainStep(Double.NaN));
            assertMessage(IllegalStateException.class, "no gradient of out.bias", () -> engine.gradient("out.bias"));
            assertMessage(
                    IllegalArgumentException.class, "no trained tensor norm.mean", () -> engine.gradient("norm.mean"));
            assertMessage(IllegalArgumentException.class, "need 10 places, not 9", () -> engine.logits(new double[9]));
            assertMessage(
                    IllegalArgumentException.class,
                    "tensor conv.weight of PyTorch",
                    () -> engine.load(new Weights(Map.of())));
        }
        assertMessage(IllegalStateException.class, "the network is closed", engine::gradients);
    }

    private static void assertMessage(Class<? extends Exception> type, String begin, Executable call) {
        String message = assertThrows(type, call).getMessage();
        assertTrue(message.contains(begin), message);
    }

    @Test
    void tuningAppliesWhatItFound() {
        try (Engine engine = engine(Kind.SGD)) {
            ThreadPlan found = engine.tuneThreads(2);
            assertEquals(found, TorchBackend.threads());
            assertTrue(found.workers() == 1 || found.workers() == 2, found::toString);
            assertEquals(ThreadPlan.all(1), engine.tuneThreads(1));
        }
    }

    @Test
    void isFoundByItsName() {
        EngineProvider provider = EngineProvider.find("pytorch").orElseThrow();
        provider.ensureAvailable();
        assertEquals("2.7.1", provider.details().get("version"));
        assertEquals(ThreadPlan.all(1), withOneThread(provider));
        assertTrue(EngineProvider.find("toy").isEmpty());
    }

    private static ThreadPlan withOneThread(EngineProvider provider) {
        provider.create(settings(Kind.SGD), ThreadPlan.all(1)).close();
        return provider.threads();
    }
}
