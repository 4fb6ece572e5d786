package backproplab.experiments.parity;

import backproplab.dl4j.Precision;
import backproplab.experiments.engine.EngineKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tells a float quantity that is beyond its bound because of a tie from one that is wrong. It is tied if all of this holds: both engines
 * follow the textbook step by step to sides that differ ({@link TieSearch}); the same steps in double are within every bound; and so are
 * two further seeds without a tie, the next ones that have none. Loss and logits have no jump, so nothing excuses them.
 */
final class TieJudge {
    /** Seeds without a tie that are asked. */
    private static final int WITNESSES = 2;
    /** How many seeds are tried for them. */
    private static final int MOST_SEEDS = 32;

    /** What the judge can ask for. */
    interface Trials {
        /** Compares a subject as it is always compared. */
        SubjectResult compare(Subject subject, Precision precision, long seed);

        /** Follows both engines with the textbook, see {@link TieSearch#first}. */
        Tie firstTie(Subject subject, long seed, int steps, boolean toTheEnd) throws NoTieException;
    }

    private final Trials trials;
    private final EngineKind framework;

    TieJudge(Trials trials, EngineKind framework) {
        this.trials = trials;
        this.framework = framework;
    }

    /**
     * Judges what is beyond its bound.
     *
     * @param result of a comparison
     * @param seed of that comparison
     * @return the same; the tied findings with their proof, or what speaks against a tie
     */
    SubjectResult judge(SubjectResult result, long seed) {
        if (result.precision() != Precision.FLOAT || !excusable(result)) {
            return result;
        }
        try {
            Tie tie = trials.firstTie(result.subject(), seed, lastBroken(result), true);
            requireDouble(result.subject(), seed);
            List<SubjectResult> witnesses = witnesses(result.subject(), seed);
            SubjectResult judged = result.withFindings(result.findings().stream()
                    .map(finding -> finding.verdict() == Verdict.BROKEN && tie.step() <= Math.max(finding.step(), 1)
                            ? finding.tied(new TieProof(tie, largestError(finding, witnesses)))
                            : finding)
                    .toList());
            return judged.broken() == 0 ? judged : judged.withObjection("the engines part only in step " + tie);
        } catch (NoTieException e) {
            return result.withObjection(e.getMessage());
        }
    }

    private static boolean excusable(SubjectResult result) {
        List<Finding> broken = result.findings().stream()
                .filter(finding -> finding.verdict() == Verdict.BROKEN)
                .toList();
        return result.failure().isEmpty()
                && !broken.isEmpty()
                && broken.stream().allMatch(finding -> finding.quantity() != Quantity.FORWARD);
    }

    private static int lastBroken(SubjectResult result) {
        return result.findings().stream()
                .filter(finding -> finding.verdict() == Verdict.BROKEN)
                .mapToInt(finding -> Math.max(finding.step(), 1))
                .max()
                .orElseThrow();
    }

    private void requireDouble(Subject subject, long seed) throws NoTieException {
        SubjectResult result = trials.compare(subject, Precision.DOUBLE, seed);
        if (result.verdict().bad()) {
            throw new NoTieException(
                    "in double it is wrong too: " + result.complaint(framework).orElseThrow());
        }
    }

    /** Seeds that are beyond a bound must be tied before; they say nothing then, and the next one is asked. */
    private List<SubjectResult> witnesses(Subject subject, long seed) throws NoTieException {
        List<SubjectResult> witnesses = new ArrayList<>();
        for (long other = seed + 1; witnesses.size() < WITNESSES; other++) {
            if (other > seed + MOST_SEEDS) {
                throw new NoTieException("of seeds " + (seed + 1) + " to " + (seed + MOST_SEEDS) + " only "
                        + witnesses.size() + " are within the bounds");
            }
            SubjectResult result = trials.compare(subject, Precision.FLOAT, other);
            if (!result.verdict().bad()) {
                witnesses.add(result);
            } else if (excusable(result)) {
                requireTie(subject, other, result.firstBroken().orElseThrow().step());
            } else {
                throw new NoTieException("with seed " + other + " it is wrong too: "
                        + result.complaint(framework).orElseThrow());
            }
        }
        return witnesses;
    }

    private void requireTie(Subject subject, long seed, int steps) throws NoTieException {
        try {
            trials.firstTie(subject, seed, Math.max(steps, 1), false);
        } catch (NoTieException e) {
            throw new NoTieException("with seed " + seed + " too, " + e.getMessage());
        }
    }

    private static double largestError(Finding finding, List<SubjectResult> witnesses) {
        return witnesses.stream()
                .mapToDouble(witness -> same(finding, witness).orElseThrow().measured())
                .max()
                .orElseThrow();
    }

    private static Optional<Finding> same(Finding finding, SubjectResult other) {
        return other.findings().stream()
                .filter(each -> each.step() == finding.step()
                        && each.quantity() == finding.quantity()
                        && each.name().equals(finding.name()))
                .findFirst();
    }
}
