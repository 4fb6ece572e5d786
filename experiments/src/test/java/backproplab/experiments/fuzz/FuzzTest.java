package backproplab.experiments.fuzz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each fault that is looked for is found in a reader that has it. */
class FuzzTest {
    private static final byte[] GOOD = "good, and long enough to be damaged".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    private Path folder;

    private boolean isGood() throws IOException {
        return Arrays.equals(GOOD, Files.readAllBytes(folder.resolve("file")));
    }

    private String fault(Fuzz.Reader damaged) {
        return fault(Duration.ofSeconds(10), damaged);
    }

    private String fault(Duration patience, Fuzz.Reader damaged) {
        Fuzz.Reader reader = () -> {
            if (!isGood()) {
                damaged.read();
            }
        };
        Fuzz fuzz = new Fuzz(folder.resolve("file"), GOOD, IOException.class).waiting(patience);
        return assertThrows(AssertionError.class, () -> fuzz.run(20, reader)).getMessage();
    }

    @Test
    void otherExceptionsAreFaults() {
        assertTrue(fault(() -> {
                    throw new IllegalStateException("what");
                })
                .startsWith("file, copy 0 ends in java.lang.IllegalStateException: what"));
        assertTrue(fault(() -> {
                    throw new StackOverflowError();
                })
                .contains("ends in java.lang.StackOverflowError"));
    }

    @Test
    void messagesAreForPeople() {
        for (String message : new String[] {"1\n2\n3\n4", " ", "\u001b[2J"}) {
            assertTrue(fault(() -> {
                        throw new IOException(message);
                    })
                    .startsWith("file, copy 0: "));
        }
    }

    @Test
    void aWaitIsAFault() {
        Duration soon = Duration.ofMillis(100);
        String fault = "file, copy 0 was not read in 100 ms";
        assertTrue(fault(soon, () -> new CountDownLatch(1).await()).startsWith(fault));
        assertTrue(fault(soon, () -> {
                    while (!Thread.currentThread().isInterrupted()) {
                        Thread.onSpinWait();
                    }
                })
                .startsWith(fault));
    }

    @Test
    void muchMemoryIsAFaultWhetherTheFileIsTakenOrRefused() {
        AtomicInteger used = new AtomicInteger();
        assertTrue(fault(() -> used.addAndGet(new byte[201_000_000].length)).contains("file, copy 0 took 201"));
        assertTrue(fault(() -> {
                    used.addAndGet(new byte[201_000_000].length);
                    throw new IOException("refused");
                })
                .contains("bytes were taken before it was refused"));
    }

    @Test
    void aReaderThatTakesEverythingIsAFault() {
        assertEquals("nothing was refused ==> expected: <true> but was: <false>", fault(() -> {}));
    }

    @Test
    void copiesAreManifoldAndRepeatable() {
        byte[][] copies = IntStream.range(0, Fuzz.FEW)
                .mapToObj(number -> Mutations.copy(GOOD, number))
                .toArray(byte[][]::new);
        assertArrayEquals(copies[7], Mutations.copy(GOOD, 7));
        assertTrue(Arrays.stream(copies).map(Arrays::toString).distinct().count() > Fuzz.FEW - 30);
        assertTrue(Arrays.stream(copies).anyMatch(copy -> copy.length > GOOD.length + 10_000));
        assertTrue(Arrays.stream(copies).anyMatch(copy -> copy.length < GOOD.length / 2));
        assertTrue(
                Arrays.stream(copies).filter(copy -> copy.length == GOOD.length).count() > Fuzz.FEW / 4);
    }
}
