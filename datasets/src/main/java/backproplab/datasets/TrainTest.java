package backproplab.datasets;

import java.util.Objects;

/**
 * The two parts a data set comes in, and where they came from.
 *
 * @param train what may be learned from (a validation part is cut off it by {@link Split})
 * @param test what is looked at once, at the end
 * @param origin for people: the folder it was read from, or {@code drawn by code (glyphs, seed 7)}
 * @param embedded true if the images were drawn by code, false if they are real data
 */
public record TrainTest(Dataset train, Dataset test, String origin, boolean embedded) {
    /**
     * Checks that nothing is missing.
     *
     * @param train the training set
     * @param test the test set
     * @param origin where they came from
     * @param embedded true if drawn by code
     */
    public TrainTest {
        Objects.requireNonNull(train, "train");
        Objects.requireNonNull(test, "test");
        Objects.requireNonNull(origin, "origin");
    }
}
