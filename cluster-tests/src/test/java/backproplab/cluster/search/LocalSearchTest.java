package backproplab.cluster.search;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Spark within this process, of which there can be one. */
@ResourceLock("spark")
class LocalSearchTest {
    @TempDir
    private Path temp;

    @Test
    void aSearchOnSparkLeavesTheBytesOfOneWithout() throws IOException {
        Path here = temp.resolve("here");
        Path there = temp.resolve("there");
        Searches.whole(Searches.RANDOM, here, "--epochs", "2");
        Searches.Ran ran = Searches.whole(Searches.RANDOM, there, "--epochs", "2", "--cluster", "local[2]");
        assertEquals(Searches.table(here), Searches.table(there));
        assertArrayEquals(Searches.weights(here), Searches.weights(there));
        assertFalse(Searches.hosts(there).contains(""), "every trial names its host");
        assertTrue(ran.out().contains("Cluster: local[2], 2 at a time"), ran.out());
        assertEquals("", ran.err());
        Searches.Ran threads = Searches.run(
                Searches.words(Searches.RANDOM, temp.resolve("none"), "--cluster", "local[2]", "--threads", "3"));
        assertEquals(2, threads.code());
        assertEquals(2, threads.err().lines().count(), threads.err());
        assertTrue(threads.err().startsWith("--threads 3: "), threads.err());
        assertFalse(Files.exists(temp.resolve("none/search.csv")));
    }
}
