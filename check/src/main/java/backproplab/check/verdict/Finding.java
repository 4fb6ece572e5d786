package backproplab.check.verdict;

import backproplab.check.trial.Role;
import java.util.List;
import java.util.OptionalDouble;

/**
 * One quantity on one fixture.
 *
 * @param fixture its name
 * @param quantity its name, for example {@code dW}
 * @param role what it is
 * @param error relative error against the textbook, {@code ||a - b|| / max(||a||, ||b||, 1e-12)}; infinite if a value is finite in one of them
 *     alone or the shape differs; NaN if it was never reached because the part threw before
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

    /**
     * The worst error of several findings, of those that were reached.
     *
     * @param findings any
     * @return infinite if a value was not finite or of another shape; empty if none was reached
     */
    public static OptionalDouble worst(List<Finding> findings) {
        return findings.stream()
                .mapToDouble(Finding::error)
                .filter(error -> !Double.isNaN(error))
                .max();
    }
}
