package backproplab.experiments.grade;

import backproplab.check.alone.Answer;
import backproplab.check.trial.Role;
import backproplab.check.trial.Thrown;
import backproplab.check.verdict.CheckResult;
import backproplab.check.verdict.Explained;
import backproplab.check.verdict.Finding;
import backproplab.check.verdict.Hint;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What an answer is worth, and which hint goes with it. */
final class Grading {
    private static final Set<Role> FORWARD = EnumSet.of(Role.FORWARD, Role.EVALUATION);
    private static final int MOST_LINES = 4;
    private static final int MOST_EQUAL = 3;

    private Grading() {}

    /**
     * Grades an answer.
     *
     * @param line what was asked
     * @param answer what was found
     * @param seconds how long it took
     * @return all points, those for a right forward, or none
     */
    static Grade of(Rubric.Line line, Answer answer, double seconds) {
        Verdict verdict = verdict(answer);
        boolean forward = answer.result().filter(Grading::forwardRight).isPresent();
        double points = verdict == Verdict.RIGHT ? line.points() : forward ? line.forward() : 0;
        String hint = answer.result().map(Grading::hint).orElseGet(() -> Forbidden.in(answer.words())
                .orElse(answer.words()));
        return new Grade(line, points, verdict, hint, Optional.of(answer), seconds);
    }

    private static Verdict verdict(Answer answer) {
        return switch (answer.outcome()) {
            case NOT_COMPILED -> Verdict.NOT_COMPILED;
            case NO_PART -> Forbidden.in(answer.words()).isPresent() ? Verdict.NOT_ALLOWED : Verdict.NO_CLASS;
            case CHECKED -> verdict(answer.result().orElseThrow());
        };
    }

    private static Verdict verdict(CheckResult result) {
        if (result.thrown().isPresent()) {
            return Forbidden.in(result.thrown().get()).isPresent() ? Verdict.NOT_ALLOWED : Verdict.THREW;
        }
        if (result.right()) {
            return Verdict.RIGHT;
        }
        return forwardRight(result) ? Verdict.FORWARD : Verdict.WRONG;
    }

    private static boolean forwardRight(CheckResult result) {
        List<Finding> forward = result.findings().stream()
                .filter(finding -> FORWARD.contains(finding.role()))
                .toList();
        return !forward.isEmpty() && forward.stream().allMatch(Finding::right);
    }

    private static String ended(String thrown) {
        String sentence = Thrown.sentence(thrown);
        return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
    }

    private static String hint(CheckResult result) {
        if (result.right()) {
            return result.hints().stream().map(Hint::words).collect(Collectors.joining("\n"));
        }
        List<String> lines = new ArrayList<>();
        result.thrown().ifPresent(thrown -> lines.add(Forbidden.in(thrown).orElse(ended(thrown))));
        Explained.of(result).forEach(explained -> lines.add(words(explained)));
        lines.addAll(result.spread());
        if (lines.isEmpty()) {
            lines.add(firstWrong(result));
        }
        return lines.stream().limit(MOST_LINES).collect(Collectors.joining("\n"));
    }

    private static String words(Explained explained) {
        String named =
                explained.hints().stream().limit(MOST_EQUAL).map(Hint::words).collect(Collectors.joining("; or: "));
        int more = Math.max(0, explained.hints().size() - MOST_EQUAL);
        String begun = explained.beginning().isEmpty() ? named : explained.beginning() + " " + named;
        return begun + (more == 0 ? "" : "; or one of " + more + " more");
    }

    private static String firstWrong(CheckResult result) {
        Finding first = result.findings().stream()
                .filter(finding -> !finding.right())
                .findFirst()
                .orElseThrow();
        return String.format(
                Locale.ROOT,
                "%s is wrong on the fixture %s: relative error %.1e",
                first.quantity(),
                first.fixture(),
                first.error());
    }
}
