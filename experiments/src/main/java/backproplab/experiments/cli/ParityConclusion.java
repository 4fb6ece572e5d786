package backproplab.experiments.cli;

import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.parity.SubjectResult;
import backproplab.files.failure.ExitCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** What a comparison comes to: the last lines on the screen, and the exit code. */
final class ParityConclusion {
    private final List<SubjectResult> results;
    private final EngineKind judge;
    private final List<SubjectResult> bad;

    ParityConclusion(List<SubjectResult> results, EngineKind judge) {
        this.results = results;
        this.judge = judge;
        bad = results.stream().filter(result -> result.verdict().bad()).toList();
    }

    /** 0 if every quantity is within its bound or tied with proof; 1 otherwise. */
    ExitCode code() {
        return bad.isEmpty() ? ExitCode.OK : ExitCode.FAILURE;
    }

    /** A line for each subject with ties; then how many quantities are within bounds, tied and beyond, and the first of these. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        results.forEach(result -> result.excuse().ifPresent(lines::add));
        long quantities = sum(result -> result.findings().size());
        long tied = sum(SubjectResult::tied);
        if (bad.isEmpty()) {
            lines.add(
                    tied == 0
                            ? format("The engines agree: all %,d quantities are within their bounds.", quantities)
                            : format(
                                    "The engines agree: %,d of %,d quantities are within their bounds, %,d are tied, with proof.",
                                    quantities - tied, quantities, tied));
        } else if (sum(SubjectResult::broken) == 0) {
            lines.add(format(
                    "NOT COMPARED: %d of %d comparisons could not be carried to their end. The first:",
                    bad.size(), results.size()));
            lines.add(bad.get(0).complaint(judge).orElseThrow());
        } else {
            lines.add(format(
                    "THE ENGINES DIFFER: %,d of %,d quantities are beyond their bounds%s, in %d of %d comparisons. The first:",
                    sum(SubjectResult::broken),
                    quantities,
                    tied == 0 ? "" : format(" and %,d more tied", tied),
                    bad.size(),
                    results.size()));
            lines.add(bad.get(0).complaint(judge).orElseThrow());
        }
        return lines;
    }

    private long sum(ToLongFunction<SubjectResult> count) {
        return results.stream().mapToLong(count).sum();
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
