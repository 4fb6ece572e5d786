package backproplab.files.disk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {
    private static final long MINE = ProcessHandle.current().pid();
    /** No system gives such a number to a process. */
    private static final long GONE = 99_999_999_999L;

    @TempDir
    private Path temp;

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(temp)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private Path file(String name) throws IOException {
        return Files.writeString(temp.resolve(name), "half");
    }

    private Path folder(String name) throws IOException {
        Path folder = Files.createDirectories(temp.resolve(name).resolve("inside"));
        Files.writeString(folder.resolve("file"), "");
        return temp.resolve(name);
    }

    @Test
    void whatProcessesLeftThatAreGoneIsSwept(@TempDir Path elsewhere) throws IOException {
        file("task1.csv." + GONE + ".tmp");
        file("task1.csv." + GONE + "-0123456789abcdef.tmp");
        file("." + GONE + "-0123456789abcdef.tmp");
        folder(".backprop-lab-probe-" + GONE + "-0123456789abcdef");
        Path precious = Files.writeString(elsewhere.resolve("precious"), "another's");
        Files.createSymbolicLink(temp.resolve("lab.csv." + GONE + ".tmp"), precious);
        Leftovers.sweep(temp);
        assertEquals(List.of(), names());
        assertEquals("another's", Files.readString(precious));
    }

    /** In a container every process may have the number that another one had before. */
    @Test
    void aNumberThatCameAgainIsToldByTheTime() throws IOException {
        Path earlier = file("task1.csv." + MINE + "-0123456789abcdef.tmp");
        Files.setLastModifiedTime(earlier, FileTime.from(Instant.now().minus(Duration.ofDays(1))));
        Leftovers.sweep(temp);
        assertEquals(List.of(), names());
    }

    @Test
    void whatIsInUseOrAnothersStays() throws IOException {
        file("task1.csv." + MINE + "-0123456789abcdef.tmp");
        file("notes.tmp");
        file("draft." + GONE + ".tmp");
        file("task1.csv");
        folder("folder." + GONE + ".tmp");
        folder(".backprop-lab-probe12345");
        folder(".backprop-lab-probe-" + MINE + "-0123456789abcdef");
        List<String> before = names();
        Leftovers.sweep(temp);
        assertEquals(before, names());
        Leftovers.sweep(temp.resolve("nowhere"));
    }

    /** Earlier versions named these folders by chance alone. */
    @Test
    void anOldProbeWithoutAProcessIsSwept() throws IOException {
        Path old = folder(".backprop-lab-probe12345678901234567890");
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
        Leftovers.sweep(temp);
        assertEquals(List.of(), names());
    }

    @Test
    void namesCannotBeGuessedAndAreNotTooLong() {
        Path file = temp.resolve("task1.csv");
        Path first = Leftovers.beside(file);
        assertNotEquals(first, Leftovers.beside(file));
        assertTrue(first.getFileName().toString().matches("task1\\.csv\\." + MINE + "-[0-9a-f]{16}\\.tmp"));
        Path longName = Leftovers.beside(temp.resolve("\u00fc".repeat(127)));
        assertFalse(Files.exists(longName, LinkOption.NOFOLLOW_LINKS));
        assertTrue(longName.getFileName().toString().matches("\\." + MINE + "-[0-9a-f]{16}\\.tmp"));
    }

    @Test
    void aFolderOfOnesOwnIsClearedOfAll() throws IOException {
        file("checkpoint.safetensors." + MINE + "-0123456789abcdef.tmp");
        file("whatever.tmp");
        file("epochs.csv");
        Leftovers.clear(temp);
        assertEquals(List.of("epochs.csv"), names());
        Leftovers.clear(temp.resolve("nowhere"));
    }
}
