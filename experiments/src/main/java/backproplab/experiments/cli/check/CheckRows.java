package backproplab.experiments.cli.check;

import backproplab.check.own.OwnPart;
import backproplab.check.verdict.CheckResult;
import backproplab.check.verdict.Finding;
import backproplab.check.verdict.Hint;
import backproplab.experiments.results.CheckRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a check found as lines of check.csv. */
final class CheckRows {
    private CheckRows() {}

    /** A line for each quantity on each fixture, and one more if the class threw. */
    static List<CheckRow> of(String runId, OwnPart part, CheckResult result) {
        List<CheckRow> rows = new ArrayList<>();
        for (Finding finding : result.findings()) {
            rows.add(new CheckRow(
                    runId,
                    part.className(),
                    result.subject(),
                    precision(part),
                    finding.fixture(),
                    finding.quantity(),
                    finding.role().name().toLowerCase(Locale.ROOT),
                    finding.error(),
                    finding.bound(),
                    status(finding),
                    finding.right() ? List.of() : mistakes(result, finding.quantity()),
                    ""));
        }
        result.thrown()
                .ifPresent(thrown -> rows.add(new CheckRow(
                        runId,
                        part.className(),
                        result.subject(),
                        precision(part),
                        "",
                        "",
                        "",
                        Double.NaN,
                        Double.NaN,
                        "thrown",
                        List.of(),
                        thrown)));
        return rows;
    }

    static String precision(OwnPart part) {
        return part.inFloat() ? "float" : "double";
    }

    private static String status(Finding finding) {
        if (finding.right()) {
            return "ok";
        }
        return Double.isNaN(finding.error()) ? "not_reached" : "wrong";
    }

    private static List<String> mistakes(CheckResult result, String quantity) {
        return result.hints().stream()
                .filter(hint -> hint.quantities().contains(quantity))
                .map(Hint::mistake)
                .distinct()
                .toList();
    }
}
