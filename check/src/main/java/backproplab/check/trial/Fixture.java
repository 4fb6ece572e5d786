package backproplab.check.trial;

import backproplab.check.part.Parts;

/**
 * Fixed small inputs, and what is done with a part on them: the same for the textbook, for a mistake and for the class that is
 * checked. A pure function of its sizes and seed.
 */
public interface Fixture {

    /**
     * Its sizes, for people.
     *
     * @return for example {@code N 4, 6 to 5}
     */
    String name();

    /**
     * How many samples the batch has, which a mean divides by.
     *
     * @return N
     */
    int batch();

    /**
     * Makes the part and does everything with it.
     *
     * @param parts makes it
     * @return what was seen
     */
    Observations observe(Parts parts);
}
