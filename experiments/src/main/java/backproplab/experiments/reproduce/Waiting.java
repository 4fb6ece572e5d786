package backproplab.experiments.reproduce;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

/**
 * Threads that wait for other machines. Where one of them fails nobody needs to wait any more, perhaps for hours, for what the others are waiting
 * for: they are interrupted.
 */
final class Waiting {
    private final Set<Thread> threads = new HashSet<>();
    private boolean over;

    /**
     * Waits.
     *
     * @param what is waited for; ends soon when its thread is interrupted
     * @return what came of it
     * @throws CancellationException if another one failed before
     */
    <R> R until(Supplier<R> what) {
        begin();
        boolean whole = false;
        try {
            R result = what.get();
            whole = true;
            return result;
        } finally {
            end(whole);
        }
    }

    private synchronized void begin() {
        if (over) {
            throw new CancellationException("another training failed");
        }
        threads.add(Thread.currentThread());
    }

    private synchronized void end(boolean whole) {
        threads.remove(Thread.currentThread());
        if (!whole) {
            end();
        } else if (over) {
            // Too late: what it waited for is there, and is to be kept, which no interrupted thread could do.
            Thread.interrupted();
        }
    }

    /** Something else failed. */
    synchronized void end() {
        over = true;
        threads.forEach(Thread::interrupt);
    }
}
