package backproplab.experiments.cli.live;

import backproplab.experiments.cli.screen.Words;
import backproplab.report.live.LiveState;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** What the page says of all trainings together; they may report from several threads. */
final class LiveStates {
    /** Between two states that are no end of anything. */
    private static final long BETWEEN_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private static final double MOST = 0.99;

    private final Consumer<LiveState> page;
    private volatile long nextNanos = System.nanoTime();
    private long begin;
    /** Seconds from then to the end, as far as anybody knows. */
    private double whole = Double.NaN;

    LiveStates(Consumer<LiveState> page) {
        this.page = page;
    }

    /** Whether it is time for another state: asked after every step. */
    boolean due() {
        return System.nanoTime() - nextNanos >= 0;
    }

    /** The training begins; how long it is expected to take. */
    synchronized void begin(double seconds) {
        begin = System.nanoTime();
        whole = seconds;
    }

    /** How long the rest is expected to take now that some of it is done. */
    synchronized void left(double seconds) {
        whole = seconds(System.nanoTime() - begin) + seconds;
    }

    /**
     * Tells what goes on.
     *
     * @param what for people
     * @param rows whether there is more to draw
     */
    synchronized void tell(String what, boolean rows) {
        long now = System.nanoTime();
        nextNanos = now + BETWEEN_NANOS;
        double passed = seconds(now - begin);
        double left = whole - passed;
        // What takes longer than was expected is nearly done, for as long as that takes.
        double done = Double.isNaN(left) ? Double.NaN : Math.min(MOST, passed / (passed + Math.max(0, left)));
        page.accept(new LiveState(what, done, left > 0 ? Words.duration(left) : "", rows));
    }

    private static double seconds(long nanos) {
        return nanos / 1e9;
    }
}
