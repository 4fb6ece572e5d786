package backproplab.experiments.tune;

import backproplab.experiments.train.RunStatus;
import java.util.List;
import java.util.Locale;

/**
 * How a network learned some images by heart.
 *
 * @param status whether it did
 * @param backend what computed; empty if nothing did
 * @param epochs how often through the images
 * @param steps how many updates
 * @param firstLoss mean loss of the first epoch's steps, L2 penalty included; NaN if there was no whole epoch
 * @param loss mean cross-entropy of the images in the end, in nats; NaN where it is not known
 * @param accuracyPct share of the images that are answered rightly in the end, percent; NaN likewise
 * @param zeroGradientPct share of the gradient's numbers that are exactly 0 in every batch in the end, percent; NaN likewise
 * @param seconds that it took, evaluations included
 * @param hints what is remarkable about it; of images that were not learned why that is, as far as it can be told
 */
public record OverfitResult(
        Status status,
        String backend,
        int epochs,
        int steps,
        double firstLoss,
        double loss,
        double accuracyPct,
        double zeroGradientPct,
        double seconds,
        List<Hint> hints) {

    /** Copies the list. */
    public OverfitResult {
        hints = List.copyOf(hints);
    }

    /** Whether the images were learned. */
    public enum Status {
        /** All of them are answered rightly. */
        REACHED,
        /** Not all of them, after the last epoch. */
        NOT_REACHED,
        /** The loss became NaN or infinite. */
        DIVERGED,
        /** An error ended it. */
        FAILED,
        /** The network does not fit the heap. */
        SKIPPED;

        /**
         * The text in files.
         *
         * @return the name in lower case
         */
        public String token() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Nothing was trained.
     *
     * @param status {@code SKIPPED}, else it failed
     * @param why what happened
     * @return a result without numbers
     */
    public static OverfitResult untrained(RunStatus status, String why) {
        boolean skipped = status == RunStatus.SKIPPED;
        double none = Double.NaN;
        return new OverfitResult(
                skipped ? Status.SKIPPED : Status.FAILED,
                "",
                0,
                0,
                none,
                none,
                none,
                none,
                none,
                List.of(new Hint(skipped ? Hint.Cause.MEMORY : Hint.Cause.ERROR, why)));
    }
}
