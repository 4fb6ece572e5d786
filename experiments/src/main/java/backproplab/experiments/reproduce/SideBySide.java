package backproplab.experiments.reproduce;

import backproplab.experiments.train.TrainingThreads;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Does several things at the same time and hands over what they leave in the calling thread, in their order. What fails ends the others, and
 * nothing is handed over after it.
 */
final class SideBySide {
    /** So many for each thread may wait for one before them to end. */
    private static final int AHEAD = 4;

    private final AtomicBoolean failed = new AtomicBoolean();
    private final int together;
    /** One for each that is at work; who wants to be alone takes them all, and nobody begins before it has. */
    private final Semaphore places;

    SideBySide(int together) {
        this.together = together;
        places = new Semaphore(together, true);
    }

    /**
     * To be called from within what is done, between two steps of it.
     *
     * @throws CancellationException if another one failed
     */
    void check() {
        if (failed.get()) {
            throw new CancellationException("another training failed");
        }
    }

    /**
     * To be called from within what is done: does something when all others have ended, and lets none begin meanwhile.
     *
     * @param work what needs to be alone
     * @return what it left
     * @throws CancellationException if another one failed
     */
    <R> R alone(Supplier<R> work) {
        places.release();
        take(together);
        try {
            check();
            return work.get();
        } finally {
            places.release(together - 1);
        }
    }

    private void take(int count) {
        try {
            places.acquire(count);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            // Nobody else is to be let in for what was never taken; all of them are being ended.
            failed.set(true);
            throw new CancellationException("another training failed");
        }
    }

    /**
     * Does them all.
     *
     * @param units what to do, in the order in which results are wanted
     * @param work does one of them, in another thread
     * @param ended receives what it left
     */
    <U, R> void run(List<U> units, Function<U, R> work, Consumer<R> ended) {
        boolean whole = false;
        try (TrainingThreads<R> threads = new TrainingThreads<>(together)) {
            try {
                Deque<Future<R>> running = new ArrayDeque<>();
                for (U unit : units) {
                    if (running.size() == AHEAD * together) {
                        ended.accept(next(running));
                    }
                    running.add(threads.submit(() -> guarded(work, unit)));
                }
                while (!running.isEmpty()) {
                    ended.accept(next(running));
                }
                whole = true;
            } finally {
                failed.compareAndSet(false, !whole);
            }
        }
    }

    /** The others hear of a failure at once, not when it is its turn to be handed over. */
    private <U, R> R guarded(Function<U, R> work, U unit) {
        take(1);
        boolean done = false;
        try {
            check();
            R result = work.apply(unit);
            done = true;
            return result;
        } finally {
            failed.compareAndSet(false, !done);
            places.release();
        }
    }

    /** What the first of them left; if any failed, that is thrown, and not that the others were ended for it. */
    private <R> R next(Deque<Future<R>> running) {
        R result = result(running.remove());
        if (result != null && !failed.get()) {
            return result;
        }
        while (!running.isEmpty()) {
            result(running.remove());
        }
        throw new IllegalStateException("a training was ended, and no other one failed");
    }

    /** Null if it was ended because another one failed. */
    private static <R> R result(Future<R> running) {
        try {
            return TrainingThreads.result(running);
        } catch (CancellationException ended) {
            return null;
        }
    }
}
