package backproplab.experiments.engine;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import backproplab.files.failure.ExitCode;
import backproplab.files.failure.UserException;
import backproplab.network.layer.ActivationFunction;
import backproplab.network.layer.NetworkSpec;
import backproplab.network.model.Mlp;
import backproplab.network.rule.OptimizerSpec;
import backproplab.network.shape.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryNeedTest {
    private static final long GIB = 1L << 30;
    private static final NetworkSpec SMALL = network(128);

    private static NetworkSpec network(int hidden) {
        return new Mlp(List.of(hidden), ActivationFunction.RELU, 0).network(Shape.of(1, 1, 28, 28), 10);
    }

    @Test
    void countsCopiesByHand() {
        long parameters = 784 * 128 + 128 + 1280 + 10;
        long activations = 2 * 128 + 10;
        assertEquals(
                3 * parameters * 8 + (2 * parameters + activations * (64 + 128)) * 4,
                MemoryNeed.heapBytes(EngineKind.MANUAL, SMALL, OptimizerSpec.Kind.SGD, 64, 128));
        assertEquals(
                5 * parameters * 8 + (4 * parameters + activations * (64 + 128)) * 4,
                MemoryNeed.heapBytes(EngineKind.MANUAL, SMALL, OptimizerSpec.Kind.ADAM, 64, 128));
        assertEquals(
                5 * parameters * 8, MemoryNeed.heapBytes(EngineKind.DL4J, SMALL, OptimizerSpec.Kind.ADAM, 64, 128));
    }

    @Test
    void whatFitsPassesAndWhatDoesNotIsAnEnvironmentError() {
        assertDoesNotThrow(() -> MemoryNeed.check(EngineKind.MANUAL, SMALL, OptimizerSpec.Kind.SGD, 64, 64, 2 * GIB));
        NetworkSpec huge = network(1_000_000);
        UserException error = assertThrows(
                UserException.class,
                () -> MemoryNeed.check(EngineKind.MANUAL, huge, OptimizerSpec.Kind.MOMENTUM, 64, 64, 2 * GIB));
        assertEquals(ExitCode.ENVIRONMENT, error.code());
        assertEquals(
                "This network needs about 33.5 GiB of heap for engine manual (795,000,010 parameters, batch 64); the JVM"
                        + " may use 2.0 GiB.\nMake it smaller with --hidden, --width or --batch-size, or give the JVM more: MAVEN_OPTS=-Xmx35g.",
                error.getMessage());
    }
}
