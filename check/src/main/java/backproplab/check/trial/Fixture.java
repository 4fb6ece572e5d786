package backproplab.check.trial;

import backproplab.check.part.Parts;
import java.util.List;
import java.util.Map;

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
     * How many samples the first batch has, which a mean divides by.
     *
     * @return N
     */
    int batch();

    /**
     * How many samples the batch had that a quantity was computed from: a second batch has another size.
     *
     * @param quantity name of an observation
     * @return N of that batch
     */
    default int batch(String quantity) {
        return batch();
    }

    /**
     * Makes the part and does everything with it.
     *
     * @param parts makes it
     * @return what was seen
     */
    Observations observe(Parts parts);

    /**
     * Whether a part may do without a quantity: it is judged where it is seen, and not missed where it is not.
     *
     * @param quantity name of an observation
     * @return true for what most courses do not ask for
     */
    default boolean voluntary(String quantity) {
        return false;
    }

    /**
     * Whether single precision has too few digits for it, and double only for formulas that lose none. A part in float is not tried on
     * it; of one in double no mistake is seen by it, but what loses digits is remarked.
     *
     * @return true where a right part in float would be wrong
     */
    default boolean needsDouble() {
        return false;
    }

    /**
     * What goes in, for people.
     *
     * @return named tensors
     */
    default List<Observation> inputs() {
        return List.of();
    }

    /**
     * How far two right parts may be apart because they draw numbers.
     *
     * @param quantity name of an observation
     * @return largest relative error that chance explains; 0 where nothing is drawn
     */
    default double chance(String quantity) {
        return 0;
    }

    /**
     * Compares a part's gradients with central differences of its own forward: whether backward belongs to forward, right or wrong.
     *
     * @param parts makes the part
     * @param laterBatches whether those of later batches are compared as well, which takes as long again for each
     * @return error of {@link backproplab.manual.check.GradientCheck} by name of the observation; empty where a difference means
     *     nothing, as at a kink, and where the part throws
     */
    default Map<String, Double> ownGradientErrors(Parts parts, boolean laterBatches) {
        return Map.of();
    }
}
