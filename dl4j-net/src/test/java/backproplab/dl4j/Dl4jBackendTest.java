package backproplab.dl4j;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.network.engine.ThreadPlan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Dl4jBackendTest {

    private static final long GIB = 1L << 30;

    private ThreadPlan before;

    @BeforeEach
    void remember() {
        before = Dl4jBackend.threads();
    }

    @AfterEach
    void restore() {
        Dl4jBackend.setThreads(before);
    }

    @Test
    void itIsAvailableHere() {
        assertDoesNotThrow(Dl4jBackend::ensureAvailable);
    }

    @Test
    void infoNamesWhatRuns() {
        Dl4jBackend.Info info = Dl4jBackend.info();
        assertEquals("dl4j-cpu", info.backend());
        assertTrue(info.dl4jVersion().matches("\\d+\\.\\d+\\.\\d+.*"), info.dl4jVersion());
        assertEquals("OPENBLAS", info.blasVendor());
        assertTrue(info.classifier().matches("(linux|windows|macosx)-.*"), info.classifier());
        assertTrue(List.of("generic", "avx2", "avx512").contains(info.cpuFeatures()), info.cpuFeatures());
        assertTrue(List.of("generic", "avx2", "avx512").contains(info.binaryFeatures()), info.binaryFeatures());
        assertFalse(info.helpers());
    }

    @Test
    void threadsAreWhatWasSet() {
        Dl4jBackend.setThreads(ThreadPlan.all(1));
        assertEquals(new ThreadPlan(1, 1), Dl4jBackend.threads());
        assertEquals(1, Dl4jBackend.info().ompThreads());
        assertEquals(1, Dl4jBackend.info().blasThreads());
        Dl4jBackend.setThreads(before);
        assertEquals(before, Dl4jBackend.threads());
    }

    @Test
    void threadsMustBePositive() {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> Dl4jBackend.setThreads(ThreadPlan.all(0)));
        assertEquals("threads must be at least 1, not workers 0, blas 0", e.getMessage());
    }

    @Test
    void aFreshJvmWithASmallHeapTrainsAndLeavesNothingBehind(@TempDir Path folder) throws Exception {
        List<String> lines = ChildJvm.run(TrainOnce.class, folder, "-Xmx256m");
        assertEquals("lingering:", lines.get(0));
        assertTrue(number(lines.get(1)) >= GIB, lines.get(1));
        assertTrue(number(lines.get(2)) > number(lines.get(1)), lines.get(2));
        assertEquals("crashDumps:false", lines.get(3));
        try (var files = Files.list(folder)) {
            assertEquals(2, files.count(), "only log.txt and output.txt");
        }
    }

    @Test
    void limitsThatAreSetAlreadyStay(@TempDir Path folder) throws Exception {
        List<String> lines =
                ChildJvm.run(TrainOnce.class, folder, "-Xmx256m", "-Dorg.bytedeco.javacpp.maxbytes=" + 2 * GIB);
        assertEquals(2 * GIB, number(lines.get(1)));
    }

    @Test
    void withoutNativesThreeLinesSayWhatToDo(@TempDir Path folder) throws Exception {
        List<String> lines =
                ChildJvm.run(ReportUnavailable.class, folder, "-Dorg.bytedeco.javacpp.platform=linux-armhf");
        assertEquals(3, lines.size(), lines::toString);
        assertTrue(lines.get(0).startsWith("Deeplearning4j cannot run on "), lines.get(0));
        assertTrue(lines.get(0).endsWith(": its native library did not load."), lines.get(0));
        assertTrue(lines.get(1).startsWith("Cause: "), lines.get(1));
        assertTrue(lines.get(1).length() < 250, lines.get(1));
        assertEquals("The manual engine can run alone: --engines manual", lines.get(2));
    }

    private static long number(String line) {
        return Long.parseLong(line.substring(line.indexOf(':') + 1));
    }
}
