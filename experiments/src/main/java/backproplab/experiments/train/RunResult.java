package backproplab.experiments.train;

import java.util.List;
import java.util.Optional;

/**
 * What one run of one engine left.
 *
 * @param status how it ended
 * @param message for people: which layer diverged, or what failed; empty when all is well
 * @param epochs every epoch, in order
 * @param firstBatchLoss loss of the very first batch, before any update; NaN if there was none
 * @param test test set with the weights of the best validation epoch; empty unless the run {@link RunStatus#finished finished}
 */
public record RunResult(
        RunStatus status, String message, List<EpochResult> epochs, double firstBatchLoss, Optional<Evaluation> test) {

    /**
     * A run that an error ended.
     *
     * @param message what failed
     * @param epochs what was measured before
     * @return the result
     */
    public static RunResult failed(String message, List<EpochResult> epochs) {
        return new RunResult(RunStatus.FAILED, message, List.copyOf(epochs), Double.NaN, Optional.empty());
    }

    /**
     * A run that was not started.
     *
     * @param message what this machine or process lacks
     * @return the result
     */
    public static RunResult skipped(String message) {
        return new RunResult(RunStatus.SKIPPED, message, List.of(), Double.NaN, Optional.empty());
    }

    /**
     * Total training time.
     *
     * @return seconds, NaN without epochs
     */
    public double trainSeconds() {
        return epochs.isEmpty()
                ? Double.NaN
                : epochs.stream().mapToDouble(EpochResult::trainSeconds).sum();
    }

    /**
     * Validation accuracy of the last epoch.
     *
     * @return percent, NaN without epochs
     */
    public double lastValidationAccuracyPct() {
        return epochs.isEmpty() ? Double.NaN : epochs.get(epochs.size() - 1).validationAccuracyPct();
    }

    /**
     * Highest validation accuracy.
     *
     * @return percent, NaN without epochs
     */
    public double bestValidationAccuracyPct() {
        return epochs.stream()
                .mapToDouble(EpochResult::validationAccuracyPct)
                .filter(value -> !Double.isNaN(value))
                .max()
                .orElse(Double.NaN);
    }
}
