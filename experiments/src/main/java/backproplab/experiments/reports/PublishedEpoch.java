package backproplab.experiments.reports;

/**
 * What a report prints of an epoch; NaN for what it does not.
 *
 * @param epoch its number; 0 before the first, or after the first update in report B
 * @param trainLoss nats
 * @param trainAccuracyPct percent
 * @param validationLoss nats
 * @param validationAccuracyPct percent
 */
public record PublishedEpoch(
        int epoch, double trainLoss, double trainAccuracyPct, double validationLoss, double validationAccuracyPct) {}
