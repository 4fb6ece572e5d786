package backproplab.experiments.reproduce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.reports.Experiment;
import backproplab.experiments.reports.Reports;
import backproplab.experiments.results.ClaimRow;
import backproplab.experiments.stats.Interval;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClaimTestsTest {
    private static final Experiment BATCHES = Reports.named("A/batch-size").get(0);
    private static final Experiment SIX_LAYERS = Reports.named("B/six-layers").get(0);
    private static final Experiment OVERFIT = Reports.named("B/overfit-50").get(0);
    private static final Experiment SPEED = Reports.named("C/speed").get(0);

    private static List<ClaimRow> rows(Experiment experiment, VariantResult... results) {
        LabSettings settings = MadeUpRuns.settings(experiment, LabSettings.Form.LAB, EngineKind.MANUAL);
        return new ClaimTests(settings).rows(Map.of(experiment, List.of(results)));
    }

    private static VariantResult result(Experiment experiment, String variant, double... values) {
        return MadeUpRuns.result(experiment, MadeUpRuns.variant(experiment, variant), EngineKind.MANUAL, values);
    }

    @Test
    void oneClaimWithSixSeedsOfOneSignHolds() {
        ClaimRow row = rows(
                        SIX_LAYERS,
                        result(SIX_LAYERS, "sgd", 10, 11, 12, 13, 14, 15),
                        result(SIX_LAYERS, "sgd+momentum", 11, 13, 15, 17, 19, 21))
                .get(0);
        // Differences 1 to 6, mean 3.5.
        assertEquals("B1", row.claim());
        assertEquals("manual", row.engine());
        assertEquals(3.5, row.effect().mean(), 1e-12);
        assertTrue(
                row.effect().low() > 1 && row.effect().high() < 6, row.effect().toString());
        assertEquals(2.0 / 64, row.p());
        assertEquals(6, row.seeds());
        assertEquals("holds", row.verdict());
        assertTrue(row.text().contains("[lab: mean_val_acc_pct of 'sgd+momentum' higher than of 'sgd']"), row.text());
    }

    @Test
    void twoClaimsPayForEachOther() {
        List<ClaimRow> rows = rows(
                BATCHES,
                result(BATCHES, "batch 10", 97, 97, 97, 97, 97, 97),
                result(BATCHES, "batch 20", 96, 96, 96, 96, 96, 96),
                result(BATCHES, "batch 40", 98, 98, 98, 98, 98, 98));
        assertEquals(2.0 / 64, rows.get(0).p());
        assertEquals("holds (before Holm's correction only)", rows.get(0).verdict());
        assertEquals("fails (before Holm's correction only)", rows.get(1).verdict());
    }

    @Test
    void aSeedThatOneArmLacksIsLeftOut() {
        ClaimRow row = rows(
                        SIX_LAYERS,
                        result(SIX_LAYERS, "sgd", 10, 10, 10, 10, 10, Double.NaN),
                        result(SIX_LAYERS, "sgd+momentum", 11, 11, 11, 11, 11, 11))
                .get(0);
        assertEquals(5, row.seeds());
        assertEquals("too few seeds", row.verdict());
    }

    @Test
    void anArmOfWhichEverySeedFailedIsNotAnArmThatWasNotRun() {
        ClaimRow row = rows(
                        SIX_LAYERS,
                        result(SIX_LAYERS, "sgd", Double.NaN, Double.NaN),
                        result(SIX_LAYERS, "sgd+momentum", 11, 11))
                .get(0);
        assertEquals(0, row.seeds());
        assertEquals("failed", row.verdict());
        assertEquals(Interval.NONE, row.effect());
    }

    @Test
    void aThresholdIsTheOtherArm() {
        List<ClaimRow> rows = rows(
                OVERFIT,
                result(OVERFIT, "three layers", 100, 100, 100, 100, 100, 100),
                result(OVERFIT, "five layers, scale 0.1", 90, 90, 90, 90, 90, 90));
        assertEquals(new Interval(0, 0, 0), rows.get(0).effect());
        assertEquals("holds", rows.get(0).verdict());
        assertEquals(-10, rows.get(1).effect().mean());
        assertEquals("fails", rows.get(1).verdict());
    }

    @Test
    void armsWithEnginesOfTheirOwnAreComparedAcross() {
        VariantResult loops =
                MadeUpRuns.result(SPEED, MadeUpRuns.variant(SPEED, "loops"), EngineKind.LOOPS, 1, 1, 1, 1, 1, 1);
        VariantResult framework =
                VariantResult.without(SPEED, MadeUpRuns.variant(SPEED, "framework"), Optional.empty(), "");
        List<ClaimRow> rows = rows(SPEED, loops, result(SPEED, "vectorised", 1, 1, 1, 1, 1, 1), framework);
        assertEquals("loops/manual", rows.get(0).engine());
        assertEquals(6, rows.get(0).seeds());
        assertEquals("loops/dl4j", rows.get(1).engine());
        assertEquals("not run", rows.get(1).verdict());
    }
}
