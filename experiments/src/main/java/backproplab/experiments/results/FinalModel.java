package backproplab.experiments.results;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a trained network says of the test images, with the weights of its best validation epoch.
 *
 * @param run which run
 * @param classNames names in the order of the class numbers
 * @param labels class of every test image
 * @param predictions predicted class of every test image
 * @param mistakes its most confident mistakes, the surest first
 */
public record FinalModel(
        RunLine run, List<String> classNames, int[] labels, int[] predictions, List<Mistake> mistakes) {

    /**
     * A test image that was taken for something else.
     *
     * @param image its number in the test set, from 0
     * @param confidence softmax of the predicted class, above 1 / K
     */
    public record Mistake(int image, double confidence) {}

    /** Count of test images of one class that were taken for another, or for it. */
    int count(int label, int prediction) {
        return (int) IntStream.range(0, labels.length)
                .filter(i -> labels[i] == label && predictions[i] == prediction)
                .count();
    }

    /** Count of test images of one class. */
    int images(int label) {
        return (int) Arrays.stream(labels).filter(each -> each == label).count();
    }
}
