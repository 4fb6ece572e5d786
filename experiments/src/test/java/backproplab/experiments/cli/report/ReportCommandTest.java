package backproplab.experiments.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.experiments.cli.CommandRun;
import backproplab.experiments.results.WrittenResults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {
    private static final String EXAMPLE = "20261121-034946-task1";
    private static final Path RESULTS = Path.of("..", "results");

    @TempDir
    private Path temp;

    private static CommandRun report(String... arguments) {
        return CommandRun.of(new ReportCommand(Map.of()), arguments);
    }

    @Test
    void aRunDrawsItselfAndCanBeDrawnAgainToTheSameBytes() throws IOException {
        CommandRun run = CommandRun.quick(temp, "--models", "mlp", "--engines", "manual", "--epochs", "1");
        assertEquals(0, run.code(), run.err());
        Path page = WrittenResults.folder(temp).resolve("report.html");
        String drawn = Files.readString(page);
        assertTrue(drawn.contains("data:image/png;base64,"), "the mistakes are shown");
        assertTrue(Files.exists(temp.resolve("task1.html")));
        Files.delete(page);
        CommandRun again = report("--out", temp.toString());
        assertEquals(0, again.code(), again.err());
        assertEquals("Report, to open in a browser: " + page + System.lineSeparator(), again.out());
        assertEquals(drawn, Files.readString(page));
    }

    @Test
    void nobodyWhoDoesNotWantAReportGetsOne() throws IOException {
        CommandRun run =
                CommandRun.quick(temp, "--models", "mlp", "--engines", "manual", "--epochs", "1", "--no-report");
        assertEquals(0, run.code(), run.err());
        assertFalse(run.out().contains("Report"), run.out());
        assertFalse(Files.exists(temp.resolve("task1.html")));
        assertFalse(Files.exists(WrittenResults.folder(temp).resolve("report.html")));
    }

    @Test
    void aReportThatCannotBeWrittenIsAWarning() throws IOException {
        Files.createDirectories(temp.resolve("task1.html").resolve("in the way"));
        CommandRun run = CommandRun.quick(temp, "--models", "mlp", "--engines", "manual", "--epochs", "1");
        assertEquals(0, run.code(), run.err());
        assertTrue(
                run.out().contains("WARNING: No report was drawn in " + temp.resolve("task1.html") + ": "), run.out());
    }

    @Test
    void aPageElsewhereLinksToTheRun() throws IOException {
        Path page = temp.resolve("page.html");
        CommandRun run = report(EXAMPLE, "--out", RESULTS.toString(), "--to", page.toString());
        assertEquals(0, run.code(), run.err());
        String base = ReportCommand.base(page, RESULTS.resolve("published").resolve(EXAMPLE));
        assertTrue(base.startsWith("../") && base.endsWith("/published/" + EXAMPLE + "/"), base);
        assertTrue(Files.readString(page).contains("href=\"" + base + "comparison.csv\""));
        assertEquals("", ReportCommand.base(temp.resolve("run/report.html"), temp.resolve("run")));
    }

    @Test
    void severalRunsAreDrawnBesideEachOtherAndChartsAsFiles() throws IOException {
        Path page = temp.resolve("compared.html");
        Path charts = temp.resolve("slides/charts");
        CommandRun run = report(
                EXAMPLE,
                "20261121-120855-task2",
                "--out",
                RESULTS.toString(),
                "--to",
                page.toString(),
                "--svg",
                charts.toString());
        assertEquals(0, run.code(), run.err());
        assertTrue(Files.readString(page).contains("2 runs beside each other differ in "));
        assertTrue(Files.readString(charts.resolve("compared-accuracy.svg")).startsWith("<?xml"));
        assertTrue(run.out().matches("Charts for slides: \\d+ files in .*charts\\R.*\\R"), run.out());
    }

    @Test
    void noRunIsThreeLinesAndCode3() {
        CommandRun none = report("--out", temp.toString());
        assertEquals(3, none.code());
        assertEquals(
                "There is no run in " + temp + " yet: no folder such as " + EXAMPLE
                        + ".\nStart one, for instance Task1, or name a folder of results with --out.\n",
                none.err());
        CommandRun unknown = report(
                "20260101-000000-task1", "--out", RESULTS.resolve("published").toString());
        assertEquals(3, unknown.code());
        assertTrue(
                unknown.err()
                                .startsWith(
                                        "There is no run 20260101-000000-task1: neither a folder of that name, nor one in ")
                        && unknown.err().contains("; the newest is 20"),
                unknown.err());
    }
}
