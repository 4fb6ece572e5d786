package backproplab.check.verdict;

import java.util.List;
import java.util.Optional;

/**
 * What a check of one class found.
 *
 * @param className the class
 * @param subject what it was checked as
 * @param findings each quantity on each fixture
 * @param hints mistakes that fit, the most telling first; empty if all is right or none fits
 * @param spread where the error sits, in words, for what no mistake explains; empty if nothing is left to explain
 * @param thrown what the class threw, with the place in it; empty if it went to the end
 */
public record CheckResult(
        String className,
        String subject,
        List<Finding> findings,
        List<Hint> hints,
        List<String> spread,
        Optional<String> thrown) {

    /**
     * Whether every quantity is right.
     *
     * @return the verdict
     */
    public boolean right() {
        return thrown.isEmpty() && findings.stream().allMatch(Finding::right);
    }
}
