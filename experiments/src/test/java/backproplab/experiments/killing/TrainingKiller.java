package backproplab.experiments.killing;

import backproplab.experiments.train.EpochResult;
import backproplab.experiments.train.Progress;
import backproplab.experiments.train.TrainingListener;
import java.util.concurrent.atomic.AtomicInteger;

/** Kills a training at the n-th thing it hears, and counts them; those who run trainings tell its subclasses more. */
public abstract class TrainingKiller implements TrainingListener {
    /** Beyond all that happens. */
    public static final int NEVER = Integer.MAX_VALUE;

    private final int fatal;
    private final AtomicInteger count = new AtomicInteger();

    /**
     * Kills once.
     *
     * @param fatal how many things are heard before, or {@link #NEVER}
     */
    protected TrainingKiller(int fatal) {
        this.fatal = fatal;
    }

    /** How many things it heard. */
    public final int heard() {
        return count.get();
    }

    /** Whatever happens. */
    protected final void hear() {
        if (count.getAndIncrement() == fatal) {
            throw new Killed();
        }
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
