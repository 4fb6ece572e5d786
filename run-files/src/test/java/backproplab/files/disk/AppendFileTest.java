package backproplab.files.disk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import backproplab.files.failure.ExitCode;
import backproplab.files.failure.UserException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppendFileTest {
    @TempDir
    private Path temp;

    private Path path;

    @BeforeEach
    void nameFile() {
        path = temp.resolve("lines");
    }

    @Test
    void linesFollowEachOther() throws IOException {
        AppendFile file = new AppendFile(path, 0);
        file.append("one\n");
        file.append("zw\u00f6lf\n");
        assertEquals("one\nzw\u00f6lf\n", Files.readString(path));
        assertEquals(Files.size(path), file.length());
    }

    @Test
    void whatDoesNotCountGoesWithTheNextLine() throws IOException {
        Files.writeString(path, "one\ntwo, which is long");
        AppendFile file = new AppendFile(path, "one\n".length());
        file.append("2\n");
        assertEquals("one\n2\n", Files.readString(path));
    }

    @Test
    void aTornLineIsNotReadEvenIfItIsCutInTheMiddleOfALetter() throws IOException {
        byte[] whole = "one\nzw\u00f6lf\n".getBytes(StandardCharsets.UTF_8);
        for (int kept = 0; kept <= whole.length; kept++) {
            Files.write(path, java.util.Arrays.copyOf(whole, kept));
            String expected = kept < 4 ? "" : kept < whole.length ? "one\n" : "one\nzw\u00f6lf\n";
            assertEquals(expected, AppendFile.wholeLines(path));
        }
    }

    @Test
    void linesThatWereTakenAwayAreMissed() throws IOException {
        AppendFile file = new AppendFile(path, 0);
        file.append("one\n");
        Files.writeString(path, "on");
        UserException e = assertThrows(UserException.class, () -> file.append("two\n"));
        assertEquals(ExitCode.ENVIRONMENT, e.code());
        assertEquals(
                path
                        + " has lost lines since this run wrote them.\nLeave the files of a run alone until it ends; start it again.",
                e.getMessage());
    }

    @Test
    void aFullDiskLeavesWhatCounts() throws IOException {
        Path full = Path.of("/dev/full");
        Assumptions.assumeTrue(Files.isWritable(full), "only Linux has a device that is always full");
        AppendFile file = new AppendFile(full, 0);
        IOException e = assertThrows(IOException.class, () -> file.append("one\n"));
        assertEquals("No space left on device", e.getMessage());
        assertEquals(0, file.length());
    }

    @Test
    void anInterruptedThreadHearsOfThat() throws IOException {
        try (FileChannel file = FileChannel.open(
                path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            Thread.currentThread().interrupt();
            assertThrows(ClosedByInterruptException.class, () -> AppendFile.append(file, new byte[1], false));
            assertFalse(file.isOpen());
        } finally {
            Thread.interrupted();
        }
        assertEquals(0, Files.size(path));
    }
}
