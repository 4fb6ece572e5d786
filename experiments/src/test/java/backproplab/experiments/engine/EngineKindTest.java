package backproplab.experiments.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import backproplab.files.failure.ExitCode;
import backproplab.files.failure.OptionException;
import backproplab.files.failure.UserException;
import backproplab.network.engine.Engine;
import backproplab.network.engine.EngineProvider;
import backproplab.network.engine.NetworkSettings;
import backproplab.network.engine.ThreadPlan;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EngineKindTest {
    private static List<String> tokens(List<EngineKind> engines) {
        return engines.stream().map(EngineKind::token).toList();
    }

    /** PyTorch is there in a build with its profile only. */
    private static List<String> here(String... tokens) {
        return Stream.of(tokens)
                .filter(token ->
                        !token.equals("pytorch") || EngineProvider.find(token).isPresent())
                .toList();
    }

    @Test
    void theListSaysWhoCanBeNamedAndWhoIsCompared() {
        assertEquals(here("manual", "dl4j", "pytorch", "loops", "dl4j-cuda"), tokens(EngineKind.all()));
        assertEquals(here("manual", "dl4j", "pytorch", "loops"), tokens(EngineKind.named()));
        assertEquals(here("manual", "dl4j", "pytorch"), tokens(EngineKind.compared()));
        assertEquals("PyTorch", EngineKind.PYTORCH.title());
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
    void aFrameworkOfAnotherBuildIsNamedWithItsProfile() {
        assumeFalse(EngineKind.PYTORCH.factory().available(), "this build has it");
        UserException refused =
                assertThrows(UserException.class, () -> EngineKind.pick("--engines", "pytorch", EngineKind.named()));
        assertEquals(
                "--engines pytorch: PyTorch is not part of this build.\nAdd -Ppytorch to the Maven command.",
                refused.getMessage());
        assertEquals(ExitCode.USAGE, refused.code());
        assertThrows(OptionException.class, () -> EngineKind.pick("--engines", "torch", EngineKind.named()));
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
