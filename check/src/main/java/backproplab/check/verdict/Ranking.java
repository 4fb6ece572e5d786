package backproplab.check.verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which explanations are told, and in which order: the fewest that explain the most, and all that do so equally well.
 *
 * <p>One that gives everything that was seen leaves nothing for others. Else the one that explains most is told, with all that explain
 * the same number of the same quantities; then the same is asked of what is left.
 */
final class Ranking {
    private Ranking() {}

    /**
     * Ranks.
     *
     * @param explanations in the order of the catalogue, implementations first
     * @param targets wrong quantities that need an explanation
     * @return those to be told
     */
    static List<Explanation> of(List<Explanation> explanations, List<String> targets) {
        List<Explanation> whole =
                explanations.stream().filter(Explanation::whole).toList();
        if (!whole.isEmpty()) {
            return specific(whole);
        }
        List<Explanation> told = new ArrayList<>();
        Set<String> left = new LinkedHashSet<>(targets);
        while (true) {
            Set<String> open = Set.copyOf(left);
            List<Explanation> best = best(explanations, open);
            if (best.isEmpty()) {
                return told;
            }
            best.stream().filter(one -> !told.contains(one)).forEach(told::add);
            best.forEach(one -> left.removeAll(one.explains()));
        }
    }

    private static List<Explanation> best(List<Explanation> explanations, Set<String> open) {
        long most = explanations.stream()
                .mapToLong(one -> explained(one, open))
                .max()
                .orElse(0);
        if (most == 0) {
            return List.of();
        }
        List<Explanation> equal = explanations.stream()
                .filter(one -> explained(one, open) == most)
                .toList();
        // What is open may be a cause alone: one that gives its consequences as well says more.
        int altogether =
                equal.stream().mapToInt(one -> one.explains().size()).max().orElseThrow();
        List<Explanation> best = equal.stream()
                .filter(one -> one.explains().size() == altogether)
                .sorted(Comparator.comparing(Explanation::strong).reversed())
                .toList();
        Set<String> quantities = Set.copyOf(best.get(0).explains());
        return specific(modest(best.stream()
                .filter(one -> open.stream().filter(quantities::contains).allMatch(one.explains()::contains))
                .toList()));
    }

    /** Of equal explanations those that claim nothing that was not seen, if there are such; by numbers that are not finite none is preferred. */
    private static List<Explanation> modest(List<Explanation> equal) {
        List<Explanation> modest =
                equal.stream().filter(one -> !one.overreaches()).toList();
        return modest.isEmpty() || !equal.get(0).strong() ? equal : modest;
    }

    private static long explained(Explanation explanation, Set<String> open) {
        return explanation.explains().stream().filter(open::contains).count();
    }

    /** An implementation with a mistake says more than the changed tensor that it gives: that one is not told beside it. */
    private static List<Explanation> specific(List<Explanation> equal) {
        List<Explanation> implementations =
                equal.stream().filter(Explanation::implementation).toList();
        return implementations.isEmpty() ? equal : implementations;
    }
}
