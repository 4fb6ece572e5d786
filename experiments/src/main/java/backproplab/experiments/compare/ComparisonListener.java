package backproplab.experiments.compare;

import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.results.RunKey;
import backproplab.experiments.train.RunResult;
import backproplab.experiments.train.TrainingListener;

/** Hears how a comparison goes on. */
public interface ComparisonListener {

    /**
     * An engine begins its warm-up.
     *
     * @param kind which engine
     * @param model token of the model
     */
    void warmUpStarted(EngineKind kind, String model);

    /**
     * An engine begins a run.
     *
     * @param kind which engine
     * @param run which run
     * @return hears of its steps and epochs
     */
    TrainingListener runStarted(EngineKind kind, RunKey run);

    /**
     * The run that just began goes on where it was cut off.
     *
     * @param kind which engine
     * @param run which run
     * @param epoch the last epoch that is done
     */
    default void runResumed(EngineKind kind, RunKey run, int epoch) {}

    /**
     * An engine ended a run.
     *
     * @param kind which engine
     * @param run which run
     * @param result what it left
     */
    void runEnded(EngineKind kind, RunKey run, RunResult result);

    /**
     * How long all that is left to do will take, after every epoch and every run.
     *
     * @param seconds an estimate, corrected by how long everything took so far
     */
    default void timeLeft(double seconds) {}

    /**
     * Something went wrong that leaves the numbers alone.
     *
     * @param message for people
     */
    void warning(String message);
}
