package backproplab.check.verdict;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Hints that explain the same quantities: none of them is more certain than the others.
 *
 * @param hints at least one, the most telling first
 * @param beginning what is to be said before them; empty if the one hint is the cause
 */
public record Explained(List<Hint> hints, String beginning) {
    /** No number type needs a larger bound: what has one is drawn. */
    private static final double ROUNDING = 1e-3;

    /**
     * The hints of a result, put together.
     *
     * @param result what was found
     * @return in the order in which their first hints come
     */
    public static List<Explained> of(CheckResult result) {
        Map<List<String>, List<Hint>> equal = result.hints().stream()
                .collect(Collectors.groupingBy(Hint::quantities, LinkedHashMap::new, Collectors.toList()));
        List<Explained> explained = new ArrayList<>();
        equal.forEach((quantities, hints) -> explained.add(new Explained(hints, beginning(result, quantities, hints))));
        return explained;
    }

    private static String beginning(CheckResult result, List<String> quantities, List<Hint> hints) {
        boolean drawn = result.findings().stream()
                .anyMatch(finding -> quantities.contains(finding.quantity()) && finding.bound() > ROUNDING);
        String what = (drawn ? "about" : "exactly") + " your " + String.join(", ", quantities) + ":";
        if (hints.size() > 1) {
            return "One of these gives " + what;
        }
        return result.certain(hints.get(0)) ? "" : "This gives " + what;
    }
}
