package backproplab.experiments.check;

import java.util.Map;

/**
 * One relative error of a piece.
 *
 * @param piece what is checked
 * @param tensor which of its tensors, such as {@code dw}
 */
public record NumericCheck(CheckedPiece piece, String tensor) {

    /**
     * Makes the check.
     *
     * @param seed decides inputs and weights
     * @return {@code max |a - b| / max(|a| + |b|)} over the tensor's elements
     * @throws IllegalArgumentException if the piece has no such tensor
     */
    public double error(long seed) {
        Map<String, Double> errors = piece.errors(seed);
        if (!errors.containsKey(tensor)) {
            throw new IllegalArgumentException(piece + " has no tensor " + tensor + ", but " + errors.keySet());
        }
        return errors.get(tensor);
    }
}
