package backproplab.experiments.search;

import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.train.EpochResult;
import backproplab.experiments.train.Progress;
import backproplab.experiments.train.TrainingListener;
import java.util.concurrent.atomic.AtomicInteger;

/** Kills a search at the n-th thing it hears, and counts them. */
class Killer implements SearchListener, TrainingListener {
    /** Beyond all that happens. */
    static final int NEVER = Integer.MAX_VALUE;

    private final int fatal;
    private final AtomicInteger count = new AtomicInteger();

    Killer(int fatal) {
        this.fatal = fatal;
    }

    /** What a killed process looks like from inside; nothing in the program catches it. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    int heard() {
        return count.get();
    }

    private void hear() {
        if (count.getAndIncrement() == fatal) {
            throw new Killed();
        }
    }

    @Override
    public void warmUpStarted(EngineKind kind, String model) {}

    @Override
    public void rungStarted(Rung rung, int rungs) {
        hear();
    }

    @Override
    public TrainingListener trialStarted(Trial trial) {
        hear();
        return this;
    }

    @Override
    public void trialEnded(TrialResult result, int ended, Rung rung, TrialResult best) {
        hear();
    }

    @Override
    public void testStarted(TrialResult best, boolean again) {
        hear();
    }

    @Override
    public void warning(String message) {
        throw new AssertionError(message);
    }

    @Override
    public void epochStarted(int epoch, int steps) {
        hear();
    }

    @Override
    public void stepDone() {
        hear();
    }

    @Override
    public void epochDone(EpochResult result) {
        hear();
    }

    @Override
    public void progressed(Progress progress) {
        hear();
    }
}
