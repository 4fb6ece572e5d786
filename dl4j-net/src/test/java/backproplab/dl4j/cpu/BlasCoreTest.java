package backproplab.dl4j.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import backproplab.network.processor.Processor;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BlasCoreTest {

    private static final Optional<String> CONFIG = Optional.of("OpenBLAS 0.3.19");

    private static BlasCore running(String core, Processor processor, Map<String, String> environment) {
        return new BlasCore(CoreChoice.make(processor, environment, (name, value) -> {}), Optional.of(core), CONFIG);
    }

    @Test
    void aCoreThatFitsIsNoTrouble() {
        BlasCore core = running("SkylakeX", Processors.SAPPHIRE_RAPIDS, Map.of());
        assertEquals(Optional.empty(), core.trouble());
        assertEquals("SkylakeX, which fits this processor; chosen by this program", core.sentence());
        assertEquals(
                Map.of(
                        "blas_core", "SkylakeX",
                        "blas_core_wanted", "SkylakeX",
                        "blas_core_chosen_by", "rule",
                        "blas_config", "OpenBLAS 0.3.19"),
                core.details());
    }

    @Test
    void kernelsOfTheSameInstructionsFitTooWhoeverChoseThem() {
        assertEquals(
                Optional.empty(),
                running("Cooperlake", Processors.ICE_LAKE, Map.of()).trouble());
        BlasCore users = running("SkylakeX", Processors.ZEN_4, Map.of("OPENBLAS_CORETYPE", "SkylakeX"));
        assertEquals(
                "SkylakeX, which fits this processor; chosen by OPENBLAS_CORETYPE in the environment",
                users.sentence());
    }

    @Test
    void theKernelsOfAPentium4AreToldWithWhatTheyCostAndHowToSetOthers() {
        BlasCore core = running("Prescott", Processors.EMERALD_RAPIDS, Map.of());
        String trouble =
                "OpenBLAS runs its SSE2 kernels (Prescott) on a processor that can run those for AVX-512 (SkylakeX): "
                        + "matrix products take about 5 times as long. "
                        + "Set OPENBLAS_CORETYPE=SkylakeX in the environment before Java starts.";
        assertEquals(Optional.of(trouble), core.trouble());
        assertEquals(trouble, core.sentence());
        assertEquals(trouble, core.details().get(BlasCore.TROUBLE));
    }

    @Test
    void aSlowerChoiceOfTheUsersIsNamed() {
        BlasCore core = running("Prescott", Processors.ZEN_2, Map.of("OPENBLAS_CORETYPE", "Typo"));
        assertEquals(
                "OpenBLAS runs its SSE2 kernels (Prescott) on a processor that can run those for AVX2 (Zen): "
                        + "matrix products take about 2.5 times as long. "
                        + "OPENBLAS_CORETYPE=Typo in the environment asked for that: unset it, or set it to Zen.",
                core.trouble().orElseThrow());
        assertEquals(
                "OpenBLAS runs its AVX2 kernels (Haswell) on a processor that can run those for AVX-512 (SkylakeX): "
                        + "matrix products take about 2 times as long. "
                        + "Set OPENBLAS_CORETYPE=SkylakeX in the environment before Java starts.",
                running("Haswell", Processors.ICE_LAKE, Map.of()).trouble().orElseThrow());
        assertEquals(
                "OpenBLAS runs its AVX kernels (Sandybridge) on a processor that can run those for AVX2 (Haswell): "
                        + "matrix products take about 2 times as long. "
                        + "Set OPENBLAS_CORETYPE=Haswell in the environment before Java starts.",
                running("Sandybridge", Processors.HASWELL, Map.of()).trouble().orElseThrow());
    }

    @Test
    void whereNothingIsKnownNothingIsClaimed() {
        BlasCore arm = running("ARMV8", Processors.ARM, Map.of());
        assertEquals(Optional.empty(), arm.trouble());
        assertEquals("ARMV8; chosen by OpenBLAS itself", arm.sentence());
        assertEquals("none", arm.details().get("blas_core_wanted"));
        assertFalse(arm.details().containsKey(BlasCore.TROUBLE));
    }

    @Test
    void aChoiceThatCouldNeitherBeMadeNorSeenIsTold() {
        CoreChoice choice = CoreChoice.make(Processors.ICE_LAKE, Map.of(), (name, value) -> {
            throw new NoClassDefFoundError("com/sun/jna/NativeLibrary");
        });
        assertEquals(
                "Which kernels OpenBLAS runs is unknown, and SkylakeX could not be set from here "
                        + "(NoClassDefFoundError: com/sun/jna/NativeLibrary). "
                        + "Set OPENBLAS_CORETYPE=SkylakeX in the environment before Java starts.",
                new BlasCore(choice, Optional.empty(), Optional.empty())
                        .trouble()
                        .orElseThrow());
        BlasCore users = new BlasCore(
                CoreChoice.make(Processors.ICE_LAKE, Map.of("OPENBLAS_CORETYPE", "SkylakeX"), (name, value) -> {}),
                Optional.empty(),
                Optional.empty());
        assertEquals("unknown; chosen by OPENBLAS_CORETYPE in the environment", users.sentence());
    }
}
