package backproplab.manual.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.manual.model.LayerFactory;
import backproplab.manual.tensor.FloatTensor;
import backproplab.network.engine.Engine;
import backproplab.network.engine.NetworkSettings;
import backproplab.network.init.InitialWeights;
import backproplab.network.init.Initializer;
import backproplab.network.layer.ActivationFunction;
import backproplab.network.layer.NetworkSpec;
import backproplab.network.model.Mlp;
import backproplab.network.rule.TrainingRule;
import backproplab.network.shape.Shape;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What an engine refuses, in the words of the other ones. */
class ManualEngineTest {
    private static final NetworkSpec NET =
            new Mlp(List.of(5), ActivationFunction.RELU, 0).network(Shape.of(1, 1, 2, 3), 4);
    private static final NetworkSettings SETTINGS = new NetworkSettings(NET, TrainingRule.SGD);

    private static List<Engine> engines() {
        List<Engine> engines = List.of(ManualEngine.fast(SETTINGS, 2), ManualEngine.loops(SETTINGS));
        engines.forEach(engine -> engine.load(InitialWeights.draw(NET.tensors(), Initializer.KAIMING_NORMAL, 1, 3)));
        return engines;
    }

    private static void refused(Class<? extends Throwable> type, String message, Executable call) {
        assertEquals(message, assertThrows(type, call).getMessage());
    }

    @Test
    void aBatchThatIsTooShortIsRefusedBeforeAnythingChanges() {
        for (Engine engine : engines()) {
            try (engine) {
                engine.accept(new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}, new int[] {1, 2}, 2);
                double[] before = new double[8];
                engine.logits(before);
                String needs = "a batch of 3 needs at least 1 sample, 3 labels and 18 pixels; there are ";
                Class<IllegalArgumentException> argument = IllegalArgumentException.class;
                refused(argument, needs + "3 labels and 17 pixels", () -> engine.accept(new float[17], new int[3], 3));
                refused(argument, needs + "2 labels and 18 pixels", () -> engine.accept(new float[18], new int[2], 3));
                refused(
                        argument,
                        "a batch of 0 needs at least 1 sample, 0 labels and 0 pixels; there are 0 labels and 0 pixels",
                        () -> engine.accept(new float[0], new int[0], 0));
                refused(
                        argument,
                        "label 4 of sample 1 is outside [0, 4)",
                        () -> engine.accept(new float[12], new int[] {0, 4}, 2));
                double[] after = new double[8];
                engine.logits(after);
                assertArrayEquals(before, after);
            }
        }
    }

    @Test
    void aRateThatIsNoneIsRefusedAndNothingIsTrained() {
        for (Engine engine : engines()) {
            try (engine) {
                engine.accept(new float[6], new int[1], 1);
                double[] before = engine.weights().tensors().get("fc1.weight");
                for (double rate : new double[] {Double.NaN, -0.1, Double.POSITIVE_INFINITY}) {
                    refused(
                            IllegalArgumentException.class,
                            "learning rate must be finite and at least 0, not " + rate,
                            () -> engine.trainStep(rate));
                }
                assertArrayEquals(before, engine.weights().tensors().get("fc1.weight"));
            }
        }
    }

    @Test
    void thereMustBeABatch() {
        for (Engine engine : engines()) {
            try (engine) {
                List<Executable> calls = List.of(
                        () -> engine.trainStep(0.1),
                        engine::gradients,
                        engine::firstNonFinite,
                        () -> engine.logits(new double[4]),
                        () -> engine.outputs((layer, values) -> {}));
                for (Executable call : calls) {
                    refused(
                            IllegalStateException.class,
                            "no batch is loaded: call accept(pixels, labels, size) first",
                            call);
                }
            }
        }
    }

    @Test
    void aNetworkThatCannotBeBuiltReleasesItsThreads() {
        OutOfMemoryError full = new OutOfMemoryError("no room");
        AtomicBoolean released = new AtomicBoolean();
        @SuppressWarnings("unchecked")
        LayerFactory<FloatTensor> factory = (LayerFactory<FloatTensor>) Proxy.newProxyInstance(
                ManualEngineTest.class.getClassLoader(),
                new Class<?>[] {LayerFactory.class},
                (proxy, method, given) -> {
                    throw full;
                });
        assertSame(
                full,
                assertThrows(
                        OutOfMemoryError.class,
                        () -> new ManualEngine<>(SETTINGS, factory, 2, () -> released.set(true))));
        assertTrue(released.get());
    }
}
