package backproplab.files.disk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalFileTest {
    /** Something that happened. */
    private record Event(String what, double value) {}

    private static final Event FIRST = new Event("a \"b\"\n\u00e4", 0.1 + 0.2);
    private static final Event SECOND = new Event("", Double.NaN);

    @TempDir
    private Path temp;

    private JournalFile<Event> open() {
        return new JournalFile<>(temp.resolve("journal"), Event.class);
    }

    private byte[] two() throws IOException {
        JournalFile<Event> journal = open();
        journal.append(FIRST);
        journal.append(SECOND);
        return Files.readAllBytes(temp.resolve("journal"));
    }

    @Test
    void aLineIsAsDocumented() throws IOException {
        open().append(new Event("x", 1));
        // The checksum is what zlib says of the entry.
        assertEquals(
                "{\"crc32\":\"0c7b6e1a\",\"entry\":{\"what\":\"x\",\"value\":1.0}}\n",
                Files.readString(temp.resolve("journal")));
    }

    @Test
    void entriesComeBackToTheLastBit() throws IOException, DamagedLineException {
        byte[] bytes = two();
        JournalFile<Event> journal = open();
        assertEquals(List.of(FIRST, SECOND), journal.read());
        assertEquals(bytes.length, journal.length());
    }

    @Test
    void aTornLineIsWrittenAgain() throws IOException, DamagedLineException {
        byte[] bytes = two();
        JournalFile<Event> first = open();
        for (int torn = 1; torn < 40; torn++) {
            Files.write(temp.resolve("journal"), Arrays.copyOf(bytes, bytes.length - torn));
            first = open();
            assertEquals(List.of(FIRST), first.read());
            first.append(SECOND);
            assertEquals(List.of(FIRST, SECOND), open().read());
        }
        assertEquals(bytes.length, first.length());
    }

    @Test
    void whatIsNotCountedIsNotRead() throws IOException, DamagedLineException {
        byte[] bytes = two();
        open().read();
        JournalFile<Event> journal = open();
        long first = new String(bytes, java.nio.charset.StandardCharsets.UTF_8)
                        .lines()
                        .findFirst()
                        .orElseThrow()
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8)
                        .length
                + 1;
        assertEquals(List.of(FIRST), journal.read(first));
        journal.append(FIRST);
        assertEquals(List.of(FIRST, FIRST), open().read());
    }

    @Test
    void anyChangedByteIsFound() throws IOException {
        byte[] bytes = two();
        for (int at = 0; at < bytes.length; at++) {
            byte[] changed = bytes.clone();
            changed[at] ^= 1;
            Files.write(temp.resolve("journal"), changed);
            assertThrows(DamagedLineException.class, () -> open().read(bytes.length), "byte " + at);
        }
    }

    @Test
    void aLineOfAnotherKindIsNamed() throws IOException {
        record Other(String else1) {}
        Path path = temp.resolve("journal");
        JournalFile<Other> others = new JournalFile<>(path, Other.class);
        others.append(new Other("x"));
        assertEquals(
                "line 1: another version of Backprop Lab wrote it",
                assertThrows(DamagedLineException.class, open()::read).getMessage());
        Files.writeString(path, "x\n");
        assertEquals(
                "line 1: it is too short",
                assertThrows(DamagedLineException.class, open()::read).getMessage());
    }
}
