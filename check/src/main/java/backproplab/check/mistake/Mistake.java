package backproplab.check.mistake;

import backproplab.check.part.Parts;
import java.util.List;

/**
 * A usual mistake, computed: the textbook with this one mistake in it.
 *
 * @param id short and unique, for example {@code conv2d-kernel-flipped}
 * @param subject the {@link backproplab.check.trial.Subject} whose formula it spoils
 * @param says what is the case, as a colleague would say it, for example {@code the kernel is flipped: this is a convolution, the layer
 *     is a cross-correlation}
 * @param asks where to look, for example {@code does the loop over the kernel run backwards?}
 * @param read the textbook's class and method to compare with, for example {@code Conv2dLoops.forward}
 * @param forms the textbook with the mistake; behind it the same mistake in what is {@link AlsoRight right too}, with other constants, or
 *     written in another way that rounds otherwise
 * @param onlyAsWhole whether it says what the class is altogether, such as something right of another name: it is said only where it
 *     gives all that was seen, and never of a quantity alone
 */
public record Mistake(
        String id, String subject, String says, String asks, String read, List<Parts> forms, boolean onlyAsWhole) {

    /** Copies the list. */
    public Mistake {
        forms = List.copyOf(forms);
        if (forms.isEmpty()) {
            throw new IllegalArgumentException(id + " has no form");
        }
    }

    /**
     * A mistake that is made in several forms.
     *
     * @param id see above
     * @param subject see above
     * @param says see above
     * @param asks see above
     * @param read see above
     * @param forms see above
     */
    public Mistake(String id, String subject, String says, String asks, String read, List<Parts> forms) {
        this(id, subject, says, asks, read, forms, false);
    }

    /**
     * A mistake that is made in one form.
     *
     * @param id see above
     * @param subject see above
     * @param says see above
     * @param asks see above
     * @param read see above
     * @param parts the one form
     */
    public Mistake(String id, String subject, String says, String asks, String read, Parts parts) {
        this(id, subject, says, asks, read, List.of(parts));
    }

    /**
     * The same, said only as a whole.
     *
     * @return a copy
     */
    Mistake asWhole() {
        return new Mistake(id, subject, says, asks, read, forms, true);
    }
}
