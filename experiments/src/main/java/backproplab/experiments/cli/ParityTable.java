package backproplab.experiments.cli;

import backproplab.experiments.parity.Finding;
import backproplab.experiments.parity.SubjectResult;
import backproplab.files.table.ScreenTable;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The table of a comparison: a line for each subject and number type, with the finding that uses most of its bound. */
final class ParityTable {
    private static final int SUBJECT = 37;
    private static final int STATUS = 8;

    private ParityTable() {}

    /** It grows while the comparison runs, so the width of its columns is fixed. */
    static ScreenTable<SubjectResult> create() {
        return new ScreenTable<SubjectResult>()
                .left("subject", SUBJECT, result -> result.subject().name())
                .left("precision", result -> SubjectResult.token(result.precision()))
                .right(
                        "quantities",
                        result -> Integer.toString(result.findings().size()))
                .right("worst error", result -> tiny("%.1e", result, Finding::measured))
                .right("bound", result -> tiny("%.0e", result, Finding::bound))
                .left("status", STATUS, result -> result.verdict().token())
                .left("where", result -> result.worst().map(ParityTable::place).orElse(""));
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
