package backproplab.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.report.page.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

/** What went on inside the layers of a run that was watched. */
class LayersReportTest {
    @TempDir
    private Path run;

    @BeforeEach
    void aRun() throws IOException {
        Files.writeString(
                run.resolve("comparison.csv"),
                "experiment,variant,model,dataset,seed,manual_test_acc_pct,status\r\nquick,,mlp,mnist,1,97.0000,ok\r\n");
    }

    private Html page() throws IOException {
        String text = Reports.html(Reports.page(List.of(run), Sources.NONE), "");
        assertEquals(
                text, Reports.html(Reports.page(List.of(run), Sources.NONE), ""), "the same folder, the same bytes");
        return Html.of(text);
    }

    private void layers(int count, String... engines) throws IOException {
        StringBuilder text =
                new StringBuilder("experiment,variant,model,dataset,engine,seed,epoch,layer,activation_std,"
                        + "dead_units_pct,weight_gradient_norm,weight_step_ratio\r\n");
        for (String engine : engines) {
            for (int epoch = 0; epoch < 3; epoch++) {
                for (int layer = 1; layer <= count; layer++) {
                    // A pooling layer, the second, trains nothing.
                    String trained = layer == 2 ? "," : "0." + layer + ",0.00" + layer;
                    text.append("quick,,mlp,mnist,")
                            .append(engine)
                            .append(",1,")
                            .append(epoch);
                    text.append(",layer")
                            .append(layer)
                            .append(",1.")
                            .append(epoch)
                            .append(",")
                            .append(layer)
                            .append(".50,");
                    text.append(trained).append("\r\n");
                }
            }
        }
        Files.writeString(run.resolve("layers.csv"), text.toString());
    }

    @Test
    void layersAreLinesOverEpochsOfEveryEngine() throws IOException {
        layers(3, "manual", "dl4j");
        Html page = page();
        for (String chart : List.of("outputs", "dead")) {
            assertEquals(
                    3 * 3, Html.marks(page.figure("mlp-layers-" + chart)), "each layer before and after two epochs");
        }
        Element gradients = page.figure("mlp-layers-gradients");
        assertEquals(2 * 3, Html.marks(gradients), "what trains nothing has no line");
        assertEquals(2 * 3, Html.marks(page.figure("mlp-layers-steps")));
        String text = gradients.getTextContent();
        assertTrue(text.contains("Gradient norms 0.100 in layer1, 0.300 in layer3 at the end"), text);
        assertTrue(text.contains("layer3 by hand, epoch 2: 0.300"), text);
        String dead = page.figure("mlp-layers-dead").getTextContent();
        assertTrue(dead.contains("Dead units: at most 3.50 % in layer3 at the end"), dead);
        assertEquals(
                2 * 2 * 3, Html.all(Html.all(gradients, "tbody").get(0), "tr").size(), "the numbers of both engines");
        String section = page.section("inside").getTextContent();
        assertTrue(section.contains("Thick with marks: by hand. Thin: Deeplearning4j."), section);
    }

    @Test
    void ofSeveralSeedsTheFirstIsDrawnAndNamed() throws IOException {
        layers(3, "manual");
        assertFalse(page().section("inside").getTextContent().contains("seed 1"), "there is no other");
        Path file = run.resolve("layers.csv");
        String one = Files.readString(file);
        Files.writeString(
                file,
                one + one.lines().skip(1).collect(Collectors.joining("\r\n")).replace(",manual,1,", ",manual,2,"));
        Html page = page();
        assertEquals(3 * 3, Html.marks(page.figure("mlp-layers-outputs")));
        String section = page.section("inside").getTextContent();
        assertTrue(section.contains("Drawn is seed 1, the first of 2; all are in layers.csv."), section);
    }

    @Test
    void ofManyLayersSomeAreDrawn() throws IOException {
        layers(11, "manual");
        Html page = page();
        assertEquals(6 * 3, Html.marks(page.figure("mlp-layers-outputs")));
        String text = page.figure("mlp-layers-outputs").getTextContent();
        for (int layer : new int[] {1, 3, 5, 7, 9, 11}) {
            assertTrue(text.contains("layer" + layer + " by hand"), text);
        }
        assertTrue(
                page.section("inside").getTextContent().contains("6 are drawn, evenly spread"), "others are left out");
        assertFalse(page.section("inside").getTextContent().contains("Thin: "), "there is one engine");
    }
}
