package backproplab.experiments.reproduce;

import static org.junit.jupiter.api.Assertions.assertEquals;

import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.engine.MadeUpEngine;
import backproplab.experiments.reports.Experiment;
import backproplab.experiments.reports.Form;
import backproplab.experiments.reports.Reports;
import backproplab.experiments.reports.Variant;
import backproplab.experiments.results.CurveRow;
import backproplab.experiments.results.ReproductionRow;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an engine that was added to the list came to stands beside what is published. */
class AnotherEngineTest {
    private static final List<EngineKind> COMPARED = List.of(EngineKind.MANUAL, EngineKind.DL4J, MadeUpEngine.KIND);
    private static final Experiment MAIN = Reports.named("A/main").get(0);

    @Test
    void itIsSetBesideTheFrameworksFigures() {
        Variant main = MAIN.variants().get(0);
        LabSettings settings = MadeUpRuns.settings(MAIN, Form.LAB, MadeUpEngine.KIND);
        List<ReproductionRow> rows = new Reproduction(settings, "run", COMPARED)
                .rows(MadeUpRuns.result(MAIN, main, MadeUpEngine.KIND, 96.9));
        ReproductionRow framework = rows.stream()
                .filter(row -> row.variant().equals("4 layers (framework)"))
                .filter(row -> row.metric().equals("val_acc_pct"))
                .findFirst()
                .orElseThrow();
        assertEquals(96.9, framework.of(MadeUpEngine.KIND).mean());
        assertEquals("within 1.0 of made-up, 1 seed: too few to know how runs spread", framework.rule());
        assertEquals("agrees", framework.verdict());
    }

    @Test
    void itsEpochsAreInTheCurves() {
        Experiment toy = ToyLab.experiment(
                "curves",
                List.of(ToyLab.variant("x", MAIN.variants().get(0).full().orElseThrow())));
        List<CurveRow> rows =
                Curves.rows(MadeUpRuns.result(toy, toy.variants().get(0), MadeUpEngine.KIND, 90, 92), COMPARED);
        CurveRow first =
                rows.stream().filter(row -> row.epoch() == 1).findFirst().orElseThrow();
        assertEquals(91, first.ours().get(MadeUpEngine.KIND).validationAccuracyPct());
        assertEquals(CurveRow.Point.NONE, first.ours().get(EngineKind.MANUAL));
    }
}
