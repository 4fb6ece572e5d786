package backproplab.experiments.doctor;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import backproplab.dl4j.InstalledBackend;
import backproplab.dl4j.gpu.GpuFacts;
import backproplab.dl4j.gpu.HostFacts;
import backproplab.files.failure.ExitCode;
import backproplab.files.failure.UserException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PreflightTest {
    private static HostFacts facts(String provider, String jar) {
        GpuFacts none = new GpuFacts(List.of(), Optional.empty(), "nvidia-smi lists no GPU");
        return new HostFacts("linux-x86_64", List.of(new InstalledBackend(provider, jar)), true, none, "");
    }

    @Test
    void beforeNd4jIsTouchedTheVerdictEndsTheProgram() {
        HostFacts cuda = facts("org.nd4j.linalg.jcublas.JCublasBackend", "nd4j-cuda-11.6-1.0.0-M2.1");
        UserException e = assertThrows(UserException.class, () -> Preflight.check(cuda));
        assertEquals(ExitCode.ENVIRONMENT, e.code());
        assertEquals(
                "Profile cuda cannot run here: nvidia-smi lists no GPU.\nLeave -Pcuda out to run on the CPU.",
                e.getMessage());
    }

    @Test
    void theCpuNeedsNoGpu() {
        HostFacts cpu = facts("org.nd4j.linalg.cpu.nativecpu.CpuBackend", "nd4j-native-1.0.0-M2.1");
        assertDoesNotThrow(() -> Preflight.check(cpu));
    }
}
