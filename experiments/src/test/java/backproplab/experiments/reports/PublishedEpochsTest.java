package backproplab.experiments.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PublishedEpochsTest {
    private static Variant variant(String experiment, String name) {
        return Reports.named(experiment).get(0).variants().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void epochsAreThoseOfTheReports() {
        List<Curve> main = variant("A/main", "4 layers").curves();
        assertEquals("manual", main.get(0).by());
        assertEquals(29, main.get(0).epochs().size(), "epoch 26 is not printed");
        assertEquals(
                new PublishedEpoch(1, 0.3336, 89.58, 0.1709, 94.99),
                main.get(0).epochs().get(0));
        assertEquals("framework", main.get(1).by());
        PublishedEpoch begin =
                variant("B/deep", "three layers").curves().get(0).epochs().get(0);
        assertEquals(0, begin.epoch());
        assertEquals(10.14, begin.validationAccuracyPct());
        assertTrue(Double.isNaN(begin.trainLoss()));
        assertEquals(13, variant("C/main", "framework").curves().get(0).epochs().size());
    }

    @Test
    void everyPublishedTrainingBelongsToAVariant() {
        List<String> curves = new ArrayList<>();
        for (Experiment experiment : Reports.named(Reports.ALL)) {
            for (Variant variant : experiment.variants()) {
                variant.curves().forEach(curve -> curves.add(experiment.path() + " " + variant.name()));
            }
        }
        assertEquals(
                List.of(
                        "A/main 4 layers",
                        "A/main 4 layers",
                        "B/two-layers hidden 200 lr 0.4",
                        "B/overfit-50 three layers",
                        "B/overfit-50 five layers, scale 1.0",
                        "B/overfit-50 five layers, scale 0.1",
                        "B/overfit-50 five layers, scale 0.05",
                        "B/overfit-50 five layers, scale 0.02",
                        "B/six-layers sgd",
                        "B/six-layers sgd+momentum",
                        "B/deep three layers",
                        "B/deep five layers",
                        "C/main loops",
                        "C/main vectorised",
                        "C/main framework",
                        "C/main without convolution"),
                curves);
    }

    /** The last printed epoch is the figure in the table, which is typed in a second time. */
    @Test
    void lastEpochsAreThePublishedFigures() {
        Map<String, String> variants = Map.of(
                "B/two-layers", "hidden 200 lr 0.4",
                "B/deep", "three layers",
                "B/six-layers", "sgd",
                "C/main", "framework");
        variants.forEach((experiment, name) -> {
            Variant variant = variant(experiment, name);
            List<PublishedEpoch> epochs = variant.curves().get(0).epochs();
            double figure = variant.published().stream()
                    .filter(each -> each.metric() == Metric.VAL_ACC_PCT)
                    .findFirst()
                    .orElseThrow()
                    .value();
            assertEquals(figure, epochs.get(epochs.size() - 1).validationAccuracyPct(), experiment);
        });
    }

    @Test
    void aTrainingThatNoFileHasIsNamed() {
        IllegalArgumentException error =
                assertThrows(IllegalArgumentException.class, () -> PublishedEpochs.of("C", "main", "nobody"));
        assertEquals("no epochs of main | nobody in published/C.csv", error.getMessage());
    }
}
