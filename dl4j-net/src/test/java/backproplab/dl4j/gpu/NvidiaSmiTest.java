package backproplab.dl4j.gpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NvidiaSmiTest {
    @Test
    void oneGpu() {
        GpuFacts facts = SmiFiles.read("8.9");
        assertEquals(
                List.of(new Gpu(
                        "NVIDIA GeForce RTX 4090",
                        Optional.of(DottedVersion.of(8, 9)),
                        DottedVersion.of(550, 90, 7),
                        "24564 MiB")),
                facts.gpus());
        assertEquals(Optional.of(DottedVersion.of(12, 4)), facts.cuda());
        assertEquals("", facts.trouble());
    }

    @Test
    void twoGpusKeepTheirOrder() {
        assertEquals(
                List.of("NVIDIA H100 80GB HBM3", "NVIDIA A100-SXM4-80GB"),
                SmiFiles.read("two").gpus().stream().map(Gpu::name).toList());
    }

    @Test
    void anOldDriverIsAskedAgainWithoutTheCapability() {
        GpuFacts facts = SmiFiles.oldDriver();
        assertEquals(
                List.of(new Gpu("Tesla K80", Optional.empty(), DottedVersion.of(440, 33, 1), "11441 MiB")),
                facts.gpus());
    }

    @Test
    void noProgramNoDriverNoGpuAreDifferentTroubles() {
        assertEquals(
                "nvidia-smi is not there, so NVIDIA's driver is not installed",
                SmiFiles.notInstalled().trouble());
        assertTrue(SmiFiles.driverNotRunning().trouble().startsWith("nvidia-smi fails (\"NVIDIA-SMI has failed"));
        GpuFacts none = NvidiaSmi.read(arguments -> Optional.of(new NvidiaSmi.Output(0, "\n")));
        assertEquals("nvidia-smi lists no GPU", none.trouble());
    }

    @Test
    void linesThatAreNoGpusAreLeftOut() {
        GpuFacts facts = NvidiaSmi.read(
                arguments -> Optional.of(new NvidiaSmi.Output(0, "a warning\nTesla T4, [N/A], 1 MiB, 7.5\n")));
        assertEquals(List.of(), facts.gpus());
    }

    @Test
    void versionsCompareByNumbers() {
        assertTrue(DottedVersion.of(450, 80, 2).before(DottedVersion.of(450, 102)));
        assertTrue(DottedVersion.of(8, 9).before(DottedVersion.of(12, 0)));
        assertEquals(0, DottedVersion.of(9).compareTo(DottedVersion.of(9, 0)));
        assertEquals(Optional.empty(), DottedVersion.parse("[N/A]"));
        assertEquals(Optional.empty(), DottedVersion.parse("12."));
        assertEquals(
                "450.80.2", DottedVersion.parse(" 450.80.02 ").orElseThrow().toString());
    }
}
