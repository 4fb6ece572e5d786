package backproplab.experiments.cli.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.experiments.cli.CommandRun;
import backproplab.experiments.cli.screen.Screen;
import backproplab.experiments.reports.Experiment;
import backproplab.experiments.reports.Reports;
import backproplab.experiments.reproduce.LabOutcome;
import backproplab.experiments.results.WrittenResults;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.io.file.PathUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabCommandTest {
    private static final String CHEAP = "B/six-layers";

    /** Where a run with two seeds left its tables, and what it printed. */
    @TempDir
    private static Path trained;

    private static CommandRun training;

    @TempDir
    private Path temp;

    @BeforeAll
    static void train() {
        training = run(trained, "--seeds", "1,2");
    }

    private static CommandRun lab(String... arguments) {
        return CommandRun.of(new LabCommand(Map.of()), arguments);
    }

    /** A copy of the run's folder, to be changed. */
    private Path copy(String name) throws IOException {
        Path folder = WrittenResults.folder(trained);
        Path copy = Files.createDirectories(temp.resolve(name)).resolve(folder.getFileName());
        PathUtils.copyDirectory(folder, copy);
        return copy;
    }

    private static CommandRun run(Path out, String... more) {
        List<String> arguments = Stream.concat(
                        Stream.of(
                                "run", CHEAP, "--dataset", "embedded", "--engines", "manual", "--out", out.toString()),
                        Stream.of(more))
                .toList();
        return lab(arguments.toArray(String[]::new));
    }

    @Test
    void aRunLeavesBothTablesAndTheirCopies() throws IOException {
        CommandRun run = training;
        assertEquals(0, run.code(), run.err());
        Path folder = WrittenResults.folder(trained);
        for (String name : List.of("reproduction.csv", "claims.csv", "curves.csv")) {
            assertEquals(Files.readString(trained.resolve(name)), Files.readString(folder.resolve(name)), name);
        }
        List<CSVRecord> figures = CommandRun.csv(trained.resolve("reproduction.csv"));
        assertEquals(4, figures.size());
        assertEquals("24.67", figures.get(3).get("published"));
        assertEquals("2", figures.get(3).get("seeds"));
        assertEquals("not comparable", figures.get(3).get("verdict"));
        assertEquals(folder.getFileName().toString(), figures.get(3).get("run_folder"));
        assertFalse(figures.get(3).get("manual_mean").isEmpty());
        assertEquals("", figures.get(3).get("dl4j_mean"));
        CSVRecord claim = CommandRun.csv(trained.resolve("claims.csv")).get(0);
        assertEquals("B1", claim.get("claim"));
        assertEquals("2", claim.get("seeds"));
        assertEquals(4, CommandRun.csv(trained.resolve("lab.csv")).size());
        assertFalse(Files.exists(folder.resolve("weights")), "hundreds of networks are not kept");
        JsonNode config =
                new ObjectMapper().readTree(folder.resolve("config.json").toFile());
        assertEquals(CHEAP, config.at("/experiments/0").asText());
        assertEquals("quick", config.at("/preset").asText());
        assertEquals("B/six-layers sgd", config.at("/plans/0/experiment").asText());
        assertEquals(5, config.at("/plans/1/epochs").asInt());
        assertEquals("nesterov", config.at("/plans/1/optimizer").asText());
        assertTrue(
                config.at("/data_digests/data_digest_cifar10").asText().matches("shapes [0-9a-f]+"), config.toString());
        CSVRecord epoch = CommandRun.csv(trained.resolve("curves.csv")).get(5);
        assertEquals("5", epoch.get("epoch"));
        assertEquals("9.7", epoch.get("published_val_acc_pct"));
        assertEquals(figures.get(1).get("manual_mean"), epoch.get("manual_val_acc_pct"));
        assertTrue(run.out().contains("Estimated time of 1 experiment on two cores: "), run.out());
        String data =
                "Data: shapes (drawn by code (shapes, seed 7)), 10,000 training and 2,000 test images, drawings in"
                        + " place of cifar10: --dataset embedded says so; leave it out for real images";
        assertTrue(run.out().contains(data), run.out());
        assertTrue(run.out().indexOf(data) < run.out().indexOf("[1/2]"), "known before anything is trained");
        assertTrue(run.out().lines().anyMatch("shapes (drawn by code (shapes, seed 7))"::equals), run.out());
        assertTrue(run.out().contains("[2/2] B/six-layers | sgd+momentum | "), run.out());
    }

    @Test
    void runsAreShownAndCompared() throws IOException {
        assertEquals(0, run(temp.resolve("two"), "--seeds", "3").code());
        Path one = copy("one");
        Path two = WrittenResults.folder(temp.resolve("two"));
        String[] show = {
            "show", one.getFileName().toString(), "--out", temp.resolve("one").toString()
        };
        CommandRun quick = lab(show);
        assertEquals(0, quick.code(), quick.err());
        assertFalse(quick.out().contains("beside published epochs"), "less data and fewer epochs are no comparison");
        Path figures = one.resolve("reproduction.csv");
        Files.writeString(
                figures, Files.readString(figures).replace("quick: embedded drawings", "as at full settings"));
        CommandRun shown = lab(show);
        assertEquals(0, shown.code(), shown.err());
        assertTrue(shown.out().contains("B/six-layers | sgd+momentum"), shown.out());
        assertTrue(shown.out().contains("[quick,"), shown.out());
        assertTrue(
                shown.out()
                        .matches(
                                "(?s).*B/six-layers \\| sgd\\+momentum +manual +5 +24.67 +[\\d.]+ +[+-][\\d.]+ +24.67 .*"),
                shown.out());
        assertTrue(words(shown.out()).contains("B/six-layers | sgd: hidden sizes (100 each), lr (0.01)"), shown.out());
        CommandRun compared = lab("compare", one.toString(), two.toString());
        assertEquals(0, compared.code(), compared.err());
        assertTrue(
                compared.out()
                        .matches("(?s).*B/six-layers \\| sgd +val_acc_pct +manual +[\\d.]+ +[\\d.]+ +[+-][\\d.]+\\R.*"),
                compared.out());
        assertTrue(compared.out().contains("momentum"), compared.out());
    }

    @Test
    void listNamesEveryExperimentAndClaim() {
        CommandRun run = lab("list", "all");
        assertEquals(0, run.code(), run.err());
        String all = words(run.out());
        for (Experiment experiment : Reports.named(Reports.ALL)) {
            assertTrue(all.contains(experiment.path() + ": "), experiment.path());
            experiment.claims().forEach(claim -> assertTrue(all.contains(claim.text()), claim.text()));
            experiment.variants().forEach(variant -> assertTrue(all.contains(variant.name()), variant.name()));
        }
        assertTrue(all.contains("published manual first_train_loss 0.3336"), all);
        assertTrue(all.contains("(NOT RUN: needs a search"), all);
        assertEquals(
                List.of(),
                run.out().lines().filter(line -> line.length() > 100).toList(),
                "no line is longer than where there is no terminal");
        for (String claim : List.of("A1", "A8", "B1", "B6", "C1", "C6", "D1", "D8", "E1", "E5")) {
            assertTrue(run.out().contains("claim " + claim + ": "), claim);
        }
        long times = run.out()
                .lines()
                .filter(line -> line.startsWith("    time, quick: about "))
                .count();
        assertEquals(Reports.named(Reports.ALL).size() + 1, times, "each experiment has its time, and all together");
        CommandRun unknown = lab("list", "E/l3");
        assertEquals(2, unknown.code());
        assertTrue(unknown.err().contains("did you mean 'E/l2'?"), unknown.err());
        CommandRun one = lab("list", "E/l2");
        assertTrue(one.out().contains("E/l2: ") && !one.out().contains("A/main"), one.out());
    }

    @Test
    void listWithoutNamesIsALineForEachExperiment() {
        CommandRun run = lab("list");
        assertEquals(0, run.code(), run.err());
        for (Experiment experiment : Reports.named(Reports.ALL)) {
            assertEquals(
                    1,
                    run.out()
                            .lines()
                            .filter(line -> line.startsWith(experiment.path() + " "))
                            .count(),
                    experiment.path());
        }
        assertTrue(words(run.out()).contains("A/batch-size images per update A3 "), run.out());
        assertTrue(words(run.out()).contains("'list A/batch-size' shows variants"), run.out());
        assertTrue(words(run.out()).contains("E/search-sensitivity"), run.out());
        assertFalse(run.out().contains("published manual"), run.out());
    }

    @Test
    void aDryRunTriesEveryVariantAndKeepsNothing() {
        Path out = temp.resolve("results");
        CommandRun run = lab("run", "B", "D/stem", "--dry-run", "--engines", "manual", "--out", out.toString());
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().contains("D/stem | 3x3 stride 1 padding 3"), run.out());
        assertTrue(run.out().contains(", drawings in place of cifar10: a dry run has no others"), run.out());
        assertTrue(run.out().contains("nothing was kept"), run.out());
        assertFalse(Files.exists(out));
    }

    @Test
    void theHelpSaysWhatADryRunDoes() {
        String run = words(lab("run", "--help").out());
        assertTrue(run.contains("--dry-run Print the estimate, try every variant for a moment on a few drawings"), run);
        assertFalse(run.contains("nothing is written"), run);
        String search = words(lab("search", "--help").out());
        assertTrue(search.contains("--dry-run Print settings and estimate, then stop; nothing is written."), search);
    }

    /** However the lines were broken. */
    private static String words(String help) {
        return help.replaceAll("\\s+", " ");
    }

    @Test
    void bothEnginesFillTheirColumns() throws IOException {
        CommandRun run = lab(
                "run", "E/search", "--dry-run", "--engines", "manual,dl4j", "--seeds", "5", "--out", temp.toString());
        assertEquals(0, run.code(), run.err());
        assertTrue(
                run.out()
                        .matches(
                                "(?s).*E/search \\| final +test_acc_pct +48.62 +[\\d.]+ +[\\d.]+ +1 +not comparable.*"),
                run.out());
    }

    @Test
    void unknownNamesAreAnsweredWithTheNearest() {
        CommandRun run = lab("run", "A/batchsize");
        assertEquals(2, run.code());
        assertTrue(run.err().contains("did you mean 'A/batch-size'?"), run.err());
        assertTrue(run.errorLines() <= 3, run.err());
        assertEquals(2, lab("run", CHEAP, "--preset", "slow").code());
        assertEquals(2, lab("run", CHEAP, "--engines", "loops").code());
        assertEquals(2, lab("run", CHEAP, "--dataset", "mnist").code());
        CommandRun contradiction = lab("run", CHEAP, "--dataset", "embedded", "--data-dir", "x");
        assertEquals(2, contradiction.code());
        assertTrue(contradiction.err().startsWith("--data-dir has no effect"), contradiction.err());
    }

    @Test
    void withoutACommandItSaysWhichThereAre() {
        CommandRun run = lab();
        assertEquals(2, run.code());
        assertTrue(run.err().contains("list, run, search, show, compare or publish"), run.err());
    }

    @Test
    void anUnknownCommandIsAnsweredWithTheKnownOnes() {
        CommandRun run = lab("rn", "B");
        assertEquals(2, run.code());
        assertTrue(
                run.err().startsWith("Unknown command 'rn'. Known: list, run, search, show, compare, publish."),
                run.err());
    }

    @Test
    void glyphsAndShapesMeanDrawings() {
        CommandRun run = lab(
                "run",
                "C/speed",
                "--engines",
                "manual",
                "--dataset",
                "shapes",
                "--data-dir",
                ".",
                "--out",
                temp.toString());
        assertEquals(2, run.code());
        assertEquals(
                "--data-dir has no effect on --dataset embedded.\nLeave one of them out.",
                run.err().strip());
    }

    @Test
    void hoursOfWorkNeedAYes() {
        CommandRun run = lab("run", "D", "--preset", "lab", "--dataset", "embedded", "--engines", "manual");
        assertEquals(2, run.code());
        assertTrue(run.err().startsWith("This would take about ") && run.err().contains("--yes"), run.err());
    }

    @Test
    void dataThatIsMissingIsCode3() {
        CommandRun run = lab(
                "run",
                CHEAP,
                "--dataset",
                "real",
                "--data-dir",
                temp.toString(),
                "--offline",
                "--engines",
                "manual",
                "--out",
                temp.resolve("out").toString());
        assertEquals(3, run.code(), run.err());
        assertTrue(run.errorLines() <= 3, run.err());
    }

    @Test
    void anOutputFolderThatIsAFileIsCode4() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "");
        CommandRun run = run(file);
        assertEquals(4, run.code(), run.err());
        assertTrue(run.err().startsWith("Cannot write to --out "), run.err());
    }

    @Test
    void runsThatAreNotThereOrBrokenAreNamed() throws IOException {
        CommandRun none = lab("show", "20260101-000000-lab", "--out", temp.toString());
        assertEquals(3, none.code());
        assertTrue(none.err().contains("Known: none yet."), none.err());
        assertFalse(none.err().contains("\tat "), none.err());
        CommandRun debug = lab("show", "20260101-000000-lab", "--debug", "--out", temp.toString());
        assertTrue(debug.err().contains("\tat backproplab."), debug.err());
        Path run = Files.createDirectory(temp.resolve("20260101-000000-lab"));
        Files.writeString(run.resolve("reproduction.csv"), "report,experiment\r\nA,main\r\n");
        CommandRun near = lab("show", "20260101-000001-lab", "--out", temp.toString());
        assertTrue(near.err().contains("did you mean '20260101-000000-lab'?"), near.err());
        CommandRun broken = lab("show", "20260101-000000-lab", "--out", temp.toString());
        assertEquals(3, broken.code());
        assertTrue(broken.err().contains("its columns are not "), broken.err());
        assertTrue(broken.errorLines() <= 3, broken.err());
    }

    @Test
    void aRunWithoutNotesAndCurvesIsShownToo() throws IOException {
        Path folder = copy("cut");
        Files.delete(folder.resolve("curves.csv"));
        Path figures = folder.resolve("reproduction.csv");
        List<String> cut = Files.readAllLines(figures).stream()
                .map(line -> line.substring(0, line.lastIndexOf(line.endsWith("\"") ? ",\"" : ",")))
                .toList();
        Files.write(figures, cut);
        CommandRun shown = lab("show", folder.toString());
        assertEquals(0, shown.code(), shown.err());
        assertTrue(shown.out().contains("B/six-layers | sgd+momentum"), shown.out());
        assertTrue(
                words(shown.out())
                        .contains(
                                "B/six-layers | sgd: not comparable with what is published; quick: embedded drawings"),
                shown.out());
    }

    @Test
    void nothingTrainedIsAFailure() {
        StringWriter out = new StringWriter();
        Screen screen = new Screen("Lab", new PrintWriter(out), false);
        assertEquals(1, LabJob.exitCode(screen, new LabOutcome(0, 0, 0)));
        assertTrue(out.toString().contains("WARNING: Nothing was trained"), out.toString());
        assertEquals(0, LabJob.exitCode(screen, new LabOutcome(4, 1, 2)));
        assertEquals(1, LabJob.exitCode(screen, new LabOutcome(4, 0, 2)));
        assertEquals(4, LabJob.exitCode(screen, new LabOutcome(4, 0, 4)));
    }

    @Test
    void columnsOfAnEngineThatIsNotInThisBuildAreLeftOut() throws IOException {
        Path folder = copy("more");
        CommandRun before = lab("show", folder.toString());
        for (String table : List.of("reproduction.csv", "curves.csv")) {
            Path file = folder.resolve(table);
            List<String> lines = Files.readAllLines(file);
            String ending = table.startsWith("r") ? "_ci_high" : "_val_acc_pct";
            List<String> header = new ArrayList<>(List.of(lines.get(0).split(",")));
            int at = header.indexOf("manual" + ending) + 1;
            List<String> more = header.stream()
                    .filter(name -> name.startsWith("manual_"))
                    .map(name -> name.replace("manual_", "made_up_"))
                    .toList();
            List<String> wider = new ArrayList<>();
            for (String line : lines) {
                int end = -1;
                for (int i = 0; i < at; i++) {
                    end = line.indexOf(',', end + 1);
                }
                String cells = line.equals(lines.get(0)) ? String.join(",", more) : "7,".repeat(more.size() - 1) + "7";
                wider.add(line.substring(0, end) + "," + cells + line.substring(end));
            }
            Files.write(file, wider);
        }
        CommandRun shown = lab("show", folder.toString());
        assertEquals(0, shown.code(), shown.err());
        assertEquals(before.out(), shown.out());
    }
}
