package backproplab.check.verdict;

import java.util.List;
import java.util.Optional;

/**
 * What a check of one class found.
 *
 * @param className the class
 * @param subject what it was checked as
 * @param findings each quantity on each fixture
 * @param hints mistakes that fit, the most telling first; empty if none fits. If all is right, remarks on digits that it loses where there are
 *     few
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

    /**
     * Whether a hint can be stated as the cause: it gives everything that was seen, and nothing else does.
     *
     * @param hint one of the hints
     * @return false where others explain one of its quantities as well, where something is left to explain, where all that it
     *     explains is NaN or infinite, and where numbers are drawn
     */
    public boolean certain(Hint hint) {
        return hint.whole()
                && hints.stream().filter(other -> other != hint).noneMatch(other -> other.quantities().stream()
                        .anyMatch(hint.quantities()::contains));
    }
}
