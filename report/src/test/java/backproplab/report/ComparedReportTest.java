package backproplab.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.report.page.Page;
import backproplab.report.page.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

/** Several runs beside each other, and charts as files. */
class ComparedReportTest {
    @TempDir
    private Path temp;

    private static Html page(Path... runs) throws IOException {
        return Html.of(Reports.html(Reports.page(List.of(runs), Sources.NONE), ""));
    }

    private Path changed() throws IOException {
        Path run = RunFolder.copy(RunFolder.TASK1, temp.resolve("20261122-000000-task1"));
        RunFolder.edit(run.resolve("config.json"), "\"split-seed\" : 23", "\"split-seed\" : 24");
        RunFolder.edit(run.resolve("environment.json"), "\"cores\" : 2", "\"cores\" : 8");
        return run;
    }

    @Test
    void whatDiffersIsInATable() throws IOException {
        Html page = page(changed(), RunFolder.TASK1);
        assertEquals(
                "2 runs beside each other differ in 2 settings: split-seed, machine: cores.",
                page.all("h1").get(0).getTextContent());
        Element section = page.section("differences");
        assertEquals(
                "What differs from the published run",
                Html.all(section, "h2").get(0).getTextContent());
        List<String> cells =
                Html.all(section, "td").stream().map(Element::getTextContent).toList();
        assertEquals(List.of("split-seed", "24", "23", "machine: cores", "8", "2"), cells);
    }

    @Test
    void networksOfEqualNameShareAChart() throws IOException {
        Html page = page(changed(), RunFolder.TASK1);
        // Two runs, two engines, five epochs.
        assertEquals(20, Html.marks(page.figure("compared-mlp-on-mnist-accuracy")));
        // Two runs, two engines, two networks.
        assertEquals(8, Html.marks(page.figure("compared-accuracy")));
        assertEquals(8, Html.marks(page.figure("compared-seconds")));
    }

    /** Names of runs are long: a letter stands for each, and the table of what differs says for which. */
    @Test
    void chartsNameRunsByTheLettersOfTheTable() throws IOException {
        Html page = page(changed(), RunFolder.TASK1);
        List<String> heads = Html.all(page.section("differences"), "th").stream()
                .map(Element::getTextContent)
                .toList();
        assertTrue(
                heads.get(1).startsWith("A ") && heads.get(2).equals("B " + RunFolder.TASK1.getFileName()),
                heads.toString());
        List<String> legend = Html.all(page.figure("compared-mlp-on-mnist-accuracy"), "li").stream()
                .map(Element::getTextContent)
                .toList();
        assertEquals(List.of("A by hand", "A Deeplearning4j", "B by hand", "B Deeplearning4j"), legend);
    }

    /** B/deep and B/overfit-50 have both a row of three layers on CIFAR-10, and are no seeds of one another. */
    @Test
    void experimentsOfOneRunStayApart() throws IOException {
        Path older = threeLayers(RunFolder.PUBLISHED.resolve("20261121-153638-lab"));
        Path newer = threeLayers(RunFolder.PUBLISHED.resolve("20261130-082926-lab"));
        String text = page(older, newer).text();
        assertTrue(text.contains("mlp, three layers (B/deep) on cifar10: validation accuracy"), "one of two");
        assertTrue(text.contains("mlp, three layers (B/overfit-50) on cifar10: validation accuracy"), "the other");
        assertFalse(text.contains("mlp, three layers on cifar10"), "both");
    }

    /** A run with those rows alone. */
    private Path threeLayers(Path run) throws IOException {
        Path copy = Files.createDirectory(temp.resolve(run.getFileName()));
        for (String name : List.of("config.json", "environment.json")) {
            Files.copy(run.resolve(name), copy.resolve(name));
        }
        for (String name : List.of("comparison.csv", "epochs.csv")) {
            List<String> lines = Files.readAllLines(run.resolve(name));
            List<String> kept = lines.stream()
                    .filter(line -> line.contains(",B/deep,") || line.contains(",B/overfit-50,"))
                    .filter(line -> line.contains(",three layers,"))
                    .toList();
            assertFalse(kept.isEmpty());
            Files.writeString(copy.resolve(name), lines.get(0) + "\r\n" + String.join("\r\n", kept) + "\r\n");
        }
        return copy;
    }

    @Test
    void equalRunsDifferInNothing() throws IOException {
        Path same = RunFolder.copy(RunFolder.TASK1, temp.resolve("same"));
        Html page = page(same, RunFolder.TASK1);
        assertEquals(
                "2 runs beside each other differ in 0 settings.",
                page.all("h1").get(0).getTextContent());
        assertTrue(page.section("differences").getTextContent().contains("No setting differs"));
    }

    @Test
    void everyChartIsAFileOfItsOwnWithTitleAndLegend() throws IOException {
        Page page = Reports.page(List.of(RunFolder.TASK1), Sources.NONE);
        Map<String, String> files = Reports.svg(page);
        assertEquals(10, files.size(), files.keySet().toString());
        for (Map.Entry<String, String> file : files.entrySet()) {
            Html svg = Html.of(file.getValue());
            assertEquals("svg", svg.document().getDocumentElement().getTagName());
            assertTrue(svg.all("text").size() > 3, file.getKey());
            assertTrue(file.getKey().matches("[A-Za-z0-9]+(-[A-Za-z0-9]+)*"), file.getKey());
            assertFalse(file.getValue().contains("var("), "colours are fixed");
        }
        String accuracy = files.get("mlp-accuracy");
        assertTrue(accuracy.contains(">by hand</text>") && accuracy.contains(">Deeplearning4j</text>"), "the legend");
        assertTrue(accuracy.contains("Validation accuracy ends at 97.50 %"), "the title");
    }
}
