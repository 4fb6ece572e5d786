package backproplab.cluster;

import backproplab.remote.ClusterException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** The half minute that a connection may take, where the user did not allow for more. */
final class Deadline {
    /** Less than the half minute that is promised: what comes after it is to ask the workers why. */
    static final int SECONDS = 20;

    private static final long LOOK_MILLIS = 100;

    private final long seconds;

    private final LongSupplier nanos;
    private final long begin;

    /**
     * Begins now.
     *
     * @param seconds how long
     * @param nanos a clock
     */
    Deadline(long seconds, LongSupplier nanos) {
        this.seconds = seconds;
        this.nanos = nanos;
        begin = nanos.getAsLong();
    }

    /**
     * How long it is in all.
     *
     * @return for people
     */
    String text() {
        return seconds + " seconds";
    }

    /**
     * What is left.
     *
     * @return milliseconds; 0 or less when it has passed
     */
    long leftMillis() {
        return TimeUnit.SECONDS.toMillis(seconds) - TimeUnit.NANOSECONDS.toMillis(nanos.getAsLong() - begin);
    }

    /**
     * Whether more than half of it has passed.
     *
     * @return then it is time to say what is missing
     */
    boolean halfPast() {
        return leftMillis() < TimeUnit.SECONDS.toMillis(seconds) / 2;
    }

    /**
     * Waits a moment.
     *
     * @throws ClusterException {@code CLOSED} if the thread is interrupted
     */
    static void moment() {
        try {
            Thread.sleep(LOOK_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterException(ClusterException.Kind.CLOSED, "Interrupted while connecting to the cluster.", e);
        }
    }
}
