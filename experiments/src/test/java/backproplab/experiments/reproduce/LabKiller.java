package backproplab.experiments.reproduce;

import backproplab.experiments.compare.RunKiller;
import backproplab.experiments.train.Progress;
import java.util.ArrayList;
import java.util.List;

/** Kills a run of Lab at the n-th thing it hears of its trainings, counts them, and keeps warnings. */
class LabKiller extends RunKiller implements LabListener {
    /** What went wrong. */
    final List<String> warnings = new ArrayList<>();

    LabKiller(int fatal) {
        super(fatal);
    }

    @Override
    public void variantStarted(int number, int count, String name, String how) {}

    @Override
    public void warning(String message) {
        warnings.add(message);
    }

    @Override
    public void sampled(int epoch, int epochs, double trainAccuracyPct, double validationAccuracyPct) {
        hear();
    }

    @Override
    public void progressed(Progress progress) {
        // Its epoch was heard already.
    }
}
