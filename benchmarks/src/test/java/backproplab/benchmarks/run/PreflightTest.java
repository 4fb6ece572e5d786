package backproplab.benchmarks.run;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.benchmarks.work.StepEngine;
import backproplab.dl4j.InstalledBackend;
import backproplab.dl4j.gpu.GpuFacts;
import backproplab.dl4j.gpu.HostFacts;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PreflightTest {
    private static HostFacts facts(String provider, String jar) {
        GpuFacts none = new GpuFacts(List.of(), Optional.empty(), "nvidia-smi lists no GPU");
        return new HostFacts("linux-x86_64", List.of(new InstalledBackend(provider, jar)), true, none, "");
    }

    @Test
    void aCudaProfileWithoutAGpuSaysWhatIsMissing() {
        HostFacts cuda = facts("org.nd4j.linalg.jcublas.JCublasBackend", "nd4j-cuda-11.2-1.0.0-M1.1");
        SpeedException e = assertThrows(SpeedException.class, () -> Preflight.check(cuda));
        assertEquals(4, e.code());
        assertEquals(
                "Profile cuda-ptx cannot run here: nvidia-smi lists no GPU.\nLeave -Pcuda-ptx out to run on the CPU.",
                e.getMessage());
    }

    @Test
    void theCpuNeedsNoGpu() {
        HostFacts cpu = facts("org.nd4j.linalg.cpu.nativecpu.CpuBackend", "nd4j-native-1.0.0-M2.1");
        assertDoesNotThrow(() -> Preflight.check(cpu));
    }

    @Test
    void onlyDeeplearning4jIsAskedAbout() {
        List<StepEngine> all = List.of(StepEngine.values());
        assertTrue(Preflight.wanted(Set.of(Group.STEPS), all));
        assertTrue(Preflight.wanted(Set.of(Group.MATMUL, Group.LATENCY), List.of(StepEngine.DL4J_DEFAULT)));
        assertFalse(Preflight.wanted(Set.of(Group.MATMUL, Group.LAYERS), all), "no group with Deeplearning4j");
        assertFalse(Preflight.wanted(Set.of(Group.STEPS), List.of(StepEngine.MANUAL)));
    }
}
