package backproplab.cluster.search;

import java.io.StringWriter;

/** A screen that does something, once, in a thread of its own, when so many trials have ended and a moment more has gone by. */
final class AfterTrials extends StringWriter {
    private final int trials;
    private final int millis;
    private final Runnable work;
    private Thread thread;

    AfterTrials(int trials, int millis, Runnable work) {
        this.trials = trials;
        this.millis = millis;
        this.work = work;
    }

    @Override
    public void write(String text, int from, int count) {
        super.write(text, from, count);
        look();
    }

    @Override
    public void write(char[] text, int from, int count) {
        super.write(text, from, count);
        look();
    }

    private synchronized void look() {
        if (thread == null
                && toString().lines().filter(line -> line.startsWith("[")).count() >= trials) {
            thread = new Thread(this::afterAMoment, "after-trials");
            thread.start();
        }
    }

    private void afterAMoment() {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        work.run();
    }

    /** Waits until it is done. */
    void join() throws InterruptedException {
        synchronized (this) {
            if (thread == null) {
                throw new IllegalStateException("fewer than " + trials + " trials ended:\n" + this);
            }
        }
        thread.join();
    }
}
