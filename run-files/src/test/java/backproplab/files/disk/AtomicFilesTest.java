package backproplab.files.disk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFilesTest {
    @TempDir
    private Path temp;

    private void assertAlone(Path file, String content) throws IOException {
        assertEquals(content, Files.readString(file));
        try (Stream<Path> left = Files.list(temp)) {
            assertEquals(List.of(file), left.toList());
        }
    }

    @Test
    void replacesWhatWasThere() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "a longer text");
        AtomicFiles.write(file, "new".getBytes(StandardCharsets.UTF_8));
        assertAlone(file, "new");
    }

    /** A link in place of the file itself is replaced; names of temporary files cannot be guessed. */
    @Test
    void aLinkIsReplacedAndNotFollowed(@TempDir Path elsewhere) throws IOException {
        Path file = temp.resolve("file");
        Path victim = Files.writeString(elsewhere.resolve("victim"), "another's");
        for (Path target : List.of(victim, elsewhere.resolve("nothing"))) {
            Files.createSymbolicLink(file, target);
            AtomicFiles.write(file, "new".getBytes(StandardCharsets.UTF_8));
            assertFalse(Files.isSymbolicLink(file));
            assertAlone(file, "new");
            Files.delete(file);
        }
        assertEquals("another's", Files.readString(victim));
        assertFalse(Files.exists(elsewhere.resolve("nothing")));
    }

    /** As another machine may that shares the folder. */
    @Test
    void aTemporaryFileThatWasTakenAwayIsWrittenAgain() throws IOException {
        Path file = temp.resolve("file");
        int[] times = {0};
        AtomicFiles.write(file, out -> {
            out.write("new".getBytes(StandardCharsets.UTF_8));
            if (times[0]++ == 0) {
                Leftovers.clear(temp);
            }
        });
        assertAlone(file, "new");
        assertEquals(2, times[0]);
    }

    @Test
    void contentThatFailsHalfwayChangesNothing() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "old");
        IOException planted = new IOException("planted");
        assertEquals(
                planted,
                assertThrows(
                        IOException.class,
                        () -> AtomicFiles.write(file, out -> {
                            out.write(new byte[100_000]);
                            throw planted;
                        })));
        assertAlone(file, "old");
    }
}
