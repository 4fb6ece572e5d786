package backproplab.experiments.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SensitivitiesTest {
    /** Lines with how many choices, and how many figures each. */
    private static final Map<String, List<Integer>> SIZES = Map.of(
            "A/main-sensitivity", List.of(4 * 3, 8),
            "B/six-layers-sensitivity", List.of(6 * 2 * 4, 2),
            "C/main-sensitivity", List.of(4 * 2 * 3, 4),
            "E/search-sensitivity", List.of(3 * 3 * 3 + 3, 3));

    @Test
    void everyLineHasItsChoicesAndTheRowsFigures() {
        assertEquals(SIZES.size(), Sensitivities.all().size());
        for (Experiment line : Sensitivities.all()) {
            List<Integer> size = SIZES.get(line.path());
            assertEquals(size.get(0), line.variants().size(), line.path());
            assertEquals(
                    line.variants().size(),
                    line.variants().stream().map(Variant::name).distinct().count(),
                    line.path());
            line.variants()
                    .forEach(each -> assertEquals(size.get(1), each.published().size(), each.name()));
            assertTrue(line.claims().isEmpty());
        }
    }

    @Test
    void oneChoiceIsTheRowsOwn() {
        for (Experiment line : Sensitivities.all()) {
            List<String> own = line.variants().stream()
                    .filter(each -> each.note().equals(Sensitivities.OURS))
                    .map(Variant::name)
                    .toList();
            assertEquals(1, own.size(), line.path() + own);
        }
    }

    @Test
    void choicesChangeWhatTheySay() {
        Variant pytorch = Reports.named("C/main-sensitivity").get(0).variants().stream()
                .filter(each -> each.name().equals("pytorch, pixels scale, lr 0.03"))
                .findFirst()
                .orElseThrow();
        Setup setup = pytorch.full().orElseThrow();
        assertEquals("pytorch", setup.recipe().init().initializer().token());
        assertEquals("scale", setup.data().normalize().token());
        assertEquals(0.03, setup.recipe().loop().learningRate());
        assertEquals(10_000, setup.recipe().loop().batchSize(), "all else is the row's");
        Variant first = Reports.named("A/main-sensitivity").get(0).variants().get(0);
        assertEquals(1, first.full().orElseThrow().recipe().loop().epochs());
        assertTrue(first.published().stream().allMatch(figure -> figure.metric().ofTheBeginning()));
    }

    @Test
    void onlyTheirOwnNamesFindThem() {
        assertEquals(Sensitivities.all(), Reports.named("Sensitivity"));
        assertEquals(1, Reports.named("a/main-sensitivity").size());
        assertFalse(
                Reports.named(Reports.ALL).stream().anyMatch(each -> each.name().endsWith("sensitivity")));
        assertTrue(Reports.names().contains("sensitivity"));
    }
}
