package backproplab.experiments.cli;

import backproplab.experiments.parity.Finding;
import backproplab.experiments.parity.SubjectResult;
import java.util.Locale;

/** The table of a comparison: a line for each subject and number type, with the finding that uses most of its bound. */
final class ParityTable {
    private static final String LINE = "%-37s %-9s %10s %11s %8s  %-8s %s";

    private ParityTable() {}

    static String head() {
        return String.format(
                Locale.ROOT, LINE, "subject", "precision", "quantities", "worst error", "bound", "status", "where");
    }

    static String line(SubjectResult result) {
        return String.format(
                Locale.ROOT,
                LINE,
                result.subject().name(),
                SubjectResult.token(result.precision()),
                result.findings().size(),
                result.worst().map(worst -> tiny("%.1e", worst.measured())).orElse("-"),
                result.worst().map(worst -> tiny("%.0e", worst.bound())).orElse("-"),
                result.verdict().token(),
                result.worst().map(ParityTable::place).orElse(""));
    }

    private static String place(Finding finding) {
        return finding.quantity().token() + " " + finding.name()
                + (finding.step() > 0 ? ", step " + finding.step() : "");
    }

    private static String tiny(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
