package backproplab.datasets.fetch;

import java.time.Duration;

/** How much longer to wait for the very first answer; once there was one, or from the start if unlimited, only the limit per mirror counts. */
final class Patience {
    private final Duration perMirror;
    private final long deadlineNanos;
    private boolean limited;

    private Patience(Duration perMirror, Duration total, boolean limited) {
        this.perMirror = perMirror;
        this.deadlineNanos = System.nanoTime() + total.toNanos();
        this.limited = limited;
    }

    static Patience unlimited(FetchLimits limits) {
        return new Patience(limits.firstByte(), Duration.ZERO, false);
    }

    static Patience limited(FetchLimits limits) {
        return new Patience(limits.firstByte(), limits.impatient(), true);
    }

    /** What the next mirror may take, so that each of the mirrors left gets its share; zero if time is up. */
    Duration share(int mirrorsLeft) {
        if (!limited) {
            return perMirror;
        }
        long left = Math.max(0, deadlineNanos - System.nanoTime());
        return Duration.ofNanos(Math.min(perMirror.toNanos(), left / mirrorsLeft));
    }

    void answered() {
        limited = false;
    }
}
