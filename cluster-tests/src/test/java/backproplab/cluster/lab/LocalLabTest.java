package backproplab.cluster.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Spark within this process, of which there can be one. */
@ResourceLock("spark")
class LocalLabTest {
    @TempDir
    private Path temp;

    @Test
    void twoExperimentsOnSparkLeaveTheBytesOfThoseWithout() throws IOException {
        Path here = temp.resolve("here");
        Path there = temp.resolve("there");
        LabRuns.whole(LabRuns.words(LabRuns.BY_HAND, here, "--seeds", "1,2"));
        LabRuns.Ran ran =
                LabRuns.whole(LabRuns.words(LabRuns.BY_HAND, there, "--seeds", "1,2", "--cluster", "local[2]"));
        assertEquals(LabRuns.tables(here), LabRuns.tables(there));
        assertFalse(LabRuns.hosts(there).contains(""), "every row names its host");
        assertTrue(ran.out().contains("Cluster: local[2], 2 at a time"), ran.out());
        assertTrue(ran.out().contains(" begins B/six-layers sgd, seed 1; running: "), ran.out());
        assertEquals("", ran.err());
    }
}
