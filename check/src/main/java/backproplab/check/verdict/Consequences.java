package backproplab.check.verdict;

import backproplab.check.own.OwnPart;
import backproplab.check.trial.Role;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Wrong gradients that are the gradients of a wrong forward: they need no explanation of their own. Central differences of the class's
 * own forward say so.
 *
 * @param ofForward gradients that follow from a wrong forward
 * @param notOfForward wrong gradients that are not those of the class's forward
 */
record Consequences(Set<String> ofForward, Set<String> notOfForward) {
    /** Right backward passes come out below 1e-7, mistakes far above. */
    private static final double LARGEST_ERROR = 1e-5;

    /** Where nobody has asked. */
    static final Consequences NONE = new Consequences(Set.of(), Set.of());

    static Consequences of(OwnPart part, List<Trial> trials, List<String> wrong) {
        Set<String> ofForward = new LinkedHashSet<>();
        Set<String> notOfForward = new LinkedHashSet<>();
        // A difference quotient in single precision has no digits left.
        if (!wrong.isEmpty() && !part.inFloat()) {
            boolean forwardWrong = wrong.stream().anyMatch(quantity -> isForward(quantity, trials));
            worst(part, trials, forwardWrong).forEach((quantity, error) -> {
                boolean follows = error <= LARGEST_ERROR;
                if (wrong.contains(quantity) && (forwardWrong || !follows)) {
                    (follows ? ofForward : notOfForward).add(quantity);
                }
            });
        }
        return new Consequences(ofForward, notOfForward);
    }

    private static boolean isForward(String quantity, List<Trial> trials) {
        return role(quantity, trials) == Role.FORWARD;
    }

    static Role role(String quantity, List<Trial> trials) {
        return trials.stream()
                .flatMap(trial -> trial.expected().find(quantity).stream())
                .findFirst()
                .orElseThrow()
                .role();
    }

    /**
     * The largest error of each gradient over the fixtures on which it is wrong; none where one of these is not smooth. Later batches
     * are asked only where forward is wrong: with a right one no gradient follows from it.
     */
    private static Map<String, Double> worst(OwnPart part, List<Trial> trials, boolean laterBatches) {
        Map<String, Double> worst = new LinkedHashMap<>();
        for (Trial trial : trials) {
            List<String> gradients = trial.findings().stream()
                    .filter(Consequences::ofGradient)
                    .map(Finding::quantity)
                    .filter(trial::wrong)
                    .toList();
            if (!gradients.isEmpty()) {
                Map<String, Double> errors = trial.fixture().ownGradientErrors(part.parts(), laterBatches);
                gradients.forEach(quantity ->
                        worst.merge(quantity, errors.getOrDefault(quantity, Double.NaN), Consequences::larger));
            }
        }
        worst.values().removeIf(error -> Double.isNaN(error));
        return worst;
    }

    private static boolean ofGradient(Finding finding) {
        return finding.role() == Role.INPUT_GRADIENT || finding.role() == Role.PARAMETER_GRADIENT;
    }

    /** NaN is larger than all. */
    private static double larger(double a, double b) {
        return Double.compare(a, b) > 0 ? a : b;
    }

    /** Whether a quantity follows from a wrong forward; that of a later batch may not, where that of the first does. */
    boolean has(String quantity) {
        return ofForward.contains(quantity);
    }
}
