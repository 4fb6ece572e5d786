package backproplab.experiments.parity;

import backproplab.dl4j.Precision;
import backproplab.experiments.engine.EngineKind;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the comparison of a subject found.
 *
 * @param subject what was compared
 * @param precision of every number
 * @param findings one for each quantity, in the order in which they were computed
 * @param failure why the comparison stopped before its end
 * @param objection why what is beyond its bound is not excused by a tie
 */
public record SubjectResult(
        Subject subject,
        Precision precision,
        List<Finding> findings,
        Optional<String> failure,
        Optional<String> objection) {

    SubjectResult(Subject subject, Precision precision, List<Finding> findings, Optional<String> failure) {
        this(subject, precision, findings, failure, Optional.empty());
    }

    /** The same, with other findings. */
    SubjectResult withFindings(List<Finding> others) {
        return new SubjectResult(subject, precision, others, failure, objection);
    }

    /** The same, and why it is not excused. */
    SubjectResult withObjection(String reason) {
        return new SubjectResult(subject, precision, findings, failure, Optional.of(reason));
    }

    /**
     * The finding that uses most of its bound; one that is no number first.
     *
     * @return none if nothing has a bound
     */
    public Optional<Finding> worst() {
        return findings.stream()
                .filter(finding -> finding.verdict() != Verdict.REPORTED)
                .max(Comparator.comparingDouble(Finding::share));
    }

    /**
     * The first broken bound.
     *
     * @return none if all hold
     */
    public Optional<Finding> firstBroken() {
        return having(Verdict.BROKEN).findFirst();
    }

    /**
     * How many bounds are broken.
     *
     * @return a count
     */
    public long broken() {
        return having(Verdict.BROKEN).count();
    }

    /**
     * How many quantities are beyond their bounds because of a tie.
     *
     * @return a count
     */
    public long tied() {
        return having(Verdict.TIED).count();
    }

    private Stream<Finding> having(Verdict verdict) {
        return findings.stream().filter(finding -> finding.verdict() == verdict);
    }

    /**
     * What is said of the whole subject.
     *
     * @return FAILED, BROKEN, TIED or OK
     */
    public Verdict verdict() {
        if (failure.isPresent()) {
            return Verdict.FAILED;
        }
        if (firstBroken().isPresent()) {
            return Verdict.BROKEN;
        }
        return tied() > 0 ? Verdict.TIED : Verdict.OK;
    }

    /**
     * Says what is wrong: subject, tensor, index and both values, and why it is no tie; or why nothing could be compared.
     *
     * @param judge the framework that was compared with
     * @return one line
     */
    public Optional<String> complaint(EngineKind judge) {
        String place = subject.name() + " in " + token(precision);
        if (firstBroken().isPresent()) {
            Finding broken = firstBroken().get();
            TensorError error = broken.error();
            return Optional.of(String.format(
                    Locale.ROOT,
                    "%s, step %d, %s of %s: %s error %.2e, bound %.0e; worst at index %d: %s here, %s %s%s",
                    place,
                    broken.step(),
                    broken.quantity().token(),
                    broken.name(),
                    broken.absolute() ? "absolute" : "relative",
                    broken.measured(),
                    broken.bound(),
                    error.worstIndex(),
                    error.left(),
                    error.right(),
                    judge.words(),
                    objection.map(reason -> "; no tie: " + reason).orElse("")));
        }
        return failure.map(reason -> place + " could not be compared: " + reason);
    }

    /**
     * Says why what is beyond a bound is excused.
     *
     * @return one line; none if nothing is
     */
    public Optional<String> excuse() {
        return having(Verdict.TIED)
                .max(Comparator.comparingDouble(Finding::share))
                .map(worst -> String.format(
                        Locale.ROOT,
                        "%s in %s: %d tied since step %s. Largest: %s of %s, step %d: %.1e; at most %.1e with two seeds without a tie",
                        subject.name(),
                        token(precision),
                        tied(),
                        worst.proof().orElseThrow().tie(),
                        worst.quantity().token(),
                        worst.name(),
                        worst.step(),
                        worst.measured(),
                        worst.proof().orElseThrow().witnessed()));
    }

    /**
     * A number type in files and on the screen.
     *
     * @param precision the type
     * @return {@code float} or {@code double}
     */
    public static String token(Precision precision) {
        return precision.name().toLowerCase(Locale.ROOT);
    }
}
