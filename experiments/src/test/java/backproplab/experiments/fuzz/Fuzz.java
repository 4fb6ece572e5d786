package backproplab.experiments.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.files.failure.Quoted;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Assertions;

/**
 * Gives damaged copies of a file to its reader, which must take each or refuse it in a message for people: no other exception, no wait of more than ten
 * seconds of its own, no more than 200 MB of memory for a file of less than one.
 */
final class Fuzz {
    /** Copies in every build: {@value}. */
    static final int FEW = 300;
    /** Copies with -Pfull: {@value}. */
    static final int MANY = 10 * FEW;

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** A machine that does much else may take so many times as long, as long as the reader itself does not. */
    private static final int WAITS = 6;

    /** The most memory that a file of less than a megabyte may take: {@value} bytes. */
    static final long MOST_BYTES = 200_000_000;

    private static final int MOST_LINES = 3;

    private final Path file;
    private final byte[] good;
    private final Class<? extends Exception> typed;
    private UnaryOperator<byte[]> mended = UnaryOperator.identity();
    private Duration patience = PATIENCE;
    private Thread worker;

    /** Reads the file, or something that the file belongs to. */
    @FunctionalInterface
    interface Reader {
        void read() throws Exception;
    }

    /** What may be thrown, with a message for people. */
    Fuzz(Path file, byte[] good, Class<? extends Exception> typed) {
        this.file = file;
        this.good = good;
        this.typed = typed;
    }

    /** Makes checksums of every second copy right, so that what lies behind them is reached. */
    Fuzz mending(UnaryOperator<byte[]> checksums) {
        mended = checksums;
        return this;
    }

    Fuzz waiting(Duration most) {
        patience = most;
        return this;
    }

    /**
     * Reads the good file, then so many copies.
     *
     * @return how many were refused
     */
    int run(int copies, Reader reader) throws Exception {
        Files.write(file, good);
        reader.read();
        ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
            worker = new Thread(work, "fuzz");
            worker.setDaemon(true);
            return worker;
        });
        int refused = 0;
        try {
            for (int number = 0; number < copies; number++) {
                byte[] copy = Mutations.copy(good, number);
                Files.write(file, number % 2 == 0 ? copy : mended.apply(copy));
                if (refuses(thread, reader, number)) {
                    refused++;
                }
            }
        } finally {
            thread.shutdownNow();
        }
        Files.write(file, good);
        reader.read();
        assertTrue(refused > 0, "nothing was refused");
        return refused;
    }

    private boolean refuses(ExecutorService thread, Reader reader, int number)
            throws IOException, InterruptedException {
        String name = file.getFileName() + ", copy " + number;
        try {
            long bytes = result(thread.submit(allocated(reader)));
            assertTrue(bytes <= MOST_BYTES || Files.size(file) >= 1 << 20, () -> name + " took " + bytes + " bytes");
            return false;
        } catch (TimeoutException e) {
            return Assertions.fail(name + " was not read in " + patience.toMillis() + " ms", e);
        } catch (ExecutionException e) {
            checkTyped(name, e.getCause());
            return true;
        }
    }

    private long result(Future<Long> reading) throws InterruptedException, ExecutionException, TimeoutException {
        long before = workerNanos();
        for (int wait = 1; ; wait++) {
            try {
                return reading.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (wait == WAITS || workerNanos() - before >= patience.toNanos()) {
                    throw e;
                }
            }
        }
    }

    private long workerNanos() {
        return ManagementFactory.getThreadMXBean().getThreadCpuTime(worker.getId());
    }

    /**
     * What a thread does, and how many bytes it took; an {@link AssertionError} if they were too many for what it refused.
     *
     * @param reader what is done
     */
    static Callable<Long> allocated(Reader reader) {
        return () -> {
            ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            long self = Thread.currentThread().getId();
            long before = threads.getThreadAllocatedBytes(self);
            try {
                reader.read();
            } catch (Exception refused) {
                long bytes = threads.getThreadAllocatedBytes(self) - before;
                if (bytes > MOST_BYTES) {
                    throw new AssertionError(bytes + " bytes were taken before it was refused", refused);
                }
                throw refused;
            }
            return threads.getThreadAllocatedBytes(self) - before;
        };
    }

    private void checkTyped(String name, Throwable thrown) {
        if (!typed.isInstance(thrown)) {
            Assertions.fail(name + " ends in " + thrown, thrown);
        }
        String message = String.valueOf(thrown.getMessage());
        assertTrue(!message.isBlank() && message.lines().count() <= MOST_LINES, () -> name + ": " + message);
        assertTrue(message.chars().noneMatch(c -> c < ' ' && c != '\n'), () -> name + ": " + Quoted.of(message));
    }
}
