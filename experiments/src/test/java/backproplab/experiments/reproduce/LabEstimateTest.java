package backproplab.experiments.reproduce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.datasets.Augmentation;
import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.reports.Experiment;
import backproplab.experiments.reports.Form;
import backproplab.experiments.reports.Reports;
import backproplab.experiments.reports.Setup;
import backproplab.experiments.reports.Variant;
import backproplab.experiments.train.LoopSettings;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class LabEstimateTest {
    private static double seconds(String name, Form form, EngineKind... engines) {
        return LabEstimate.seconds(
                new LabSettings(Reports.named(name), form, List.of(engines), Optional.empty(), OptionalInt.empty()));
    }

    @Test
    void theQuickPresetByHandIsWellWithinAnHour() {
        double seconds = seconds(Reports.ALL, Form.QUICK, EngineKind.MANUAL);
        assertTrue(seconds < 2400, "the guess is " + seconds + " s; a loaded machine needs room up to 3600");
    }

    @Test
    void stepsTakeAboutWhatWasMeasured() {
        // 30 epochs of 5,000 steps at 2.9 ms and passes over 20,000 images: about 480 s.
        double mlp = seconds("A/main", Form.LAB, EngineKind.MANUAL);
        assertTrue(mlp > 480 / 2 && mlp < 480 * 2, "A/main " + mlp);
        // ResNet18: 80 ms a step by hand, 620 in Deeplearning4j.
        double hand = seconds("D/schedules", Form.LAB, EngineKind.MANUAL) / (3 * 150 * 1407);
        assertTrue(hand > 0.04 && hand < 0.16, "by hand " + hand);
        double dl4j = seconds("D/schedules", Form.LAB, EngineKind.DL4J) / (3 * 150 * 1407);
        assertTrue(dl4j > 0.31 && dl4j < 1.24, "dl4j " + dl4j);
    }

    /** ResNet18 on larger images in 15 epochs: the largest multiple of 16 pixels that is estimated at most at 90 minutes. */
    @Test
    void theMediumPresetHasAsLargeImagesAsAnEveningAllows() {
        Experiment augmentation = Reports.named("D/augmentation").get(0);
        Variant large = augmentation.variants().get(2);
        Setup chosen = augmentation.mediumSetup(large).orElseThrow();
        assertEquals(
                "resize55,rrc48:0.8,flip", chosen.recipe().loop().augmentation().toString());
        assertTrue(seconds(chosen) <= 5400, "48 pixels: " + seconds(chosen));
        LoopSettings next = chosen.recipe().loop().withAugmentation(Augmentation.parse("resize73,rrc64:0.8,flip"));
        Setup larger = new Setup(chosen.recipe().withLoop(next), chosen.data());
        assertTrue(seconds(larger) > 5400, "64 pixels: " + seconds(larger));
        assertTrue(large.note().contains("resize55,rrc48"), large.note());
    }

    private static double seconds(Setup setup) {
        return new NominalTime(setup).seconds(EngineKind.MANUAL);
    }

    @Test
    void whatIsNotTimedIsTrainedSideBySide() {
        double alone = seconds("A/batch-updates", Form.QUICK, EngineKind.MANUAL);
        double both = LabEstimate.seconds(new LabSettings(
                Reports.named("A").stream()
                        .filter(each -> List.of("batch-size", "batch-updates").contains(each.name()))
                        .toList(),
                Form.QUICK,
                List.of(EngineKind.MANUAL),
                Optional.empty(),
                OptionalInt.empty()));
        double added = seconds("A/batch-size", Form.QUICK, EngineKind.MANUAL);
        assertTrue(both < alone + added, "what shares a training with something timed is timed with it");
    }

    @Test
    void whatVariantsShareCountsOnce() {
        double rate = seconds("D/learning-rate", Form.QUICK, EngineKind.MANUAL);
        double stem = seconds("D/stem", Form.QUICK, EngineKind.MANUAL);
        List<Experiment> both = Reports.named("D").stream()
                .filter(each -> List.of("learning-rate", "stem").contains(each.name()))
                .toList();
        double together = LabEstimate.seconds(
                new LabSettings(both, Form.QUICK, List.of(EngineKind.MANUAL), Optional.empty(), OptionalInt.empty()));
        assertTrue(together < 0.95 * (rate + stem), "the base is trained once");
    }

    /** Two slots with a thread each are this machine's two cores. */
    @Test
    void otherMachinesDivideWhatIsNotTimed() {
        LabSettings untimed = settings(List.of(1L, 2L));
        double here = LabEstimate.seconds(untimed);
        assertEquals(here, LabEstimate.seconds(untimed, 2), 1e-9);
        assertEquals(here / 4, LabEstimate.seconds(untimed, 8), 1e-9);
        LabSettings timed = new LabSettings(
                Reports.named("A/batch-updates"),
                Form.LAB,
                List.of(EngineKind.MANUAL),
                Optional.empty(),
                OptionalInt.empty());
        assertEquals(LabEstimate.seconds(timed), LabEstimate.seconds(timed, 8), "alone, here");
    }

    @Test
    void seedsMultiply() {
        double one = LabEstimate.seconds(settings(List.of(1L)));
        double three = LabEstimate.seconds(settings(List.of(1L, 2L, 3L)));
        double warmUp = 0.7 * 1.5;
        assertEquals(3 * (one - warmUp), three - warmUp, 1e-9);
    }

    private static LabSettings settings(List<Long> seeds) {
        return new LabSettings(
                Reports.named("B/two-layers"),
                Form.LAB,
                List.of(EngineKind.MANUAL),
                Optional.of(seeds),
                OptionalInt.empty());
    }
}
