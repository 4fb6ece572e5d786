package backproplab.dl4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.network.engine.ThreadPlan;
import backproplab.network.layer.ActivationFunction;
import backproplab.network.rule.OptimizerSpec.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThreadTunerTest {

    private static Twins loaded() {
        Twins twins = TwinNets.mlp(ActivationFunction.RELU, TwinNets.settings(Precision.FLOAT, Kind.SGD, 0));
        twins.load(twins.batch(4, 1));
        return twins;
    }

    @Test
    void oneThreadLeavesNoChoice() {
        ThreadPlan before = Dl4jBackend.threads();
        try (Twins twins = loaded()) {
            assertEquals(new ThreadPlan(1, 1), ThreadTuner.fastest(twins.dl4j(), 1));
            assertEquals(new ThreadPlan(1, 1), Dl4jBackend.threads());
        } finally {
            Dl4jBackend.setThreads(before);
        }
    }

    @Test
    void theChoiceIsOneOfFourAndInForce() {
        ThreadPlan before = Dl4jBackend.threads();
        try (Twins twins = loaded()) {
            ThreadPlan chosen = ThreadTuner.fastest(twins.dl4j(), 2);
            assertTrue(List.of(new ThreadPlan(2, 2), new ThreadPlan(1, 2), new ThreadPlan(2, 1), new ThreadPlan(1, 1))
                    .contains(chosen));
            assertEquals(chosen.blas(), Dl4jBackend.threads().blas());
        } finally {
            Dl4jBackend.setThreads(before);
        }
    }

    @Test
    void zeroThreadsAreRefused() {
        try (Twins twins = loaded()) {
            IllegalArgumentException e =
                    assertThrows(IllegalArgumentException.class, () -> ThreadTuner.fastest(twins.dl4j(), 0));
            assertEquals("threads must be at least 1, not workers 0, blas 0", e.getMessage());
        }
    }
}
