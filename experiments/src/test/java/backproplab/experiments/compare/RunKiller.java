package backproplab.experiments.compare;

import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.killing.TrainingKiller;
import backproplab.experiments.results.RunKey;
import backproplab.experiments.train.RunResult;
import backproplab.experiments.train.TrainingListener;

/** Kills a comparison at the n-th thing it hears, and counts them; a warning fails the test. */
public class RunKiller extends TrainingKiller implements ComparisonListener {
    /**
     * Kills once.
     *
     * @param fatal how many things are heard before, or {@link #NEVER}
     */
    public RunKiller(int fatal) {
        super(fatal);
    }

    @Override
    public void warmUpStarted(EngineKind kind, String model) {}

    @Override
    public TrainingListener runStarted(EngineKind kind, RunKey run) {
        hear();
        return this;
    }

    @Override
    public void runEnded(EngineKind kind, RunKey run, RunResult result) {
        hear();
    }

    @Override
    public void warning(String message) {
        throw new AssertionError(message);
    }
}
