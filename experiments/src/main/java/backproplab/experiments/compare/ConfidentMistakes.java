package backproplab.experiments.compare;

import backproplab.experiments.results.FinalModel.Mistake;
import backproplab.experiments.train.Evaluation;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Finds the test images that a network gets wrong and is surest of. */
final class ConfidentMistakes {
    /** At most so many are told: {@value}. */
    static final int MOST = 20;

    private ConfidentMistakes() {}

    /**
     * Compares answers with labels.
     *
     * @param labels class of every test image
     * @param test what the network said of them
     * @return the surest first, of equally sure ones the first image
     */
    static List<Mistake> of(int[] labels, Evaluation test) {
        return IntStream.range(0, labels.length)
                .filter(image -> test.predictions()[image] != labels[image])
                .mapToObj(image -> new Mistake(image, test.confidences()[image]))
                .sorted(Comparator.comparingDouble(Mistake::confidence)
                        .reversed()
                        .thenComparingInt(Mistake::image))
                .limit(MOST)
                .toList();
    }
}
