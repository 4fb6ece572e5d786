package backproplab.experiments.train;

/**
 * What one epoch of one engine measured.
 *
 * @param epoch number, from 1
 * @param learningRate rate of its last step
 * @param trainLoss mean of the batch losses during the epoch, penalty included
 * @param trainAccuracyPct evaluation mode, after the epoch, on the first training images
 * @param validationLoss mean cross-entropy after the epoch
 * @param validationAccuracyPct after the epoch
 * @param trainSeconds forward, backward and update only
 * @param dataWaitSeconds waiting for batches and handing them to the engine
 * @param epochSeconds everything, evaluation included
 * @param trainImages images trained on
 * @param status {@code OK}, or {@code DIVERGED} in the epoch in which it happened
 */
public record EpochResult(
        int epoch,
        double learningRate,
        double trainLoss,
        double trainAccuracyPct,
        double validationLoss,
        double validationAccuracyPct,
        double trainSeconds,
        double dataWaitSeconds,
        double epochSeconds,
        int trainImages,
        RunStatus status) {

    /**
     * Training speed.
     *
     * @return images per second of training time
     */
    public double imagesPerSecond() {
        return trainImages / trainSeconds;
    }

    /**
     * Whether this epoch's weights are to be preferred: by higher validation accuracy, of equal ones by lower validation loss. With few
     * validation images many epochs get all of them right, and the first of these need not be the best. (Keras and PyTorch Lightning
     * watch one number, and keep the first of equal ones.)
     *
     * @param other an epoch of the same run
     * @return false if they are equal, too
     */
    public boolean betterThan(EpochResult other) {
        return validationAccuracyPct > other.validationAccuracyPct
                || validationAccuracyPct == other.validationAccuracyPct && validationLoss < other.validationLoss;
    }
}
