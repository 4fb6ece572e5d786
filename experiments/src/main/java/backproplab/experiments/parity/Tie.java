package backproplab.experiments.parity;

import java.util.Locale;

/**
 * Where two engines first took different sides.
 *
 * @param step the training step, from 1, in which they did
 * @param layer name of the ReLU, of the pooling layer, or of the residual block whose sum is rectified
 * @param index which of its inputs, row-major; of a pooling layer, which of its windows
 * @param size how far that input is from 0, or the two largest of the window from each other: the larger distance of both engines
 * @param rounding how far inputs of that layer move (root mean square) when every weight moves by half a unit in its last place
 */
public record Tie(int step, String layer, int index, double size, double rounding) {
    /** What is within rounding: this many times the rounding of the layer's inputs, which is a root mean square. */
    static final double REACH = 30;

    /** Whether rounding alone may have put the input on either side; if not, the engines were apart before. */
    boolean withinRounding() {
        return size <= REACH * rounding;
    }

    /** Prints {@code 38, layer3.0.relu, input 486, 1.1e-06 from its other side, where rounding is 4.5e-07}. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d, %s, input %d, %.1e from its other side, where rounding is %.1e",
                step,
                layer,
                index,
                size,
                rounding);
    }
}
