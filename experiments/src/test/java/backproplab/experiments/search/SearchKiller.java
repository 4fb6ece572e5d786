package backproplab.experiments.search;

import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.killing.TrainingKiller;
import backproplab.experiments.train.TrainingListener;
import java.util.Optional;

/** Kills a search at the n-th thing it hears, and counts them. */
class SearchKiller extends TrainingKiller implements SearchListener {
    SearchKiller(int fatal) {
        super(fatal);
    }

    @Override
    public void warmUpStarted(EngineKind kind, String model) {}

    @Override
    public void rungStarted(SearchRung rung, int rungs) {
        hear();
    }

    @Override
    public TrainingListener trialStarted(Trial trial) {
        hear();
        return this;
    }

    @Override
    public void trialEnded(TrialResult result, int ended, SearchRung rung, TrialResult best) {
        hear();
    }

    @Override
    public void testStarted(TrialResult best, Optional<String> again) {
        hear();
    }

    @Override
    public void warning(String message) {
        throw new AssertionError(message);
    }
}
