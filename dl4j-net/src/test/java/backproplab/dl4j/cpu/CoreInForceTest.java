package backproplab.dl4j.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import backproplab.dl4j.ChildJvm;
import backproplab.network.processor.Processor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What OpenBLAS really runs, in processes of their own: it chooses once, while it loads. */
class CoreInForceTest {

    @TempDir
    private Path folder;

    private final Optional<String> wanted = CoreRule.coreFor(Processor.here());

    @BeforeEach
    void needsAnX86WithAvx2() {
        assumeTrue(wanted.isPresent(), "the rule has no answer for this processor");
    }

    @Test
    void theRulesCoreRuns() throws Exception {
        // Tests have one thread, and with one the copies of the library do not meet.
        List<String> lines = ChildJvm.run(ReadCore.class, folder, Map.of("OMP_NUM_THREADS", "2"));
        assertEquals(wanted.get(), lines.get(0));
        assertEquals("rule", lines.get(1));
        assertTrue(lines.get(2).startsWith("OpenBLAS 0.3."), lines.get(2));
        assertEquals("none", lines.get(3));
        assertEquals("nothing", lines.get(4), "a child would take it for its user's choice");
        assertEquals("nothing", lines.get(5), "asking what is installed is no reason to set anything");
        // OpenBLAS complains on its own when its memory is not what it was.
        String log = Files.readString(folder.resolve("log.txt"));
        assertFalse(log.contains("BLAS :"), log);
    }

    /** OpenBLAS by itself would choose at most one of the two. */
    @Test
    void itRunsBecauseItWasSet() throws Exception {
        for (Map.Entry<String, String> expected :
                Map.of(Processor.INTEL, "Haswell", Processor.AMD, "Zen").entrySet()) {
            List<String> lines = ChildJvm.run(ReadCore.class, folder, "-D" + ReadCore.VENDOR + "=" + expected.getKey());
            assertEquals(expected.getValue(), lines.get(0));
            assertEquals("rule", lines.get(1));
        }
    }

    @Test
    void theUsersCoreRunsAndIsJudged() throws Exception {
        List<String> lines = ChildJvm.run(ReadCore.class, folder, Map.of("OPENBLAS_CORETYPE", "prescott"));
        assertEquals("Prescott", lines.get(0));
        assertEquals("user", lines.get(1));
        assertEquals("prescott", lines.get(4));
        assertTrue(lines.get(3).startsWith("OpenBLAS runs its SSE2 kernels (Prescott) on a processor"), lines.get(3));
        assertTrue(
                lines.get(3)
                        .endsWith(
                                "OPENBLAS_CORETYPE=prescott in the environment asked for that: unset it, or set it to "
                                        + wanted.get() + "."),
                lines.get(3));
    }

    @Test
    void withoutJnaItRunsAllTheSameAndSaysSo() throws Exception {
        List<String> lines = ChildJvm.run(ReadCore.class, folder, "-Djna.nosys=true", "-Djna.noclasspath=true");
        assertEquals("unknown", lines.get(0));
        assertEquals("library", lines.get(1));
        assertTrue(
                lines.get(3)
                        .startsWith("Which kernels OpenBLAS runs is unknown, and " + wanted.get()
                                + " could not be set from here (UnsatisfiedLinkError: "),
                lines.get(3));
    }

    @Test
    void asItComesNothingIsSet() throws Exception {
        List<String> lines = ChildJvm.run(ReadCore.class, folder, "-Dbackproplab.dl4jAsItComes=true");
        assertEquals("library", lines.get(1));
    }
}
