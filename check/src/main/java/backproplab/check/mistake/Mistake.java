package backproplab.check.mistake;

import backproplab.check.part.Parts;
import java.util.List;
import java.util.stream.Stream;

/**
 * A usual mistake, computed: the textbook with this one mistake in it.
 *
 * @param id short and unique, for example {@code conv2d-kernel-flipped}
 * @param subject the {@link backproplab.check.trial.Subject} whose formula it spoils
 * @param says what is the case, as a colleague would say it, for example {@code the kernel is flipped: this is a convolution, the layer
 *     is a cross-correlation}
 * @param asks where to look, for example {@code does the loop over the kernel run backwards?}
 * @param read the textbook's class and method to compare with, for example {@code Conv2dLoops.forward}
 * @param parts the textbook with the mistake
 * @param otherForms the same mistake in what is {@link AlsoRight right too}, with other constants, or written in another way that rounds
 *     otherwise; empty where there is one form alone
 * @param another whether this is something right of another name, which is said of nothing that is right under its own name elsewhere
 */
public record Mistake(
        String id,
        String subject,
        String says,
        String asks,
        String read,
        Parts parts,
        List<Parts> otherForms,
        boolean another) {

    /** Copies the list. */
    public Mistake {
        otherForms = List.copyOf(otherForms);
    }

    /**
     * A mistake that is made in several forms.
     *
     * @param id see above
     * @param subject see above
     * @param says see above
     * @param asks see above
     * @param read see above
     * @param parts see above
     * @param otherForms see above
     */
    public Mistake(
            String id, String subject, String says, String asks, String read, Parts parts, List<Parts> otherForms) {
        this(id, subject, says, asks, read, parts, otherForms, false);
    }

    /**
     * A mistake that is made in one form.
     *
     * @param id see above
     * @param subject see above
     * @param says see above
     * @param asks see above
     * @param read see above
     * @param parts see above
     */
    public Mistake(String id, String subject, String says, String asks, String read, Parts parts) {
        this(id, subject, says, asks, read, parts, List.of());
    }

    /**
     * The same, which is something right of another name.
     *
     * @return a copy
     */
    Mistake asAnother() {
        return new Mistake(id, subject, says, asks, read, parts, otherForms, true);
    }

    /**
     * The textbook with the mistake, and every other right form with it.
     *
     * @return the textbook first
     */
    public Stream<Parts> forms() {
        return Stream.concat(Stream.of(parts), otherForms.stream());
    }
}
