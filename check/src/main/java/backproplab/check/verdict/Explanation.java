package backproplab.check.verdict;

import java.util.List;

/**
 * A mistake that gives some of what was seen.
 *
 * @param id of the mistake
 * @param implementation whether it is a whole implementation with the mistake in it, which says more than a changed tensor
 * @param explains wrong quantities that it gives
 * @param whole whether it gives all that was seen, right and wrong
 * @param overreaches whether it would give something else somewhere that was not seen
 * @param strong whether there is a finite number among what it gives
 * @param byChance whether numbers are drawn, so that what it gives is about what was seen, and other causes may give that too
 * @param words for people
 * @param read where to read
 */
record Explanation(
        String id,
        boolean implementation,
        List<String> explains,
        boolean whole,
        boolean overreaches,
        boolean strong,
        boolean byChance,
        String words,
        String read) {

    Hint hint() {
        return new Hint(id, explains, whole && strong && !byChance, words + reserve(), read);
    }

    private String reserve() {
        if (!strong) {
            return " (perhaps: of numbers that are not finite many mistakes are the cause)";
        }
        return byChance ? " (about: the numbers are drawn, and are compared as far as chance leaves them alike)" : "";
    }
}
