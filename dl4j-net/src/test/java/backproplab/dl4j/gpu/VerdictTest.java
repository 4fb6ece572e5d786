package backproplab.dl4j.gpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.dl4j.InstalledBackend;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTest {
    private static final String LINUX = "linux-x86_64";
    private static final InstalledBackend CPU =
            new InstalledBackend("org.nd4j.linalg.cpu.nativecpu.CpuBackend", "nd4j-native-1.0.0-M2.1");
    private static final InstalledBackend CUDA =
            new InstalledBackend("org.nd4j.linalg.jcublas.JCublasBackend", "nd4j-cuda-11.6-1.0.0-M2.1");
    private static final InstalledBackend CUDA_PTX =
            new InstalledBackend("org.nd4j.linalg.jcublas.JCublasBackend", "nd4j-cuda-11.2-1.0.0-M1.1");

    @Test
    void withoutADriverOnlyTheDefaultRuns() {
        GpuFacts none = SmiFiles.notInstalled();
        says(
                true,
                "Profile default can run here, on the CPU; no CUDA profile can: nvidia-smi is not there, so NVIDIA's "
                        + "driver is not installed.",
                "",
                verdict(CPU, none));
        says(
                false,
                "Profile cuda cannot run here: nvidia-smi is not there, so NVIDIA's driver is not installed.",
                "Leave -Pcuda out to run on the CPU.",
                verdict(CUDA, none));
        says(
                false,
                "Profile cuda-ptx cannot run here: nvidia-smi is not there, so NVIDIA's driver is not installed.",
                "Leave -Pcuda-ptx out to run on the CPU.",
                verdict(CUDA_PTX, none));
    }

    @Test
    void aDriverThatDoesNotRunIsQuoted() {
        Verdict verdict = verdict(CUDA, SmiFiles.driverNotRunning());
        assertFalse(verdict.runs());
        assertEquals(
                "Profile cuda cannot run here: nvidia-smi fails (\"NVIDIA-SMI has failed because it couldn't communicate"
                        + " with the NVIDIA driver. Make sure that the latest NVIDIA driver is installed and running\").",
                verdict.sentence());
    }

    @Test
    void anOldDriverIsNamedWithWhatIsNeeded() {
        says(
                false,
                "Profile cuda cannot run here: the driver 440.33.01 is too old, CUDA 11 needs 450.80.02 or later.",
                "Leave -Pcuda out to run on the CPU.",
                verdict(CUDA, SmiFiles.oldDriver()));
        assertFalse(verdict(CUDA_PTX, SmiFiles.oldDriver()).runs());
        assertTrue(verdict(CPU, SmiFiles.oldDriver()).runs());
    }

    @Test
    void turingRunsCuda() {
        GpuFacts gpu = SmiFiles.read("7.5");
        says(
                true,
                "Profile cuda can run here: Tesla T4 has compute capability 7.5, nd4j-cuda-11.6 holds machine code that runs on "
                        + "3.7 to 8.9, and the driver is 535.183.01.",
                "",
                verdict(CUDA, gpu));
        says(
                false,
                "Profile cuda-ptx cannot run here: Tesla T4 has compute capability 7.5, and nd4j-cuda-11.2 holds PTX that "
                        + "the driver compiles for 8.6 and later.",
                "Use -Pcuda, or leave the profile out for the CPU.",
                verdict(CUDA_PTX, gpu));
    }

    @Test
    void adaRunsBoth() {
        assertTrue(verdict(CUDA, SmiFiles.read("8.9")).runs());
        assertTrue(verdict(CUDA_PTX, SmiFiles.read("8.9")).runs());
        says(
                true,
                "Profile default can run here, on the CPU; profile cuda can too: NVIDIA GeForce RTX 4090 has compute "
                        + "capability 8.9, nd4j-cuda-11.6 holds machine code that runs on 3.7 to 8.9, and the driver is 550.90.07.",
                "",
                verdict(CPU, SmiFiles.read("8.9")));
    }

    @Test
    void hopperRunsCudaPtxOnly() {
        GpuFacts gpu = SmiFiles.read("9.0");
        says(
                false,
                "Profile cuda cannot run here: NVIDIA H100 80GB HBM3 has compute capability 9.0, and nd4j-cuda-11.6 holds "
                        + "machine code that runs on 3.7 to 8.9.",
                "Use -Pcuda-ptx, or leave the profile out for the CPU.",
                verdict(CUDA, gpu));
        assertTrue(verdict(CUDA_PTX, gpu).runs());
    }

    @Test
    void blackwellRunsCudaPtxIfTheDriverKnowsIt() {
        GpuFacts gpu = SmiFiles.read("12.0");
        assertFalse(verdict(CUDA, gpu).runs());
        assertTrue(verdict(CUDA_PTX, gpu).runs());
        GpuFacts older = new GpuFacts(gpu.gpus(), DottedVersion.parse("12.4"), "");
        says(
                false,
                "Profile cuda-ptx cannot run here: the driver 570.86.16 knows CUDA up to 12.4, and to compile for NVIDIA "
                        + "GeForce RTX 5090 it must know 12.8.",
                "Leave -Pcuda-ptx out to run on the CPU.",
                verdict(CUDA_PTX, older));
    }

    @Test
    void ofTwoGpusAllMustFitOrOneMustBeChosen() {
        GpuFacts two = SmiFiles.read("two");
        Verdict all = verdict(CUDA, two);
        assertFalse(all.runs());
        assertTrue(all.sentence().contains("NVIDIA H100 80GB HBM3 has compute capability 9.0"), all.sentence());
        assertEquals(
                "GPU 1 (NVIDIA A100-SXM4-80GB) could: set CUDA_DEVICE_ORDER=PCI_BUS_ID and CUDA_VISIBLE_DEVICES=1.",
                all.advice());
        Verdict chosen = Verdict.of(new HostFacts(LINUX, List.of(CUDA), true, two, "1"), Profile.CUDA);
        assertTrue(chosen.runs());
        assertTrue(chosen.sentence().contains("NVIDIA A100-SXM4-80GB has compute capability 8.0"), chosen.sentence());
        assertFalse(verdict(CUDA_PTX, two).runs());
        Verdict hidden = Verdict.of(new HostFacts(LINUX, List.of(CUDA), true, two, "-1"), Profile.CUDA);
        assertEquals("Profile cuda cannot run here: CUDA_VISIBLE_DEVICES=-1 hides every GPU.", hidden.sentence());
    }

    @Test
    void missingNativesAreSaid() {
        HostFacts facts = new HostFacts(LINUX, List.of(CUDA), false, SmiFiles.read("8.9"), "");
        Verdict verdict = Verdict.of(facts, Profile.CUDA);
        assertFalse(verdict.runs());
        assertTrue(verdict.sentence().endsWith("its native libraries are not on the class path."), verdict.sentence());
        assertTrue(verdict.advice().startsWith("Add -Dcuda.natives"), verdict.advice());
    }

    @Test
    void otherPlatformsHaveNoLibraries() {
        HostFacts mac = new HostFacts("macosx-aarch64", List.of(CPU), true, SmiFiles.notInstalled(), "");
        Verdict verdict = Verdict.of(mac, Profile.DEFAULT);
        assertTrue(verdict.runs());
        assertTrue(verdict.sentence().contains("and this is macosx-aarch64"), verdict.sentence());
        assertEquals("macosx-aarch64", HostFacts.platform("Mac OS X", "aarch64"));
        assertEquals("windows-x86_64", HostFacts.platform("Windows 11", "amd64"));
        assertEquals(LINUX, HostFacts.platform("Linux", "amd64"));
    }

    @Test
    void twoBackendsRunNowhere() {
        HostFacts facts = new HostFacts(LINUX, List.of(CPU, CUDA), true, SmiFiles.read("8.9"), "");
        assertEquals(
                "No profile can run here: ND4J needs exactly one backend on the class path, and there are 2, "
                        + "nd4j-native-1.0.0-M2.1 and nd4j-cuda-11.6-1.0.0-M2.1.",
                Verdict.of(facts, facts.profile()).sentence());
        assertFalse(Verdict.of(facts, Profile.DEFAULT).runs());
    }

    @Test
    void theProfileIsSeenFromTheBackend() {
        assertEquals(Profile.DEFAULT, Profile.of(List.of(CPU)));
        assertEquals(Profile.CUDA, Profile.of(List.of(CUDA)));
        assertEquals(Profile.CUDA_PTX, Profile.of(List.of(CUDA_PTX)));
        assertEquals("cuda-ptx", Profile.CUDA_PTX.token());
    }

    private static Verdict verdict(InstalledBackend backend, GpuFacts gpu) {
        HostFacts facts = new HostFacts(LINUX, List.of(backend), true, gpu, "");
        return Verdict.of(facts, facts.profile());
    }

    private static void says(boolean runs, String sentence, String advice, Verdict verdict) {
        assertEquals(new Verdict(runs, sentence, advice), verdict);
    }
}
