package backproplab.experiments.search;

/**
 * The one look at the test set, with the best trial's weights of its best validation epoch.
 *
 * @param accuracyPct test accuracy; NaN if no trial finished
 * @param loss mean cross-entropy; NaN if no trial finished
 */
public record SearchEnd(double accuracyPct, double loss) {
    /** No trial finished, so that nothing was tested. */
    static final SearchEnd UNTESTED = new SearchEnd(Double.NaN, Double.NaN);
}
