package backproplab.manual.kernel;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * A fixed set of threads that run one task at a time, each a part of it; the caller is one of them.
 *
 * <p>The parts are cut by the task from (part, parts), so what is computed never depends on who computes it. Who does is
 * decided by a counter: a thread that the operating system holds up leaves its part to another, instead of making
 * everybody wait. Waiting threads spin for a moment, since the next task of a training step comes within microseconds,
 * and then park. Handing a task over allocates nothing.
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
    /** Number of the task in the upper half, the next part to be claimed in the lower. */
    private final AtomicLong ticket = new AtomicLong();

    private final AtomicInteger unfinished = new AtomicInteger();
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
        ticket.set(count);
        for (int i = 0; i < threads.length; i++) {
            threads[i] = new Thread(this::serve, "manual-net-" + (i + 1));
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
     * @throws IllegalStateException if this was closed, or a part failed with anything at all; the cause is the failure
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
        ticket.set(((ticket.get() >>> 32) + 1) << 32);
        for (Thread thread : threads) {
            LockSupport.unpark(thread);
        }
        claimParts();
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

    /** Runs parts of the current task until none is left. */
    private void claimParts() {
        long claim = ticket.get();
        while ((int) claim < count()) {
            // The task cannot change while one of its parts is claimed and not finished.
            if (ticket.compareAndSet(claim, claim + 1)) {
                runPart((int) claim);
            }
            claim = ticket.get();
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

    private void serve() {
        while (!closed) {
            claimParts();
            for (int spins = 0; (int) ticket.get() >= count() && !closed; spins++) {
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
