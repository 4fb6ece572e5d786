package backproplab.experiments.cli.live;

import backproplab.experiments.reproduce.LabListener;

/** Passes on what it hears of a run of Lab, and tells the page. */
final class LiveLab extends LiveComparison<LabListener> implements LabListener {
    LiveLab(LabListener next, LiveStates states) {
        super(next, states);
    }

    @Override
    public void variantStarted(int number, int count, String name, String how) {
        next().variantStarted(number, count, name, how);
        states().tell("Variant " + number + " of " + count + ", " + name, true);
    }

    /** Of one experiment, which is not what the page tells. */
    @Override
    public void timeLeft(double seconds) {
        next().timeLeft(seconds);
    }

    @Override
    public void kept(String what) {
        next().kept(what);
    }

    @Override
    public void labTimeLeft(double seconds) {
        next().labTimeLeft(seconds);
        states().left(seconds);
    }
}
