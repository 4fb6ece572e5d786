package backproplab.experiments.search;

import backproplab.files.failure.UserException;
import java.util.List;
import java.util.function.Consumer;

/** What trains the trials of a round, side by side where there is room. */
interface TrialRunner {
    /**
     * Trains them all.
     *
     * @param trials in the order in which they are begun
     * @param rung the round
     * @param ended takes what each left, in the calling thread, one after the other in the order in which they end
     * @throws UserException if none can be trained any more
     */
    void run(List<PreparedTrial> trials, SearchRung rung, Consumer<TrialTrainer.Trained> ended);
}
