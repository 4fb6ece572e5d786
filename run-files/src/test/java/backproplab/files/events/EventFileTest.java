package backproplab.files.events;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import backproplab.files.failure.ExitCode;
import backproplab.files.failure.UserException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventFileTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_764_395_520L, 500_000_000);

    @TempDir
    private Path temp;

    /** The data of whole records, their frames checked. */
    private static List<byte[]> records(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        List<byte[]> records = new ArrayList<>();
        while (bytes.hasRemaining()) {
            int start = bytes.position();
            byte[] data = new byte[(int) bytes.getLong()];
            bytes.getInt();
            bytes.get(data);
            bytes.getInt();
            byte[] whole = Arrays.copyOfRange(bytes.array(), start, bytes.position());
            assertArrayEquals(EventRecord.of(data), whole);
            records.add(data);
        }
        return records;
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }

    private static String time(Instant now) {
        ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        return "09"
                + HexFormat.of()
                        .formatHex(bytes.putDouble(now.getEpochSecond() + 0.5).array());
    }

    @Test
    void aFileSaysItsVersionAndThenNumbersOfSteps() throws IOException {
        EventFile events = EventFile.begin(temp.resolve("manual").resolve("seed-1"), 1, NOW);
        assertEquals(
                "events.out.tfevents.1764395520.localhost.0",
                events.path().getFileName().toString());
        events.add(NOW, 300, Map.of("loss", 0.5));
        events.flush();
        List<byte[]> records = records(events.path());
        assertEquals(2, records.size());
        // Field 3, 13 bytes: brain.Event:2
        assertArrayEquals(hex(time(NOW) + "1a0d 627261696e2e4576656e743a32"), records.get(0));
        // Field 2, step 300 = 0b10_0101100; field 5, 13 bytes; in it field 1, 11 bytes: tag "loss", and 0.5 as a float.
        assertArrayEquals(
                hex(time(NOW) + "10 ac02" + "2a0d" + "0a0b" + "0a04 6c6f7373" + "15 0000003f"), records.get(1));
    }

    @Test
    void nothingIsOnDiskBeforeItIsFlushed() throws IOException {
        EventFile events = EventFile.begin(temp, 1, NOW);
        long before = Files.size(events.path());
        events.add(NOW, 1, Map.of("loss", 1.0));
        assertEquals(before, Files.size(events.path()));
        events.flush();
        assertEquals(2, records(events.path()).size());
    }

    @Test
    void aLaterFileSaysFromWhichStepOnTheEarlierOneIsVoid() throws IOException {
        Path first = EventFile.begin(temp, 1, NOW).path();
        Path second = EventFile.begin(temp, 301, NOW).path();
        assertEquals(
                "events.out.tfevents.1764395520.localhost.1",
                second.getFileName().toString());
        assertEquals(1, records(first).size());
        List<byte[]> records = records(second);
        assertEquals(2, records.size());
        // Step 301, field 7: a session whose status is START, 1.
        assertArrayEquals(hex(time(NOW) + "10 ad02" + "3a02 0801"), records.get(1));
    }

    @Test
    void notANumberStaysOne() throws IOException {
        EventFile events = EventFile.begin(temp, 1, NOW);
        events.add(NOW, 1, Map.of("x", Double.NaN));
        events.flush();
        assertArrayEquals(
                hex(time(NOW) + "1001" + "2a0a" + "0a08" + "0a01 78" + "15 0000c07f"),
                records(events.path()).get(1));
    }

    @Test
    void aFileThatSomebodyShortenedIsNotWrittenInto() throws IOException {
        EventFile events = EventFile.begin(temp, 1, NOW);
        Files.write(events.path(), new byte[3]);
        events.add(NOW, 1, Map.of("loss", 1.0));
        UserException e = assertThrows(UserException.class, events::flush);
        assertEquals(ExitCode.ENVIRONMENT, e.code());
    }
}
