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
 * @param otherForms the same mistake in what is {@link AlsoRight right too}; empty where the textbook's form is the only one
 */
public record Mistake(
        String id, String subject, String says, String asks, String read, Parts parts, List<Parts> otherForms) {

    /** Copies the list. */
    public Mistake {
        otherForms = List.copyOf(otherForms);
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
     * The textbook with the mistake, and every other right form with it.
     *
     * @return the textbook first
     */
    public Stream<Parts> forms() {
        return Stream.concat(Stream.of(parts), otherForms.stream());
    }
}
