package backproplab.experiments.tune;

import java.util.Locale;

/**
 * A sentence about a training that went wrong: what was measured, what that usually means, and what to try.
 *
 * @param cause what it usually means, in a word for the table
 * @param text for people
 */
public record Hint(Cause cause, String text) {

    /** What usually keeps a network from learning some images by heart. */
    public enum Cause {
        /** Nothing but the forward pass can have made the first loss not finite. */
        FORWARD,
        /** The loss became not finite, rose or swings. */
        RATE_TOO_LARGE,
        /** The loss hardly moves although gradients arrive. */
        RATE_TOO_SMALL,
        /** A gradient of zeros alone. */
        NO_GRADIENT,
        /** A tensor with a gradient that stays what it was. */
        NO_UPDATE,
        /** Units that answer no image. */
        DEAD_UNITS,
        /** The answer does not depend on the image. */
        SAME_ANSWER,
        /** The same images are answered otherwise in evaluation than in training. */
        EVALUATION,
        /** Logits differ between images, and yet the loss stays that of who does not look at them. */
        WRONG_GRADIENT,
        /** Equal images have different labels. */
        LABELS,
        /** Dropout, a penalty or changed images. */
        REGULARIZATION,
        /** The loss was still falling. */
        MORE_EPOCHS,
        /** The loss stays above 0 for none of the other reasons. */
        PLATEAU,
        /** An error of the engine. */
        ERROR,
        /** The network does not fit the heap. */
        MEMORY;

        /**
         * The text in files.
         *
         * @return the name in lower case, with hyphens
         */
        public String token() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
