package backproplab.experiments.reproduce;

import java.util.concurrent.CancellationException;

/** Lets threads begin in an order: each has a number, and waits until all before it have begun. */
final class Turns {
    private int next;

    /**
     * Waits.
     *
     * @param number from 0; nobody else has the same
     * @return the number
     * @throws CancellationException if the waiting thread is interrupted
     */
    synchronized int await(int number) {
        while (next < number) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException("interrupted before its turn");
            }
        }
        return number;
    }

    /** It has begun, or never will; a second time changes nothing. */
    synchronized void begun(int number) {
        next = Math.max(next, number + 1);
        notifyAll();
    }
}
