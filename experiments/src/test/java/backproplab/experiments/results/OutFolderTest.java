package backproplab.experiments.results;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.files.disk.OutFolder;
import backproplab.files.failure.ExitCode;
import backproplab.files.failure.UserException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutFolderTest {
    private static final LocalDateTime NOW = LocalDateTime.of(2026, 1, 2, 3, 4, 5);

    @TempDir
    private Path temp;

    private static String refused(Path out) {
        UserException error = assertThrows(UserException.class, () -> OutFolder.probe(out));
        assertEquals(ExitCode.ENVIRONMENT, error.code());
        assertFalse(error.getMessage().contains("Exception"), error.getMessage());
        assertEquals(2, error.getMessage().lines().count(), error.getMessage());
        return error.getMessage();
    }

    private List<Path> content() throws IOException {
        try (Stream<Path> files = Files.list(temp)) {
            return files.toList();
        }
    }

    @Test
    void aFolderThatCanBeWrittenIsLeftAsItWas() throws IOException {
        OutFolder.probe(temp);
        OutFolder.probe(temp.resolve("a").resolve("b"));
        assertEquals(List.of(), content());
    }

    @Test
    void aFileInPlaceOfAFolder() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "x");
        Path below = file.resolve("a").resolve("b");
        assertEquals(
                "Cannot write to --out " + below + ": " + file + " is a file, not a folder.\nName another folder.",
                refused(below));
        assertThrows(UserException.class, () -> OutFolder.check(below));
        assertThrows(UserException.class, () -> RunFolder.create(file.resolve("a"), "task1", NOW));
        assertEquals("x", Files.readString(file));
        assertEquals(List.of(file), content());
    }

    @Test
    void aNameThatNoFileSystemTakes() throws IOException {
        Path out = temp.resolve("a".repeat(300));
        assertDoesNotThrow(() -> OutFolder.check(out), "which is not seen from outside");
        String message = refused(out);
        assertTrue(
                message.startsWith("Cannot write to --out " + out + ": a folder cannot be created and deleted again in "
                        + temp + " ("),
                message);
        assertTrue(message.endsWith(").\nName another folder, or free some space there."), message);
        assertEquals(List.of(), content());
    }

    @Test
    void aFileSystemOfTheKernel() {
        Path proc = Path.of("/proc");
        Assumptions.assumeTrue(Files.isDirectory(proc.resolve("self")), "only Linux has one");
        Path out = proc.resolve("x");
        String message = refused(out);
        assertTrue(
                message.equals(
                                "Cannot write to --out /proc/x: a folder cannot be created and deleted again in /proc (no such file or folder).\n"
                                        + "Name another folder, or free some space there.")
                        || message.equals("Cannot write to --out /proc/x: no permission to write in /proc.\n"
                                + "Name another folder, or change its permissions."),
                message);
    }

    @Test
    void aLinkToNothing() throws IOException {
        Path link = temp.resolve("link");
        try {
            Files.createSymbolicLink(link, temp.resolve("gone"));
        } catch (FileSystemException | UnsupportedOperationException e) {
            Assumptions.abort("no links here: " + e);
        }
        assertEquals(
                "Cannot write to --out " + link + ": " + link + " is a link to nothing.\nName another folder.",
                refused(link));
    }

    @Test
    void aFolderThatIsNotOurs() throws IOException {
        Path locked = Files.createDirectory(temp.resolve("locked"));
        Assumptions.assumeTrue(locked.toFile().setWritable(false) && !Files.isWritable(locked), "not for root");
        assertEquals(
                "Cannot write to --out " + locked + ": no permission to write in " + locked
                        + ".\nName another folder, or change its permissions.",
                refused(locked));
    }
}
