package backproplab.manual.kernel;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;

/**
 * A fixed set of threads that run one task at a time, each a part of it; the caller is one of them.
 *
 * <p>The parts are cut by the task from (part, parts), so what is computed never depends on who computes it. Thread i takes
 * part i, task after task, so that the data of a part stays in the caches of one core; a thread that is done looks whether
 * another, held up by the operating system, has not begun yet, and takes over its part instead of waiting. Waiting threads
 * spin for a moment, since the next task of a training step comes within microseconds, and then park. Handing a task over
 * allocates nothing.
 */
public final class Workers implements AutoCloseable {

    /** Work that can be divided. */
    public interface Task {
        /**
         * Does one part. At most one thread at a time runs a given part.
         *
         * @param part which, from 0
         * @param parts how many there are
         */
        void run(int part, int parts);
    }

    private static final int SPINS_BEFORE_PARKING = 5_000;
    private static final int SPINS_BEFORE_YIELDING = 2_000;

    private final Thread[] threads;
    /** Number of the task for which each part was claimed last. */
    private final AtomicIntegerArray claims;

    private final AtomicInteger unfinished = new AtomicInteger();
    private volatile int taskNumber;
    private volatile boolean closed;
    private volatile Throwable failure;
    private Task task;

    /**
     * Starts the threads.
     *
     * @param count how many work in all, the caller included; at least 1
     * @throws IllegalArgumentException if the count is below 1
     */
    public Workers(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("threads must be at least 1: " + count);
        }
        threads = new Thread[count - 1];
        claims = new AtomicIntegerArray(count);
        for (int i = 0; i < threads.length; i++) {
            int part = i + 1;
            threads[i] = new Thread(() -> serve(part), "manual-net-" + part);
            threads[i].setDaemon(true);
            threads[i].start();
        }
    }

    /**
     * How many threads work, the caller included.
     *
     * @return the number of parts of every task
     */
    public int count() {
        return threads.length + 1;
    }

    /**
     * The share of one part when {@code total} items are divided into contiguous ranges.
     *
     * @param part which part
     * @param parts how many
     * @param total number of items
     * @return the first item of that part; the range ends where part + 1 starts
     */
    public static int start(int part, int parts, int total) {
        return (int) ((long) total * part / parts);
    }

    /**
     * Runs every part of a task and returns when all are done. One caller at a time.
     *
     * @param next the task
     * @throws IllegalStateException if this was closed, or a part failed with anything at all; the cause is the failure. Where nobody shares the work, a
     *     failure is thrown as it is
     */
    public void run(Task next) {
        if (closed) {
            throw new IllegalStateException("workers were closed");
        }
        if (threads.length == 0) {
            next.run(0, 1);
            return;
        }
        task = next;
        failure = null;
        unfinished.set(count());
        int number = taskNumber + 1;
        taskNumber = number;
        for (Thread thread : threads) {
            LockSupport.unpark(thread);
        }
        runParts(0, number);
        for (int spins = 0; unfinished.get() > 0; spins++) {
            if (spins < SPINS_BEFORE_YIELDING) {
                Thread.onSpinWait();
            } else {
                Thread.yield();
            }
        }
        if (failure != null) {
            throw new IllegalStateException("a worker thread failed: " + failure, failure);
        }
    }

    /** Runs the own part of a task, then every part that nobody has begun. */
    private void runParts(int own, int number) {
        for (int i = 0; i < count(); i++) {
            int part = (own + i) % count();
            // While a part of the task is claimed and not finished, the task cannot change.
            if (claims.compareAndSet(part, number - 1, number)) {
                runPart(part);
            }
        }
    }

    private void runPart(int part) {
        try {
            task.run(part, count());
        } catch (Throwable e) {
            // Whatever it is, the caller must hear of it, and this thread must live on.
            failure = e;
        } finally {
            unfinished.decrementAndGet();
        }
    }

    private void serve(int own) {
        int done = 0;
        while (!closed) {
            int number = taskNumber;
            if (number != done) {
                runParts(own, number);
                done = number;
            }
            for (int spins = 0; taskNumber == done && !closed; spins++) {
                if (spins < SPINS_BEFORE_PARKING) {
                    Thread.onSpinWait();
                } else {
                    LockSupport.park(this);
                }
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        for (Thread thread : threads) {
            LockSupport.unpark(thread);
        }
    }
}
