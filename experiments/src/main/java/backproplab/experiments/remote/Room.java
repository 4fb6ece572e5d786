package backproplab.experiments.remote;

import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * Lets in as many threads as machines have room for, and a few more, so that no machine waits for the next piece of work; in the order in
 * which they come. Machines come and go, so that their number is asked for again and again, by the first who waits.
 */
final class Room {
    /** How many more than machines have room for: {@value}. */
    static final int AHEAD = 2;

    private static final long LOOK_MILLIS = 500;

    private final IntSupplier slots;
    /** Held by the first who waits, and by who wants to be alone. */
    private final Semaphore door = new Semaphore(1, true);

    private int inside;

    Room(IntSupplier slots) {
        this.slots = slots;
    }

    <R> R within(Supplier<R> work) {
        waiting(() -> {
            door.acquire();
            try {
                enter(false);
            } finally {
                door.release();
            }
        });
        try {
            return work.get();
        } finally {
            leave();
        }
    }

    /** Waits until all who are inside have left, and lets nobody in meanwhile; not to be called by one of them. */
    <R> R alone(Supplier<R> work) {
        waiting(door::acquire);
        try {
            waiting(() -> enter(true));
            try {
                return work.get();
            } finally {
                leave();
            }
        } finally {
            door.release();
        }
    }

    private synchronized void enter(boolean alone) throws InterruptedException {
        while (inside >= (alone ? 1 : slots.getAsInt() + AHEAD)) {
            wait(LOOK_MILLIS);
        }
        inside++;
    }

    private synchronized void leave() {
        inside--;
        // Nobody but who holds the door waits for this.
        notifyAll();
    }

    /** Waits. */
    @FunctionalInterface
    private interface Waiting {
        void until() throws InterruptedException;
    }

    private static void waiting(Waiting waiting) {
        try {
            waiting.until();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted before there was room");
        }
    }
}
