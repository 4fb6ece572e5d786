package backproplab.experiments.tune;

import java.util.List;
import org.apache.commons.statistics.descriptive.Mean;

/**
 * The mean loss of every epoch, in nats.
 *
 * @param epochs in their order, finite, at least one
 */
record LossCurve(List<Double> epochs) {
    private static final int TENTH = 10;

    /** Copies the list. */
    LossCurve {
        epochs = List.copyOf(epochs);
    }

    double first() {
        return epochs.get(0);
    }

    double last() {
        return epochs.get(epochs.size() - 1);
    }

    double least() {
        return epochs.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    double most() {
        return epochs.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }

    /** How many epochs the end is: a tenth of all, at least one. */
    private int end() {
        return Math.max(1, epochs.size() / TENTH);
    }

    /** The epochs of the end. */
    LossCurve tail() {
        return new LossCurve(epochs.subList(epochs.size() - end(), epochs.size()));
    }

    double mean() {
        return Mean.of(epochs.stream().mapToDouble(Double::doubleValue).toArray())
                .getAsDouble();
    }

    /** By what share of it the mean loss of the end is below that of as many epochs before it; NaN if there are none. */
    double fallAtEnd() {
        int end = end();
        if (epochs.size() < 2 * end) {
            return Double.NaN;
        }
        double before = new LossCurve(epochs.subList(epochs.size() - 2 * end, epochs.size() - end)).mean();
        return 1 - tail().mean() / before;
    }

    /**
     * Whether the loss stays where it is: the epochs of the end differ by no more than a share of their mean, and the mean has changed by no more
     * than another since as many epochs before. Of a single epoch nothing can be said: false.
     *
     * @param scatter the first share
     * @param change the second
     */
    boolean stays(double scatter, double change) {
        LossCurve tail = tail();
        return tail.most() - tail.least() <= scatter * tail.mean() && Math.abs(fallAtEnd()) <= change;
    }
}
