package backproplab.experiments.reproduce;

import static org.junit.jupiter.api.Assertions.assertEquals;

import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.reports.Experiment;
import backproplab.experiments.reports.Form;
import backproplab.experiments.reports.Reports;
import backproplab.experiments.results.SensitivityRow;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SensitivityLinesTest {
    private static final Experiment LINE =
            Reports.named("B/six-layers-sensitivity").get(0);

    private static List<SensitivityRow> rows(VariantResult result) {
        LabSettings settings = MadeUpRuns.settings(result.experiment(), Form.LAB, EngineKind.MANUAL);
        return new SensitivityLines(settings, new Reproduction(settings, "run", EngineKind.compared())).rows(result);
    }

    @Test
    void aChoiceHasALineForEachFigureWithItsSettings() {
        List<SensitivityRow> rows = rows(MadeUpRuns.result(
                LINE, MadeUpRuns.variant(LINE, "pytorch, rho 0.99, lr 0.03"), EngineKind.MANUAL, 24, 25, 26));
        assertEquals(
                List.of("train_acc_pct", "val_acc_pct"),
                rows.stream().map(SensitivityRow::metric).toList());
        SensitivityRow val = rows.get(1);
        assertEquals(24.67, val.published());
        assertEquals(25, val.ours());
        assertEquals(3, val.seeds());
        assertEquals("agrees", val.verdict());
        assertEquals(false, val.own());
        assertEquals("pytorch", val.settings().get("init"));
        assertEquals(0.99, val.settings().get("momentum"));
        assertEquals(0.03, val.settings().get("lr"));
        assertEquals("mean", val.settings().get("normalize"));
    }

    @Test
    void theRowsOwnChoiceIsMarkedAndOtherExperimentsHaveNoLines() {
        VariantResult own = MadeUpRuns.result(
                LINE, MadeUpRuns.variant(LINE, "N(0, 0.05), rho 0.9, lr 0.01"), EngineKind.MANUAL, 12);
        assertEquals(
                List.of(true, true), rows(own).stream().map(SensitivityRow::own).toList());
        Experiment main = Reports.named("A/main").get(0);
        assertEquals(List.of(), rows(MadeUpRuns.result(main, main.variants().get(0), EngineKind.MANUAL, 97)));
        assertEquals(
                List.of(),
                rows(VariantResult.without(LINE, LINE.variants().get(0), Optional.empty(), "")),
                "what was not trained");
    }
}
