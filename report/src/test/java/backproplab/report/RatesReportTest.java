package backproplab.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.report.page.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

/** Learning-rate range tests. */
class RatesReportTest {
    private static final String HEADER =
            "run_id,task,experiment,variant,dataset,model,engine,backend,seed,step,lr,loss,smoothed_loss,in_range,suggested_lr\r\n";

    @TempDir
    private Path temp;

    private Html page(String rows) throws IOException {
        Files.writeString(temp.resolve("lr.csv"), HEADER + rows);
        Files.writeString(temp.resolve("config.json"), "{\"task\": \"task1\", \"arguments\": [\"--find-lr\"]}");
        return Html.of(Reports.html(Reports.page(List.of(temp), Sources.NONE), ""));
    }

    private static String row(String engine, int step, double rate, String loss, boolean inRange, String suggested) {
        return String.format(
                Locale.ROOT,
                "r,task1,quick,,glyphs,mlp,%s,b,1,%d,%s,%s,%s,%d,%s\r\n",
                engine,
                step,
                rate,
                loss,
                loss,
                inRange ? 1 : 0,
                suggested);
    }

    @Test
    void theRangeIsMarkedAndTheSuggestionNamed() throws IOException {
        Html page = page(row("manual", 1, 0.001, "2.3", false, "0.1")
                + row("manual", 2, 0.01, "2.0", true, "0.1")
                + row("manual", 3, 0.1, "1.0", true, "0.1")
                + row("manual", 4, 1, "0.5", true, "0.1")
                + row("manual", 5, 10, "900", false, "0.1"));
        assertEquals(
                "Learning rates to begin with, from how the loss falls and rises while the rate grows.",
                page.all("h1").get(0).getTextContent());
        Element chart = page.figure("mlp-rates");
        assertEquals(3, Html.marks(chart), "of the range alone");
        assertTrue(chart.getTextContent().contains("mlp: suggested is 0.1 by hand"), chart.getTextContent());
        assertTrue(chart.getTextContent().contains("by hand, rate 1.00: loss 0.500"), chart.getTextContent());
        assertTrue(page.text().contains("--lr 0.1"), page.text());
        assertTrue(page.text().contains("Task1"), "the command that makes such a run");
        assertEquals(List.of("environment.json is missing: what it says stays unknown."), page.notesOnTop());
    }

    @Test
    void twoEnginesAreInOneChart() throws IOException {
        Html page = page(row("manual", 1, 0.01, "2.0", true, "0.1") + row("dl4j", 1, 0.01, "2.0", true, "0.2"));
        assertEquals(2, Html.marks(page.figure("mlp-rates")));
        assertTrue(page.figure("mlp-rates").getTextContent().contains("0.1 by hand, 0.2 Deeplearning4j"));
    }

    @Test
    void ratesOfSeveralSeedsAreToldApart() throws IOException {
        String first = row("manual", 1, 0.01, "2.0", true, "0.1");
        Html page = page(first + row("manual", 1, 0.01, "2.0", true, "0.2").replace(",b,1,", ",b,7,"));
        String chart = page.figure("mlp-rates").getTextContent();
        assertTrue(chart.contains("suggested is 0.1 by hand (seed 1), 0.2 by hand (seed 7)"), chart);
    }

    @Test
    void withoutARangeItSaysSo() throws IOException {
        Html page = page(row("manual", 1, 0.01, "2.0", false, "") + row("manual", 2, 0.1, "", false, ""));
        assertEquals("No learning rate made a loss fall.", page.all("h1").get(0).getTextContent());
        assertEquals(0, Html.marks(page.figure("mlp-rates")));
    }

    @Test
    void imagesLearnedByHeartAreATable() throws IOException {
        Files.writeString(temp.resolve("overfit.csv"), "model,engine,status\r\nmlp,manual,reached\r\n");
        Files.writeString(temp.resolve("config.json"), "{\"task\": \"task1\"}");
        Html page = Html.of(Reports.html(Reports.page(List.of(temp), Sources.NONE), ""));
        assertTrue(page.hasSection("tables"));
        assertTrue(page.text().contains("reached"));
    }

    @Test
    void theAnswerIsHowManyLearnedTheirImagesByHeart() throws IOException {
        String header = "run_id,model,engine,seed,images,steps,loss,acc_pct,status\r\n";
        String first = "r,mlp,manual,1,20,4,0.380941,100.0000,reached\r\n";
        Files.writeString(temp.resolve("overfit.csv"), header + first);
        Html all = Html.of(Reports.html(Reports.page(List.of(temp), Sources.NONE), ""));
        assertEquals(
                "The training learned its 20 images by heart.",
                all.all("h1").get(0).getTextContent());
        assertTrue(all.text().contains("mlp by hand, seed 1, to loss 0.381"), all.text());
        assertFalse(all.text().contains("run_id"), "every row has the run's name");
        Files.writeString(
                temp.resolve("overfit.csv"), header + first + "r,mlp,dl4j,1,20,1000,2.3,15.0000,not reached\r\n");
        Html some = Html.of(Reports.html(Reports.page(List.of(temp), Sources.NONE), ""));
        assertEquals(
                "1 of 2 trainings did not learn their 20 images by heart.",
                some.all("h1").get(0).getTextContent());
        assertTrue(some.text().contains("15.0 %"), "how far it came");
    }

    @Test
    void imagesLearnedByHeartAreCountedWhereTheyAreAsMany() throws IOException {
        String header = "model,engine,seed,images,steps,loss,acc_pct,status\r\n";
        Files.writeString(temp.resolve("overfit.csv"), header + "mlp,manual,1,1,4,0.1,100.0000,reached\r\n");
        assertEquals("The training learned its 1 image by heart.", headline());
        Files.writeString(
                temp.resolve("overfit.csv"),
                header + "mlp,manual,1,20,4,0.1,100.0000,reached\r\nmlp,dl4j,1,10,1000,2.3,,not reached\r\n");
        assertEquals("1 of 2 trainings did not learn their images by heart.", headline());
        Html page = Html.of(Reports.html(Reports.page(List.of(temp), Sources.NONE), ""));
        List<String> tiles = page.all("b").stream()
                .map(Element::getTextContent)
                .map(String::strip)
                .toList();
        assertTrue(tiles.contains("not reached"), "a percentage without a number says nothing: " + tiles);
    }

    private String headline() throws IOException {
        return Html.of(Reports.html(Reports.page(List.of(temp), Sources.NONE), ""))
                .all("h1")
                .get(0)
                .getTextContent();
    }
}
