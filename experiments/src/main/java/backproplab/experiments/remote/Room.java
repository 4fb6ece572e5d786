package backproplab.experiments.remote;

import java.util.concurrent.CancellationException;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * Lets in as many threads as machines have room for, and a few more, so that no machine waits for the next piece of work. Machines come and go,
 * so that their number is asked for again and again.
 */
final class Room {
    private static final int AHEAD = 2;
    private static final long LOOK_MILLIS = 500;

    private final IntSupplier slots;
    private int inside;

    Room(IntSupplier slots) {
        this.slots = slots;
    }

    <R> R within(Supplier<R> work) {
        enter();
        try {
            return work.get();
        } finally {
            leave();
        }
    }

    private synchronized void enter() {
        while (inside >= slots.getAsInt() + AHEAD) {
            try {
                wait(LOOK_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException("interrupted before there was room");
            }
        }
        inside++;
    }

    private synchronized void leave() {
        inside--;
        notifyAll();
    }
}
