package backproplab.check.verdict;

import backproplab.check.trial.Fixture;
import backproplab.check.trial.Observation;
import backproplab.check.trial.Observations;
import java.util.List;
import java.util.Optional;

/**
 * What the textbook gives on a fixture, and what was seen of the class that is checked.
 *
 * @param fixture the inputs
 * @param expected of the textbook
 * @param seen of the class
 * @param bounds of its number type
 */
record Trial(Fixture fixture, Observations expected, Observations seen, Bounds bounds) {

    List<Finding> findings() {
        return expected.seen().stream()
                .filter(right -> !fixture.voluntary(right.name())
                        || seen.find(right.name()).isPresent())
                .map(this::finding)
                .toList();
    }

    /** How many of the quantities were seen that nobody may leave out. */
    long asked(Observations observations) {
        return observations.seen().stream()
                .filter(one -> !fixture.voluntary(one.name()))
                .count();
    }

    private Finding finding(Observation right) {
        double error =
                seen.find(right.name()).map(own -> Errors.between(right, own)).orElse(Double.NaN);
        return new Finding(fixture.name(), right.name(), right.role(), error, bound(right.name()));
    }

    /** Whether all is right, to the end. */
    boolean right() {
        return seen.thrown().isEmpty() && findings().stream().allMatch(Finding::right);
    }

    double bound(String quantity) {
        return Math.max(bounds.right(), fixture.chance(quantity));
    }

    /** Whether a quantity was seen and is wrong. */
    boolean wrong(String quantity) {
        Optional<Observation> own = seen.find(quantity);
        return own.isPresent()
                && expected.find(quantity)
                        .filter(right -> Errors.between(right, own.get()) > bound(quantity))
                        .isPresent();
    }
}
