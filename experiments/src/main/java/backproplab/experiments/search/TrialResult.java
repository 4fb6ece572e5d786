package backproplab.experiments.search;

import backproplab.experiments.train.EpochResult;
import backproplab.experiments.train.RunResult;
import backproplab.experiments.train.RunStatus;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What one trial left in one rung. Accuracies and loss are those of the best validation epoch
 * ({@link EpochResult#betterThan}).
 *
 * @param trial number of the trial
 * @param rung number of the rung
 * @param values of the trial
 * @param status how it ended
 * @param message what diverged or failed; empty when all is well
 * @param epochs how many epochs were trained
 * @param bestEpoch number of the best; 0 if there is none
 * @param bestValidationPct its validation accuracy; NaN if there is none
 * @param validationLoss its validation loss; NaN if there is none
 * @param trainAccuracyPct its training accuracy; NaN if there is none
 * @param trainSeconds time of the training steps; NaN if there were none
 * @param host the machine that trained it, if it was another one; else empty
 */
public record TrialResult(
        int trial,
        int rung,
        Map<String, String> values,
        RunStatus status,
        String message,
        int epochs,
        int bestEpoch,
        double bestValidationPct,
        double validationLoss,
        double trainAccuracyPct,
        double trainSeconds,
        String host) {

    /**
     * Copies the map, its order included. Journals of earlier releases have no host.
     */
    public TrialResult {
        host = Objects.requireNonNullElse(host, "");
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    static TrialResult of(Trial trial, SearchRung rung, RunResult run) {
        Optional<EpochResult> best = best(run);
        return new TrialResult(
                trial.number(),
                rung.number(),
                trial.values(),
                run.status(),
                run.message(),
                run.epochs().size(),
                best.map(EpochResult::epoch).orElse(0),
                best.map(EpochResult::validationAccuracyPct).orElse(Double.NaN),
                best.map(EpochResult::validationLoss).orElse(Double.NaN),
                best.map(EpochResult::trainAccuracyPct).orElse(Double.NaN),
                run.trainSeconds(),
                "");
    }

    /** The same, trained by another machine. */
    TrialResult on(String machine) {
        return with(message, machine);
    }

    /** The same with another message. */
    TrialResult withMessage(String text) {
        return with(text, host);
    }

    private TrialResult with(String text, String machine) {
        return new TrialResult(
                trial,
                rung,
                values,
                status,
                text,
                epochs,
                bestEpoch,
                bestValidationPct,
                validationLoss,
                trainAccuracyPct,
                trainSeconds,
                machine);
    }

    private static Optional<EpochResult> best(RunResult run) {
        return run.epochs().stream()
                .filter(epoch -> epoch.status() == RunStatus.OK)
                .reduce((best, epoch) -> epoch.betterThan(best) ? epoch : best);
    }

    /** Whether a second training of the same trial came to the same: all but the time it took, and where. */
    boolean equalNumbers(TrialResult other) {
        return status == other.status
                && epochs == other.epochs
                && bestEpoch == other.bestEpoch
                && Double.compare(bestValidationPct, other.bestValidationPct) == 0
                && Double.compare(validationLoss, other.validationLoss) == 0
                && Double.compare(trainAccuracyPct, other.trainAccuracyPct) == 0;
    }

    /** Whether this is the same trial in the same rung. */
    boolean isOf(int otherTrial, int otherRung) {
        return trial == otherTrial && rung == otherRung;
    }
}
