package backproplab.datasets.source;

import java.util.List;

/**
 * What a source has read.
 *
 * @param train the training part
 * @param test the test part
 * @param warnings one line for each thing that is not as published but can be used as it is
 */
public record Parts(LabelledImages train, LabelledImages test, List<String> warnings) {
    /**
     * Copies the warnings.
     *
     * @param train the training part
     * @param test the test part
     * @param warnings the lines
     */
    public Parts {
        warnings = List.copyOf(warnings);
    }
}
