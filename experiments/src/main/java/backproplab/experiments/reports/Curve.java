package backproplab.experiments.reports;

import java.util.List;

/**
 * A training of a report of which it prints epoch after epoch.
 *
 * @param by which of the report's own runs, such as {@code framework}; empty if there is only one
 * @param epochs what it prints, in order
 */
public record Curve(String by, List<PublishedEpoch> epochs) {

    /**
     * Copies the list.
     */
    public Curve {
        epochs = List.copyOf(epochs);
    }
}
