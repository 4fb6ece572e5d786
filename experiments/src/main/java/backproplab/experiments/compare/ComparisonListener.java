package backproplab.experiments.compare;

import backproplab.experiments.engine.EngineKind;
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
     * @param model token of the model
     * @return hears of its steps and epochs
     */
    TrainingListener runStarted(EngineKind kind, String model);

    /**
     * The run that just began goes on where it was cut off.
     *
     * @param kind which engine
     * @param model token of the model
     * @param epoch the last epoch that is done
     */
    default void runResumed(EngineKind kind, String model, int epoch) {}

    /**
     * An engine ended a run.
     *
     * @param kind which engine
     * @param model token of the model
     * @param result what it left
     */
    void runEnded(EngineKind kind, String model, RunResult result);

    /**
     * Something went wrong that leaves the numbers alone.
     *
     * @param message for people
     */
    void warning(String message);
}
