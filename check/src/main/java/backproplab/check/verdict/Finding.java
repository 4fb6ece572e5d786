package backproplab.check.verdict;

import backproplab.check.trial.Role;

/**
 * One quantity on one fixture.
 *
 * @param fixture its name
 * @param quantity its name, for example {@code dW}
 * @param role what it is
 * @param error relative error against the textbook, {@code ||a - b|| / max(||a||, ||b||, 1e-12)}; infinite if a value is not finite or
 *     the shape differs; NaN if it was never reached because the part threw before
 * @param bound largest error that is right
 */
public record Finding(String fixture, String quantity, Role role, double error, double bound) {

    /**
     * Whether it is what it should be.
     *
     * @return false as well where it was never reached
     */
    public boolean right() {
        return error <= bound;
    }
}
