package backproplab.datasets.source;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which labels a set in the files of MNIST has: 0 to 9 as MNIST, or those of another set, such as EMNIST's 1 to 26 or 0 to 46.
 *
 * @param first the least label
 * @param last the greatest label
 */
record LabelRange(int first, int last) {
    private static final LabelRange DIGITS = new LabelRange(0, Mnist.CLASSES - 1);
    private static final int VALUES = 256;
    private static final int LABEL_HEADER = 8;

    /**
     * Finds the labels of a training part. More than ten classes are believed if every label from 0 or 1 up to the greatest comes at least twice: a damaged
     * byte is a class of one image.
     */
    static LabelRange of(byte[] labels) {
        int[] counts = new int[VALUES];
        for (byte label : labels) {
            counts[label & 0xFF]++;
        }
        int last = VALUES - 1;
        while (last > 0 && counts[last] == 0) {
            last--;
        }
        int first = counts[0] == 0 ? 1 : 0;
        return last > DIGITS.last && IntStream.rangeClosed(first, last).allMatch(label -> counts[label] > 1)
                ? new LabelRange(first, last)
                : DIGITS;
    }

    boolean isMnist() {
        return equals(DIGITS);
    }

    /** The labels themselves. */
    List<String> classNames() {
        return IntStream.rangeClosed(first, last).mapToObj(Integer::toString).toList();
    }

    /**
     * Makes numbers from 0 on of labels.
     *
     * @throws DataFormatException if a label is outside
     */
    int[] numbers(Path file, byte[] labels) throws DataFormatException {
        int[] numbers = new int[labels.length];
        for (int n = 0; n < labels.length; n++) {
            int label = labels[n] & 0xFF;
            if (label < first || label > last) {
                throw new DataFormatException(Advice.message(
                        file,
                        "has label " + label + " at offset " + (LABEL_HEADER + n) + ", outside " + first + ".."
                                + last));
            }
            numbers[n] = label - first;
        }
        return numbers;
    }
}
