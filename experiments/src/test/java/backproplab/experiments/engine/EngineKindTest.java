package backproplab.experiments.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import backproplab.network.engine.Engine;
import backproplab.network.engine.NetworkSettings;
import backproplab.network.engine.ThreadPlan;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class EngineKindTest {
    private static List<String> tokens(List<EngineKind> engines) {
        return engines.stream().map(EngineKind::token).toList();
    }

    @Test
    void theListSaysWhoCanBeNamedAndWhoIsCompared() {
        assertEquals(List.of("manual", "dl4j", "loops", "dl4j-cuda"), tokens(EngineKind.all()));
        assertEquals(List.of("manual", "dl4j", "loops"), tokens(Arrays.asList(EngineKind.named())));
        assertEquals(List.of("manual", "dl4j"), tokens(EngineKind.compared()));
        assertEquals("dl4j_cuda", EngineKind.DL4J_CUDA.column());
        assertEquals("double", EngineKind.LOOPS.precision());
        assertEquals("float", EngineKind.DL4J.precision());
    }

    @Test
    void engineWithoutItsModuleIsNotThere() {
        EngineKind.Factory absent = new EngineKind.Factory() {
            @Override
            public Engine create(NetworkSettings settings, ThreadPlan threads) {
                throw new AssertionError("not asked for");
            }

            @Override
            public boolean available() {
                return false;
            }
        };
        EngineKind away = new EngineKind(
                "away", "elsewhere", EngineKind.Role.FRAMEWORK, Float.BYTES, new Pace(0, 0, 1, 1), absent);
        assertEquals(
                List.of(EngineKind.MANUAL, MadeUpEngine.KIND),
                EngineKind.available(List.of(EngineKind.MANUAL, away, MadeUpEngine.KIND)));
    }

    @Test
    void theOrderIsThatOfTheList() {
        assertEquals(
                List.of(EngineKind.MANUAL, EngineKind.DL4J, EngineKind.LOOPS, EngineKind.DL4J_CUDA, MadeUpEngine.KIND),
                List.copyOf(new TreeSet<>(MadeUpEngine.WITH_IT)));
    }

    @Test
    void aStepTakesTimeForItselfItsParametersAndItsArithmetic() {
        Pace pace = MadeUpEngine.KIND.pace();
        assertEquals(1 + 2 * 3 + 16 / 4.0, pace.seconds(16, 3, false));
        assertEquals(1 + 2 * 3 + 16 / 8.0, pace.seconds(16, 3, true));
    }
}
