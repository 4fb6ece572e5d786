package backproplab.dl4j.gpu;

import static org.junit.jupiter.api.Assertions.assertEquals;

import backproplab.dl4j.InstalledBackend;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PreflightTest {
    private static HostFacts facts(String provider, String jar) {
        GpuFacts none = new GpuFacts(List.of(), Optional.empty(), "nvidia-smi lists no GPU");
        return new HostFacts("linux-x86_64", List.of(new InstalledBackend(provider, jar)), true, none, "");
    }

    @Test
    void aCudaProfileWithoutAGpuSaysWhatIsMissing() {
        HostFacts cuda = facts("org.nd4j.linalg.jcublas.JCublasBackend", "nd4j-cuda-11.6-1.0.0-M2.1");
        assertEquals(
                Optional.of("Profile cuda cannot run here: nvidia-smi lists no GPU.\n"
                        + "Leave -Pcuda out to run on the CPU."),
                Preflight.obstacle(cuda));
        HostFacts ptx = facts("org.nd4j.linalg.jcublas.JCublasBackend", "nd4j-cuda-11.2-1.0.0-M1.1");
        assertEquals(
                Optional.of("Profile cuda-ptx cannot run here: nvidia-smi lists no GPU.\n"
                        + "Leave -Pcuda-ptx out to run on the CPU."),
                Preflight.obstacle(ptx));
    }

    @Test
    void theCpuNeedsNoGpu() {
        HostFacts cpu = facts("org.nd4j.linalg.cpu.nativecpu.CpuBackend", "nd4j-native-1.0.0-M2.1");
        assertEquals(Optional.empty(), Preflight.obstacle(cpu));
    }
}
