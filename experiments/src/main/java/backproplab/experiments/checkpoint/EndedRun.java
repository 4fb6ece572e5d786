package backproplab.experiments.checkpoint;

import backproplab.experiments.results.RunKey;
import backproplab.experiments.train.EpochResult;
import backproplab.experiments.train.Evaluation;
import backproplab.experiments.train.RunResult;
import backproplab.experiments.train.RunStatus;
import java.util.List;
import java.util.Optional;

/**
 * One engine's run that is over: a {@link RunResult} as it is written.
 *
 * @param key which run it was
 * @param backend what computed; empty if nothing did
 * @param status how it ended
 * @param message for people
 * @param epochs every epoch
 * @param firstBatchLoss loss of the very first batch; NaN if there was none
 * @param test on the test set; null if it did not get there
 */
public record EndedRun(
        RunKey key,
        String backend,
        RunStatus status,
        String message,
        List<EpochResult> epochs,
        double firstBatchLoss,
        Evaluation test) {

    /**
     * Copies the list.
     */
    public EndedRun {
        epochs = List.copyOf(epochs);
    }

    /**
     * A result with what computed it.
     *
     * @param key which run it was
     * @param backend what computed; empty if nothing did
     * @param result what the run left
     * @return the same in another form
     */
    public static EndedRun of(RunKey key, String backend, RunResult result) {
        return new EndedRun(
                key,
                backend,
                result.status(),
                result.message(),
                result.epochs(),
                result.firstBatchLoss(),
                result.test().orElse(null));
    }

    /**
     * What the run left.
     *
     * @return the result
     */
    public RunResult result() {
        return new RunResult(status, message, epochs, firstBatchLoss, Optional.ofNullable(test));
    }
}
