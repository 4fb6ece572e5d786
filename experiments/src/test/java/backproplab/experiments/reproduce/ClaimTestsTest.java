package backproplab.experiments.reproduce;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.reports.Claim;
import backproplab.experiments.reports.Experiment;
import backproplab.experiments.reports.Form;
import backproplab.experiments.reports.Metric;
import backproplab.experiments.reports.Reports;
import backproplab.experiments.results.ClaimRow;
import backproplab.experiments.stats.Interval;
import backproplab.experiments.stats.SeedsNeeded;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClaimTestsTest {
    private static final Experiment BATCHES = Reports.named("A/batch-size").get(0);
    private static final Experiment DEPTH = Reports.named("A/depth").get(0);
    private static final Experiment SIX_LAYERS = Reports.named("B/six-layers").get(0);
    private static final Experiment OVERFIT = Reports.named("B/overfit-50").get(0);
    private static final Experiment SPEED = Reports.named("C/speed").get(0);
    private static final Experiment STEM = Reports.named("D/stem").get(0);

    private static List<ClaimRow> rows(Experiment experiment, VariantResult... results) {
        LabSettings settings = MadeUpRuns.settings(experiment, Form.LAB, EngineKind.MANUAL);
        return new ClaimTests(settings).rows(Map.of(experiment, List.of(results)));
    }

    private static VariantResult result(Experiment experiment, String variant, double... values) {
        return MadeUpRuns.result(experiment, MadeUpRuns.variant(experiment, variant), EngineKind.MANUAL, values);
    }

    private static double[] seven(double value) {
        return new double[] {value, value, value, value, value, value, value};
    }

    @Test
    void oneClaimWithSixSeedsOfOneSignHolds() {
        ClaimRow row = rows(
                        SIX_LAYERS,
                        result(SIX_LAYERS, "sgd", 10, 11, 12, 13, 14, 15),
                        result(SIX_LAYERS, "sgd+momentum", 11, 13, 15, 17, 19, 21))
                .get(0);
        // Differences 1 to 6: mean 3.5, s 1.8708, t(0.975, 5) = 2.5706.
        assertEquals("B1", row.claim());
        assertEquals("manual", row.engine());
        assertEquals(3.5, row.effect().mean(), 1e-12);
        assertEquals(3.5 - 1.9633, row.effect().low(), 1e-4);
        assertEquals(1.0 / 64, row.p());
        assertEquals(2, row.tests(), "one for the claim and one against it");
        assertEquals(2.0 / 64, row.adjustedP());
        assertEquals(6, row.seeds());
        assertEquals("holds", row.verdict());
        assertEquals("one-sided sign-flip test, exact; interval: Student's t", row.method());
        assertEquals(0, row.seedsNeeded());
        assertTrue(row.text().contains("[lab: mean_val_acc_pct of 'sgd+momentum' higher than of 'sgd']"), row.text());
    }

    @Test
    void twoClaimsPayForEachOther() {
        List<ClaimRow> six = rows(
                BATCHES,
                result(BATCHES, "batch 10", 97, 97, 97, 97, 97, 97),
                result(BATCHES, "batch 20", 96, 96, 96, 96, 96, 96),
                result(BATCHES, "batch 40", 98, 98, 98, 98, 98, 98));
        assertEquals(1.0 / 64, six.get(0).p());
        assertEquals("too few seeds", six.get(0).verdict(), "4 / 64 = 0.0625");
        assertEquals(7, six.get(0).seedsNeeded(), "4 / 128 = 0.03125");
        assertEquals(0, six.get(0).tests());
        assertTrue(Double.isNaN(six.get(0).adjustedP()));
        assertEquals(
                "interval: Student's t; not tested: 6 seeds cannot decide among 4 tests; direction only: as claimed",
                six.get(0).method());
        assertTrue(six.get(1).method().endsWith("not as claimed"), six.get(1).method());
        List<ClaimRow> all = rows(
                BATCHES,
                result(BATCHES, "batch 10", seven(97)),
                result(BATCHES, "batch 20", seven(96)),
                result(BATCHES, "batch 40", seven(98)));
        assertEquals("holds", all.get(0).verdict());
        assertEquals(4.0 / 128, all.get(0).adjustedP());
        assertEquals("fails", all.get(1).verdict());
        assertEquals(1, all.get(1).p(), "of the claim itself");
        assertTrue(
                all.get(1).method().endsWith("p of the contrary 0.007813, after the correction 0.031250"),
                all.get(1).method());
    }

    @Test
    void whatHoldsBeforeTheCorrectionOnlySaysSoAndHowManySeedsItWouldTake() {
        // Sum 5.9; of 128 patterns of 1, 1, 1, 1, 1, 1, 0.1 two are as large: p 2 / 128, times four tests.
        ClaimRow row = rows(
                        BATCHES,
                        result(BATCHES, "batch 10", 97, 97, 97, 97, 97, 97, 95.9),
                        result(BATCHES, "batch 20", seven(96)),
                        result(BATCHES, "batch 40", seven(96)))
                .get(0);
        assertEquals(2.0 / 128, row.p());
        assertEquals("holds (before Holm's correction only)", row.verdict());
        // Mean 0.842857, s 0.415761: ((2.241403 + 0.841621) * s / mean)^2 = 2.31, and 7 are the least.
        assertEquals(7, row.seedsNeeded());
        ClaimRow contrary = rows(
                        BATCHES,
                        result(BATCHES, "batch 10", 95, 95, 95, 95, 95, 95, 96.1),
                        result(BATCHES, "batch 20", seven(96)),
                        result(BATCHES, "batch 40", seven(96)))
                .get(0);
        assertEquals("fails (before Holm's correction only)", contrary.verdict());
        assertTrue(contrary.method().endsWith("p of the contrary 0.015625"), contrary.method());
    }

    @Test
    void noDifferenceAtAllIsUndecidedForEver() {
        ClaimRow row = rows(
                        SIX_LAYERS, result(SIX_LAYERS, "sgd", seven(10)), result(SIX_LAYERS, "sgd+momentum", seven(10)))
                .get(0);
        assertEquals("undecided", row.verdict());
        assertEquals(1, row.p());
        assertEquals(SeedsNeeded.MOST + 1, row.seedsNeeded());
    }

    @Test
    void claimsWithFewSeedsStayOutOfTheFamily() {
        LabSettings settings = MadeUpRuns.settings(SIX_LAYERS, Form.LAB, EngineKind.MANUAL);
        Map<Experiment, List<VariantResult>> results = new LinkedHashMap<>();
        results.put(
                SIX_LAYERS,
                List.of(result(SIX_LAYERS, "sgd", seven(10)), result(SIX_LAYERS, "sgd+momentum", seven(20))));
        results.put(STEM, List.of(result(STEM, "7x7 stride 2", 85), result(STEM, "3x3 stride 1 padding 3", 90)));
        List<ClaimRow> rows = new ClaimTests(settings).rows(results);
        assertEquals("holds", rows.get(0).verdict());
        assertEquals(2, rows.get(0).tests());
        assertEquals(2.0 / 128, rows.get(0).adjustedP(), "the one that cannot decide costs nothing");
        // A test accuracy of made-up runs is NaN.
        assertEquals("no verdict", rows.get(1).verdict());
        assertEquals(
                "every run finished, but this number could not be measured; 1 of 1 seeds left out",
                rows.get(1).method());
    }

    @Test
    void bothEnginesShareOneFamily() {
        LabSettings settings = MadeUpRuns.settings(SIX_LAYERS, Form.LAB, EngineKind.MANUAL, EngineKind.DL4J);
        VariantResult sgd = MadeUpRuns.together(
                result(SIX_LAYERS, "sgd", seven(10)),
                MadeUpRuns.result(SIX_LAYERS, MadeUpRuns.variant(SIX_LAYERS, "sgd"), EngineKind.DL4J, seven(10)));
        VariantResult momentum = MadeUpRuns.together(
                result(SIX_LAYERS, "sgd+momentum", seven(20)),
                MadeUpRuns.result(
                        SIX_LAYERS, MadeUpRuns.variant(SIX_LAYERS, "sgd+momentum"), EngineKind.DL4J, seven(20)));
        List<ClaimRow> rows = new ClaimTests(settings).rows(Map.of(SIX_LAYERS, List.of(sgd, momentum)));
        assertEquals(
                List.of("manual", "dl4j"), rows.stream().map(ClaimRow::engine).toList());
        assertEquals(List.of(4, 4), rows.stream().map(ClaimRow::tests).toList());
    }

    @Test
    void aSeedThatDivergedCountsAsChance() {
        ClaimRow row = rows(
                        SIX_LAYERS,
                        result(SIX_LAYERS, "sgd", 9, 9, 9, 9, 9, Double.NaN, Double.NaN),
                        result(SIX_LAYERS, "sgd+momentum", 11, 11, 11, 11, 11, 11, Double.NaN))
                .get(0);
        assertEquals(6, row.seeds(), "the seventh diverged on both sides and says nothing");
        assertEquals((5 * 2 + 1) / 6.0, row.effect().mean(), 1e-12);
        assertEquals("holds", row.verdict());
        assertEquals(
                "one-sided sign-flip test, exact; interval: Student's t; 'sgd+momentum' diverged with seed 7, which counts as chance; "
                        + "'sgd' diverged with seeds 6, 7, which counts as chance; 1 of 7 seeds left out",
                row.method());
    }

    /** The noise of the first gradients is measured beside the training, whatever becomes of that. */
    @Test
    void whatIsMeasuredBesideTheTrainingCountsAlsoWhereItDiverged() {
        Experiment updates = Reports.named("A/batch-updates").get(0);
        Claim noisier = updates.claims().stream()
                .filter(claim -> claim.metric() == Metric.GRADIENT_NOISE)
                .findFirst()
                .orElseThrow();
        ClaimArms arms = ClaimArms.of(
                noisier,
                EngineKind.MANUAL,
                noisy(updates, noisier.arm(), 5, 6),
                noisier.other().map(name -> noisy(updates, name, 1, 1)));
        assertArrayEquals(new double[] {4, 5}, arms.differences());
        assertEquals(List.of(), arms.notes());
    }

    private static VariantResult noisy(Experiment experiment, String name, double... noise) {
        VariantResult gone = result(experiment, name, 97, Double.NaN);
        return new VariantResult(
                experiment, gone.variant(), gone.setup(), gone.rows(), Map.of(EngineKind.MANUAL, noise), false, "", "");
    }

    @Test
    void anArmOfWhichEverySeedFailedIsNotAnArmThatWasNotRun() {
        ClaimRow row = rows(
                        SIX_LAYERS,
                        result(SIX_LAYERS, "sgd", Double.NaN, Double.NaN),
                        result(SIX_LAYERS, "sgd+momentum", Double.NaN, Double.NaN))
                .get(0);
        assertEquals(0, row.seeds());
        assertEquals("failed", row.verdict());
        assertEquals(Interval.NONE, row.effect());
    }

    @Test
    void aThresholdIsTheOtherArm() {
        List<ClaimRow> rows = rows(
                OVERFIT,
                result(OVERFIT, "three layers", seven(100)),
                result(OVERFIT, "five layers, scale 0.1", seven(90)));
        assertEquals(new Interval(0, 0, 0), rows.get(0).effect());
        assertEquals("holds", rows.get(0).verdict());
        assertTrue(
                rows.get(0).method().startsWith("one-sided sign-flip test against the margin 1.0, exact"),
                rows.get(0).method());
        assertEquals(-10, rows.get(1).effect().mean());
        assertEquals("fails", rows.get(1).verdict());
    }

    @Test
    void aThresholdIsHeldAgainstTheReportsTrainingOnly() {
        List<ClaimRow> rows = rows(
                DEPTH,
                MadeUpRuns.quick(DEPTH, result(DEPTH, "3 layers", seven(90))),
                result(DEPTH, "4 layers", seven(90)),
                result(DEPTH, "5 layers", seven(80)));
        assertEquals("not comparable", rows.get(0).verdict());
        assertEquals(0, rows.get(0).tests());
        assertEquals("holds", rows.get(1).verdict());
        // Its quick form trains the same images for as many epochs, and has fewer validation images alone.
        VariantResult fifty = MadeUpRuns.quick(OVERFIT, result(OVERFIT, "three layers", seven(100)));
        assertTrue(fifty.trainedInFull());
    }

    @Test
    void armsWithEnginesOfTheirOwnAreComparedAcross() {
        VariantResult loops =
                MadeUpRuns.result(SPEED, MadeUpRuns.variant(SPEED, "loops"), EngineKind.LOOPS, 1, 1, 1, 1, 1, 1);
        VariantResult framework =
                VariantResult.without(SPEED, MadeUpRuns.variant(SPEED, "framework"), Optional.empty(), "");
        VariantResult vectorised = result(SPEED, "vectorised", 1, 1, 1, 1, 1, 1);
        List<ClaimRow> rows = rows(SPEED, loops, vectorised, framework);
        assertEquals("loops/manual", rows.get(0).engine());
        assertEquals(6, rows.get(0).seeds());
        assertEquals("undecided", rows.get(0).verdict());
        assertEquals("loops/dl4j", rows.get(1).engine());
        assertEquals("not run", rows.get(1).verdict());
        ClaimRow busy = rows(SPEED, loops, MadeUpRuns.untimed(vectorised, "other work ran"), framework)
                .get(0);
        assertEquals("no verdict", busy.verdict());
        assertEquals(0, busy.tests());
        assertEquals("interval: Student's t; other work ran", busy.method());
    }
}
