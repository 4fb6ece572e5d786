package backproplab.experiments.cli;

import backproplab.experiments.parity.Finding;
import backproplab.experiments.parity.SubjectResult;
import backproplab.experiments.parity.Verdict;
import backproplab.files.table.ScreenTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * The table of a comparison: a line for each subject and number type, with the finding that uses most of its bound. In a narrow window that
 * finding is named below the line, and only where it is beyond its bound.
 */
final class ParityTable {
    private static final int SUBJECT = 37;
    private static final int PRECISION = 6;
    private static final int STATUS = 8;
    /** Of a window that has room for a finding's name in every line. */
    private static final int WIDE = 125;

    private static final String BELOW = "    ";

    private ParityTable() {}

    /** It grows while the comparison runs, so the width of its columns is fixed. */
    static ScreenTable<SubjectResult> create(int width) {
        ScreenTable<SubjectResult> table = new ScreenTable<SubjectResult>()
                .left("subject", SUBJECT, result -> result.subject().name())
                .left("preci-\nsion", PRECISION, result -> SubjectResult.token(result.precision()))
                .right(
                        "quan-\ntities",
                        result -> Integer.toString(result.findings().size()))
                .right("  worst\n  error", result -> tiny("%.1e", result, Finding::measured))
                .right("bound", result -> tiny("%.0e", result, Finding::bound))
                .left("status", STATUS, result -> result.verdict().token());
        return width < WIDE
                ? table
                : table.left(
                        "where",
                        result -> result.worst().map(ParityTable::place).orElse(""));
    }

    /** The lines of a result in a table that has its head already. */
    static List<String> lines(ScreenTable<SubjectResult> table, SubjectResult result, int width) {
        List<String> lines = new ArrayList<>(List.of(table.line(result)));
        if (width < WIDE && result.verdict() != Verdict.OK) {
            result.worst().map(worst -> BELOW + place(worst)).ifPresent(lines::add);
        }
        return lines;
    }

    private static String place(Finding finding) {
        return finding.quantity().token() + " " + finding.name()
                + (finding.step() > 0 ? ", step " + finding.step() : "");
    }

    private static String tiny(String format, SubjectResult result, ToDoubleFunction<Finding> value) {
        return result.worst()
                .map(worst -> String.format(Locale.ROOT, format, value.applyAsDouble(worst)))
                .orElse("");
    }
}
