package backproplab.experiments.reports;

import backproplab.datasets.NormalizeMode;

/**
 * Which images a run sees. Runs with equal settings share one split.
 *
 * @param real token of the real data set
 * @param normalize how pixels become floats
 * @param validation images kept for validation
 * @param trainLimit training images used; {@link #ALL} for all that are left
 * @param testLimit test images used; {@link #ALL} for all
 */
public record DataSettings(String real, NormalizeMode normalize, int validation, int trainLimit, int testLimit) {
    /** The limit that leaves nothing out: {@value}. */
    public static final int ALL = 0;

    /**
     * All of a data set.
     *
     * @param real token of the real data set
     * @param normalize how pixels become floats
     * @param validation images kept for validation
     * @return the settings
     */
    public static DataSettings of(String real, NormalizeMode normalize, int validation) {
        return new DataSettings(real, normalize, validation, ALL, ALL);
    }
}
