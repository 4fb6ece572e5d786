package backproplab.experiments.search;

import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.train.TrainingListener;
import java.util.Optional;

/** Hears how a search goes on. */
public interface SearchListener {

    /**
     * An engine begins its warm-up.
     *
     * @param kind which engine
     * @param model token of the model
     */
    void warmUpStarted(EngineKind kind, String model);

    /**
     * A rung begins.
     *
     * @param rung which
     * @param rungs how many there are
     */
    void rungStarted(SearchRung rung, int rungs);

    /**
     * A trial begins. Called from the trial's own thread.
     *
     * @param trial which
     * @return hears of its steps and epochs, from the same thread
     */
    TrainingListener trialStarted(Trial trial);

    /**
     * A trial ended, and is in the journal.
     *
     * @param result what it left
     * @param ended how many trials of the rung have ended
     * @param rung the rung
     * @param best the best of all so far
     */
    void trialEnded(TrialResult result, int ended, SearchRung rung, TrialResult best);

    /**
     * The best trial is about to be tested.
     *
     * @param best which
     * @param again why it must be trained again, here, for people; empty if it need not
     */
    void testStarted(TrialResult best, Optional<String> again);

    /**
     * Its test begins.
     *
     * @param images how many are to be seen
     */
    default void testStarted(int images) {}

    /**
     * A batch of the test is done.
     *
     * @param images how many the batch has
     */
    default void tested(int images) {}

    /**
     * How long all that is left to do will take, after every trial.
     *
     * @param seconds an estimate, corrected by how long everything took so far
     */
    default void timeLeft(double seconds) {}

    /**
     * Something went wrong, and the search goes on.
     *
     * @param message for people
     */
    void warning(String message);
}
