package backproplab.datasets.augment;

import java.util.Optional;

/** One change of an image. Implementations have no state, so one object serves any number of threads. */
public interface Step {
    /**
     * Returns the shape of what comes out.
     *
     * @param in shape of what goes in
     * @return shape of what comes out
     * @throws IllegalArgumentException if the step cannot be applied to such images
     */
    ImageShape outputShape(ImageShape in);

    /**
     * Changes one image.
     *
     * @param shape shape of what goes in
     * @param in holds the image, not to be changed
     * @param from index of its first value
     * @param out receives the changed image from index 0; another array than {@code in}
     * @param draws decides what is random
     */
    void apply(ImageShape shape, byte[] in, int from, byte[] out, Draws draws);

    /**
     * Returns what is to be done in place of this step to images that are only looked at: something without chance that gives the same shape.
     *
     * @return the step, or empty if nothing is needed
     */
    Optional<Step> evaluation();

    /**
     * Returns the step as it is written on the command line.
     *
     * @return text that {@link Steps#parse} understands
     */
    String text();
}
