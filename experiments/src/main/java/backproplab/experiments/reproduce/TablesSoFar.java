package backproplab.experiments.reproduce;

import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.reports.Experiment;
import backproplab.experiments.results.ClaimRow;
import backproplab.experiments.results.CurveRow;
import backproplab.experiments.results.LabFolder;
import backproplab.experiments.results.ReproductionRow;
import backproplab.experiments.results.SensitivityRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The tables of a run as far as its rows are trained, each and all before it, written anew whenever that is one more: a run that is cut off
 * after hours has what it came to. Claims wait for the last row of their experiment.
 */
final class TablesSoFar {
    private final LabFolder folder;
    private final Reproduction reproduction;
    private final ClaimTests claimTests;
    private final SensitivityLines sensitivity;
    private List<ClaimRow> claims = List.of();
    /** How many experiments the claims are of. */
    private int tested;

    /** Nothing is written yet. */
    TablesSoFar(LabSettings settings, LabFolder folder) {
        this.folder = folder;
        reproduction = new Reproduction(settings, folder.runId(), EngineKind.compared());
        claimTests = new ClaimTests(settings);
        sensitivity = new SensitivityLines(settings, reproduction);
    }

    /**
     * Writes them.
     *
     * @param results what came of variants, in the order of their rows
     * @throws backproplab.files.failure.UserException with code 4 if they cannot be written
     */
    void write(Map<Experiment, List<VariantResult>> results) {
        List<ReproductionRow> figures = each(results, reproduction::rows);
        List<CurveRow> curves = each(results, result -> Curves.rows(result, EngineKind.compared()));
        folder.tables(figures, claims(results), curves);
        List<SensitivityRow> lines = each(results, sensitivity::rows);
        if (!lines.isEmpty()) {
            folder.table(lines);
        }
    }

    private static <R> List<R> each(
            Map<Experiment, List<VariantResult>> results, Function<VariantResult, List<R>> rows) {
        return results.values().stream()
                .flatMap(List::stream)
                .map(rows)
                .flatMap(List::stream)
                .toList();
    }

    /** All are tested anew when there are more, since they pay for each other; not for every row, since that takes a while. */
    private List<ClaimRow> claims(Map<Experiment, List<VariantResult>> results) {
        Map<Experiment, List<VariantResult>> whole = new LinkedHashMap<>(results);
        whole.entrySet()
                .removeIf(each ->
                        each.getValue().size() < each.getKey().variants().size());
        if (whole.size() > tested) {
            tested = whole.size();
            claims = claimTests.rows(whole);
        }
        return claims;
    }
}
