package backproplab.cluster.lab;

import java.io.StringWriter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A screen that does something a moment after so many units have begun on other machines. */
final class UnitCounter extends StringWriter {
    /** What the line of a unit that begins has in it. */
    static final String BEGINS = " begins ";

    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private final int millis;
    private final Runnable act;
    private int left;

    UnitCounter(int units, int millis, Runnable act) {
        left = units;
        this.millis = millis;
        this.act = act;
    }

    @Override
    public void write(String text, int from, int length) {
        super.write(text, from, length);
        if (text.substring(from, from + length).contains(BEGINS)) {
            begun();
        }
    }

    private synchronized void begun() {
        left--;
        if (left == 0) {
            CompletableFuture.runAsync(act, CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS))
                    .thenRun(() -> done.complete(null));
        }
    }

    /** Waits until it is done. */
    void await() {
        done.join();
    }
}
