package backproplab.experiments.reproduce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.reports.Experiment;
import backproplab.experiments.reports.Form;
import backproplab.experiments.reports.Reports;
import backproplab.experiments.reports.Variant;
import backproplab.experiments.results.ComparisonRow;
import backproplab.experiments.results.ReproductionRow;
import backproplab.experiments.stats.Interval;
import backproplab.experiments.train.RunResult;
import backproplab.experiments.train.RunStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReproductionTest {
    private static final Experiment TWO_LAYERS = Reports.named("B/two-layers").get(0);
    private static final Variant HIDDEN_200 = TWO_LAYERS.variants().get(0);
    private static final Experiment MAIN = Reports.named("A/main").get(0);
    private static final Experiment SPEED = Reports.named("C/speed").get(0);

    private static List<ReproductionRow> rows(Form form, VariantResult result) {
        LabSettings settings = MadeUpRuns.settings(result.experiment(), form, EngineKind.MANUAL, EngineKind.DL4J);
        return new Reproduction(settings, "run", EngineKind.compared()).rows(result);
    }

    private static ReproductionRow row(List<ReproductionRow> rows, String variant, String metric) {
        return rows.stream()
                .filter(row -> row.variant().equals(variant) && row.metric().equals(metric))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aFigureAgreesWhereOneMoreRunMightBe() {
        // Published: 52.69. Means 51.7 and 51.6 of one seed: one point more is 52.7 and 52.6.
        assertEquals("agrees", verdict(51.7));
        assertEquals("differs", verdict(51.6));
        // Two seeds say too little of the spread: their mean is 51.5.
        assertEquals("differs", verdict(50, 53));
        // Of 50, 51.5 and 53 the interval of the mean is 51.5 +- 4.30265 * 1.5 / sqrt(3), that of one more run twice as
        // wide.
        ReproductionRow row = lab(50, 51.5, 53);
        assertEquals("agrees", row.verdict());
        assertEquals(51.5 - 3.7262, row.of(EngineKind.MANUAL).low(), 1e-3);
        assertEquals(
                "95 % prediction interval of one more run of manual, 44.0476 to 58.9524 from 3 seeds, widened by 1.0",
                row.rule());
        assertEquals(3, row.seeds());
        assertEquals(Interval.NONE, row.of(EngineKind.DL4J));
        assertEquals("agrees", verdict(51.6, 51.65, 51.7), "51.65 +- 0.2485, and a point more: 52.898");
        assertEquals("differs", verdict(51.3, 51.35, 51.4), "51.35 +- 0.2485, and a point more: 52.5985");
    }

    @Test
    void aSeedThatDivergedIsNotCounted() {
        VariantResult result = MadeUpRuns.result(TWO_LAYERS, HIDDEN_200, EngineKind.MANUAL, 50, Double.NaN, 53);
        ReproductionRow row = row(rows(Form.LAB, result), HIDDEN_200.name(), "val_acc_pct");
        assertEquals(
                "within 1.0 of manual, 2 of 3 seeds: too few to know how runs spread; manual diverged with seed 2: "
                        + MadeUpRuns.GONE,
                row.rule());
        assertEquals(3, row.seeds(), "that is how many ran");
        assertTrue(row.note().startsWith("known: "), row.note());
    }

    private static String verdict(double... values) {
        return lab(values).verdict();
    }

    private static ReproductionRow lab(double... values) {
        VariantResult result = MadeUpRuns.result(TWO_LAYERS, HIDDEN_200, EngineKind.MANUAL, values);
        return row(rows(Form.LAB, result), HIDDEN_200.name(), "val_acc_pct");
    }

    @Test
    void quickRowsAndDrawingsAreNotComparable() {
        VariantResult result = MadeUpRuns.result(TWO_LAYERS, HIDDEN_200, EngineKind.MANUAL, 52.69);
        ReproductionRow quick = rows(Form.QUICK, result).get(0);
        assertEquals("not comparable", quick.verdict());
        assertTrue(quick.rule().startsWith("quick: "), quick.rule());
        rows(Form.QUICK, result)
                .forEach(row -> assertFalse(row.note().contains("known: "), "reasons are those of full settings"));
        VariantResult drawn =
                new VariantResult(TWO_LAYERS, HIDDEN_200, result.setup(), result.rows(), Map.of(), true, "", "");
        ReproductionRow embedded = rows(Form.LAB, drawn).get(0);
        assertEquals("not comparable", embedded.verdict());
        assertEquals("lab: embedded drawings", embedded.rule());
    }

    @Test
    void theFrameworksFigureIsSetBesideTheFramework() {
        Variant main = MAIN.variants().get(0);
        List<ReproductionRow> rows = rows(Form.LAB, MadeUpRuns.result(MAIN, main, EngineKind.DL4J, 96.9));
        ReproductionRow framework = row(rows, "4 layers (framework)", "val_acc_pct");
        assertEquals("agrees", framework.verdict());
        assertEquals("within 1.0 of dl4j, 1 seed: too few to know how runs spread", framework.rule());
        // Nothing ran by hand: the same engine has to do for the manual figure.
        assertEquals("agrees", row(rows, "4 layers (manual)", "val_acc_pct").verdict());
        assertEquals("differs", row(rows, "4 layers (manual)", "train_loss").verdict());
    }

    @Test
    void timesOfAnotherMachineAreNotComparable() {
        Variant loops = MadeUpRuns.variant(SPEED, "loops");
        ReproductionRow row = rows(Form.LAB, MadeUpRuns.result(SPEED, loops, EngineKind.LOOPS, 1))
                .get(0);
        assertEquals("not comparable", row.verdict());
        assertEquals("a time on another machine", row.rule());
        assertEquals(1, row.of(EngineKind.MANUAL).mean(), "its own engine is hand-written");
        assertEquals(Interval.NONE, row.of(EngineKind.DL4J));
    }

    @Test
    void whatDivergedOrDidNotRunIsMarked() {
        ReproductionRow diverged = rows(
                        Form.LAB, MadeUpRuns.result(TWO_LAYERS, HIDDEN_200, EngineKind.MANUAL, Double.NaN))
                .get(0);
        assertEquals("diverged", diverged.verdict());
        assertEquals("no seed finished: " + MadeUpRuns.GONE, diverged.rule());
        ReproductionRow failed = rows(
                        Form.LAB, VariantResult.without(TWO_LAYERS, HIDDEN_200, HIDDEN_200.full(), "too large"))
                .get(0);
        assertEquals("failed", failed.verdict());
        assertEquals("too large", failed.rule());
        Experiment search = Reports.named("E/search").get(0);
        ReproductionRow unrunnable = rows(
                        Form.LAB,
                        VariantResult.without(search, MadeUpRuns.variant(search, "grid"), Optional.empty(), ""))
                .get(0);
        assertEquals("not run", unrunnable.verdict());
        assertTrue(unrunnable.rule().contains("needs a search"), unrunnable.rule());
        ReproductionRow framework = rows(
                        Form.LAB,
                        VariantResult.without(SPEED, MadeUpRuns.variant(SPEED, "framework"), Optional.empty(), ""))
                .get(0);
        assertEquals("needs --engines dl4j", framework.rule());
    }

    @Test
    void whatWasMeasuredBeforeItDivergedIsKept() {
        Experiment overfit = Reports.named("B/overfit-50").get(0);
        Variant three = MadeUpRuns.variant(overfit, "three layers");
        VariantResult gone = MadeUpRuns.result(overfit, three, EngineKind.MANUAL, Double.NaN);
        List<ReproductionRow> rows = rows(Form.LAB, gone);
        ReproductionRow first = row(rows, "three layers", "first_batch_loss");
        assertEquals(888.9, first.of(EngineKind.MANUAL).mean());
        assertEquals(Interval.NONE, first.of(EngineKind.DL4J));
        assertEquals("agrees", first.verdict());
        assertEquals(
                "within 0.01 of manual, 1 seed: too few to know how runs spread; manual diverged with seed 1: "
                        + MadeUpRuns.GONE,
                first.rule());
        ReproductionRow last = row(rows, "three layers", "train_acc_pct");
        assertEquals(Interval.NONE, last.of(EngineKind.MANUAL));
        assertEquals("diverged", last.verdict());
        assertEquals("no seed finished: " + MadeUpRuns.GONE, last.rule());
        VariantResult two = MadeUpRuns.result(overfit, three, EngineKind.MANUAL, Double.NaN, 90, Double.NaN);
        assertEquals("manual diverged with seeds 1, 3: " + MadeUpRuns.GONE, two.whoDiverged());
        // A loss that was infinite from the first batch on is no measurement.
        RunResult infinite = new RunResult(
                RunStatus.DIVERGED, MadeUpRuns.GONE, List.of(), Double.POSITIVE_INFINITY, Optional.empty());
        ReproductionRow none = row(rows(Form.LAB, with(gone, infinite)), "three layers", "first_batch_loss");
        assertEquals("diverged", none.verdict());
        // An error is something else.
        ReproductionRow failed = row(
                rows(Form.LAB, with(gone, RunResult.failed("out of luck", List.of()))),
                "three layers",
                "first_batch_loss");
        assertEquals("failed", failed.verdict());
        assertEquals("no seed finished: out of luck", failed.rule());
    }

    /** A test accuracy of made-up runs is NaN, though they finished. */
    @Test
    void whatCannotBeMeasuredOfAFinishedRunIsNoFailureOfTheRun() {
        Experiment main = Reports.named("D/main").get(0);
        Variant base = MadeUpRuns.variant(main, "base");
        ReproductionRow row =
                row(rows(Form.LAB, MadeUpRuns.result(main, base, EngineKind.MANUAL, 85)), "base", "test_acc_pct");
        assertEquals("no verdict", row.verdict());
        assertEquals("every run finished, but this number could not be measured", row.rule());
        VariantResult one = MadeUpRuns.result(main, base, EngineKind.MANUAL, 85, Double.NaN);
        assertFalse(one.unmeasured(EngineKind.MANUAL), "one diverged");
        assertFalse(MadeUpRuns.result(main, base, EngineKind.DL4J, 85).unmeasured(EngineKind.MANUAL), "another engine");
        assertFalse(VariantResult.without(main, base, base.full(), "too large").unmeasured(EngineKind.MANUAL));
    }

    private static VariantResult with(VariantResult like, RunResult run) {
        ComparisonRow row = like.rows().get(0);
        ComparisonRow other = new ComparisonRow(
                row.runId(),
                row.task(),
                row.dataset(),
                row.plan(),
                row.seed(),
                row.parameters(),
                Map.of(EngineKind.MANUAL, run));
        return new VariantResult(
                like.experiment(), like.variant(), like.setup(), List.of(other), Map.of(), false, "", "");
    }

    @Test
    void anErrorOfTheSameOrderAgreesWhateverThePreset() {
        Experiment checks = Reports.named("B/numeric-checks").get(0);
        Variant dw = MadeUpRuns.variant(checks, "Linear dw");
        // Published: 4.0e-10.
        assertEquals("agrees", checkedRow(checks, dw, 1e-12, 7e-9).verdict());
        assertEquals("differs", checkedRow(checks, dw, 1e-12, 9e-9).verdict());
        ReproductionRow row = checkedRow(checks, dw, 1e-10, 3e-10);
        assertEquals(2e-10, row.of(EngineKind.MANUAL).mean(), 1e-20);
        assertEquals(Interval.NONE, row.of(EngineKind.DL4J));
        assertEquals(2, row.seeds());
        assertTrue(row.rule().startsWith("at most 10 times the published error"), row.rule());
    }

    private static ReproductionRow checkedRow(Experiment checks, Variant variant, double... errors) {
        VariantResult result = new VariantResult(
                checks, variant, Optional.empty(), List.of(), Map.of(EngineKind.LOOPS, errors), false, "", "");
        return rows(Form.QUICK, result).get(0);
    }

    @Test
    void variantsWithoutFiguresHaveTheNumbersOfTheClaims() {
        Experiment batches = Reports.named("A/batch-size").get(0);
        List<ReproductionRow> rows =
                rows(Form.LAB, MadeUpRuns.result(batches, batches.variants().get(0), EngineKind.MANUAL, 97));
        assertEquals(1, rows.size());
        assertEquals("best_val_acc_pct", rows.get(0).metric());
        assertEquals("no figure", rows.get(0).verdict());
    }
}
