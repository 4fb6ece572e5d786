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

    /** A link to a file elsewhere, one to nothing, and what a process of the same number left. */
    @Test
    void whatStandsUnderTheTemporaryNameIsReplacedAndNotFollowed(@TempDir Path elsewhere) throws IOException {
        Path file = temp.resolve("file");
        Path fresh = temp.resolve("file." + ProcessHandle.current().pid() + ".tmp");
        Path victim = Files.writeString(elsewhere.resolve("victim"), "another's");
        Files.createSymbolicLink(fresh, victim);
        AtomicFiles.write(file, "new".getBytes(StandardCharsets.UTF_8));
        assertAlone(file, "new");
        assertEquals("another's", Files.readString(victim));
        Files.createSymbolicLink(fresh, elsewhere.resolve("nothing"));
        AtomicFiles.write(file, "newer".getBytes(StandardCharsets.UTF_8));
        assertAlone(file, "newer");
        assertFalse(Files.exists(elsewhere.resolve("nothing")));
        Files.writeString(fresh, "a longer text");
        AtomicFiles.write(file, "last".getBytes(StandardCharsets.UTF_8));
        assertAlone(file, "last");
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
