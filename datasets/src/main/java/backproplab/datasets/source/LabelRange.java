package backproplab.datasets.source;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Which labels a set has: 0 to 9 as MNIST, or those of another set, such as EMNIST's 1 to 26 or 0 to 46.
 *
 * @param first the least label
 * @param classNames what it and those after it mean
 */
record LabelRange(int first, List<String> classNames) {
    private static final LabelRange DIGITS = of(0, Mnist.CLASSES - 1);
    private static final int VALUES = 256;

    /** Labels that are their own names. */
    private static LabelRange of(int first, int last) {
        return new LabelRange(
                first,
                IntStream.rangeClosed(first, last).mapToObj(Integer::toString).toList());
    }

    /**
     * Finds the labels of a training part. More than ten classes are believed if every label from 0 or 1 up to the greatest comes at least twice: a damaged
     * byte is a class of one image.
     */
    static LabelRange of(IdxLabels labels) {
        int[] counts = new int[VALUES];
        for (int label : labels.values()) {
            if (label < 0 || label >= VALUES) {
                return DIGITS;
            }
            counts[label]++;
        }
        int last = VALUES - 1;
        while (last > 0 && counts[last] == 0) {
            last--;
        }
        int first = counts[0] == 0 ? 1 : 0;
        return last > DIGITS.last() && IntStream.rangeClosed(first, last).allMatch(label -> counts[label] > 1)
                ? of(first, last)
                : DIGITS;
    }

    boolean isMnist() {
        return equals(DIGITS);
    }

    /** The greatest label. */
    int last() {
        return first + classNames.size() - 1;
    }

    /**
     * Makes numbers from 0 on of labels.
     *
     * @throws DataFormatException if a label is outside
     */
    int[] numbers(IdxLabels labels) throws DataFormatException {
        int[] numbers = new int[labels.values().length];
        for (int n = 0; n < numbers.length; n++) {
            int label = labels.values()[n];
            if (label < first || label > last()) {
                long offset = labels.start() + (long) n * labels.step();
                throw new DataFormatException("Labels of another set: " + labels.file() + " has label " + label
                        + " at offset " + offset + ", outside " + first + ".." + last()
                        + ".\nName the set that it is with --dataset, or put a good copy there. Without a name here, a set"
                        + " has labels from 0 or 1 on, each of two images or more.");
            }
            numbers[n] = label - first;
        }
        return numbers;
    }
}
