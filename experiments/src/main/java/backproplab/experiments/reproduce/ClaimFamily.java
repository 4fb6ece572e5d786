package backproplab.experiments.reproduce;

import backproplab.experiments.stats.Holm;
import backproplab.experiments.stats.SeedsNeeded;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.DoubleStream;

/**
 * All tests of a run, which pay for each other by Holm's correction: two for each claim, so that at most one run in twenty shows anything
 * for or against a claim where there is no difference. Claims with so few seeds that even differences of one sign could not decide beside
 * the others stay out; who does follows from the numbers of seeds alone, never from what they say.
 */
final class ClaimFamily {
    /** One for the claim and one against it. */
    static final int TESTS = 2;

    private final Map<ClaimEvidence, Adjusted> members = new IdentityHashMap<>();
    private final int testable;

    private record Adjusted(double pFor, double pAgainst) {}

    ClaimFamily(List<ClaimEvidence> all) {
        List<ClaimEvidence> candidates =
                all.stream().filter(ClaimEvidence::testable).toList();
        testable = TESTS * candidates.size();
        int fewest = fewestSeeds(candidates.stream().map(ClaimEvidence::seeds).toList())
                .orElse(Integer.MAX_VALUE);
        List<ClaimEvidence> deciding =
                candidates.stream().filter(each -> each.seeds() >= fewest).toList();
        double[] p = deciding.stream()
                .flatMapToDouble(each -> DoubleStream.of(each.pFor(), each.pAgainst()))
                .toArray();
        double[] adjusted = Holm.adjust(p);
        for (int i = 0; i < deciding.size(); i++) {
            members.put(deciding.get(i), new Adjusted(adjusted[TESTS * i], adjusted[TESTS * i + 1]));
        }
    }

    /**
     * Claims with as many seeds or more can all decide together.
     *
     * @param candidates the seeds of every claim that can be tested
     * @return empty if none can decide
     */
    static OptionalInt fewestSeeds(List<Integer> candidates) {
        return candidates.stream()
                .mapToInt(Integer::intValue)
                .distinct()
                .filter(seeds -> SeedsNeeded.canDecide(
                        seeds,
                        TESTS
                                * (int) candidates.stream()
                                        .filter(each -> each >= seeds)
                                        .count()))
                .min();
    }

    boolean has(ClaimEvidence claim) {
        return members.containsKey(claim);
    }

    /** How many tests pay for each other. */
    int size() {
        return TESTS * members.size();
    }

    /** How many would if every claim that was run had enough seeds. */
    int sizeWithAll() {
        return testable;
    }

    double adjustedFor(ClaimEvidence claim) {
        return members.get(claim).pFor();
    }

    double adjustedAgainst(ClaimEvidence claim) {
        return members.get(claim).pAgainst();
    }
}
