package backproplab.experiments.parity;

import backproplab.dl4j.Precision;
import backproplab.experiments.engine.EngineKind;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the comparison of a subject found.
 *
 * @param subject what was compared
 * @param precision of every number
 * @param findings one for each quantity, in the order in which they were computed
 * @param failure why the comparison stopped before its end
 */
public record SubjectResult(Subject subject, Precision precision, List<Finding> findings, Optional<String> failure) {

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
        return findings.stream()
                .filter(finding -> finding.verdict() == Verdict.BROKEN)
                .findFirst();
    }

    /**
     * How many bounds are broken.
     *
     * @return a count
     */
    public long broken() {
        return findings.stream()
                .filter(finding -> finding.verdict() == Verdict.BROKEN)
                .count();
    }

    /**
     * What is said of the whole subject.
     *
     * @return FAILED, BROKEN or OK
     */
    public Verdict verdict() {
        if (failure.isPresent()) {
            return Verdict.FAILED;
        }
        return firstBroken().isPresent() ? Verdict.BROKEN : Verdict.OK;
    }

    /**
     * Says what is wrong: subject, tensor, index and both values; or why nothing could be compared.
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
                    "%s, step %d, %s of %s: %s error %.2e, bound %.0e; worst at index %d: %s here, %s %s",
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
                    judge.words()));
        }
        return failure.map(reason -> place + " could not be compared: " + reason);
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
