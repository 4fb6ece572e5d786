package backproplab.experiments.compare;

import backproplab.experiments.train.EpochResult;
import backproplab.experiments.train.RunStatus;

/** How far one run of a comparison is in the time that was estimated for it. */
final class RunTime {
    /** Nothing was estimated, and nobody is told. */
    static final RunTime UNKNOWN = new RunTime(new TimeLeft().plan("", 0), 0, () -> {});

    private final TimeLeft.Part part;
    private final double epochSeconds;
    private final Runnable changed;

    /**
     * Nothing is done yet.
     *
     * @param part of the comparison's time
     * @param epochSeconds what was estimated for an epoch
     * @param changed is called when less is left
     */
    RunTime(TimeLeft.Part part, double epochSeconds, Runnable changed) {
        this.part = part;
        this.epochSeconds = epochSeconds;
        this.changed = changed;
    }

    /**
     * The epoch in which a run diverges is not whole, and says nothing of others.
     *
     * @param looking seconds that its layers were watched after it
     */
    void epochDone(EpochResult result, double looking) {
        if (epochSeconds > 0 && result.status() == RunStatus.OK) {
            part.done(epochSeconds, result.epochSeconds() + looking);
            changed.run();
        }
    }
}
