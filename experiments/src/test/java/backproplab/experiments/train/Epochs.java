package backproplab.experiments.train;

/** Made-up epochs for tests: the one place among them that knows every number of an epoch. */
public final class Epochs {
    private Epochs() {}

    public static EpochResult epoch(
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
        return new EpochResult(
                epoch,
                learningRate,
                trainLoss,
                trainAccuracyPct,
                validationLoss,
                validationAccuracyPct,
                trainSeconds,
                dataWaitSeconds,
                epochSeconds,
                trainImages,
                status);
    }
}
