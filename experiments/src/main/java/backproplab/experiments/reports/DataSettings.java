package backproplab.experiments.reports;

import backproplab.datasets.NormalizeMode;
import backproplab.datasets.Split;

/**
 * Which images a run sees. Runs with equal settings share one split.
 *
 * @param real token of the real data set
 * @param normalize how pixels become floats
 * @param validation images kept for validation
 * @param trainLimit training images used; {@link #ALL} for all that are left
 * @param testLimit test images used; {@link #ALL} for all
 * @param labelOrder whether training images come class after class in place of shuffled
 */
public record DataSettings(
        String real, NormalizeMode normalize, int validation, int trainLimit, int testLimit, boolean labelOrder) {
    /** The limit that leaves nothing out. */
    public static final int ALL = Split.ALL;

    /**
     * All of a data set.
     *
     * @param real token of the real data set
     * @param normalize how pixels become floats
     * @param validation images kept for validation
     * @return the settings
     */
    public static DataSettings of(String real, NormalizeMode normalize, int validation) {
        return new DataSettings(real, normalize, validation, ALL, ALL, false);
    }

    DataSettings withNormalize(NormalizeMode mode) {
        return new DataSettings(real, mode, validation, trainLimit, testLimit, labelOrder);
    }

    DataSettings withTrainLimit(int images) {
        return new DataSettings(real, normalize, validation, images, testLimit, labelOrder);
    }

    DataSettings withValidation(int images) {
        return new DataSettings(real, normalize, images, trainLimit, testLimit, labelOrder);
    }

    DataSettings withTestLimit(int images) {
        return new DataSettings(real, normalize, validation, trainLimit, images, labelOrder);
    }

    DataSettings inLabelOrder() {
        return new DataSettings(real, normalize, validation, trainLimit, testLimit, true);
    }
}
