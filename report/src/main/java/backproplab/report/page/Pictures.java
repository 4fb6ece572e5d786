package backproplab.report.page;

import java.util.Optional;

/** Where the images of a data set come from, if it can be found. */
@FunctionalInterface
public interface Pictures {
    /** No data set. */
    Pictures NONE = (dataset, number) -> Optional.empty();

    /**
     * An image of the test set.
     *
     * @param dataset name of the data set
     * @param number its number, from 0
     * @return the image; empty if it cannot be had
     */
    Optional<Pixels> test(String dataset, int number);

    /**
     * An image.
     *
     * @param width in pixels
     * @param height in pixels
     * @param channels 1 for grey, 3 for red, green, blue
     * @param values one byte each, channel by channel, row by row
     */
    record Pixels(int width, int height, int channels, byte[] values) {}
}
