package backproplab.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.experiments.results.WrittenResults;
import backproplab.experiments.tune.SilentLinear;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Overfitting some images, and finding a learning rate, as commands. */
class TuneCommandTest {
    private static final List<String> SMALL =
            List.of("--offline", "--dataset", "glyphs", "--train-limit", "600", "--models", "mlp");

    @TempDir
    private Path temp;

    private CommandRun run(Path results, String... more) {
        List<String> arguments = new ArrayList<>(SMALL);
        if (!Arrays.asList(more).contains("--hidden")) {
            arguments.addAll(List.of("--hidden", "32"));
        }
        arguments.addAll(List.of("--out", results.toString()));
        arguments.addAll(Arrays.asList(more));
        return CommandRun.task1(Map.of(), arguments.toArray(String[]::new));
    }

    private static void has(CommandRun run, String words) {
        assertTrue(run.out().contains(words), words + " is not in " + run.out());
    }

    /** The file is read after what was typed. */
    @Test
    void aTestThatAFileAsksForRefusesWhatItWouldIgnore() throws IOException {
        Path file = Files.writeString(temp.resolve("test.yaml"), "overfit: 20\n");
        CommandRun run = run(temp.resolve("results"), "--config", file.toString(), "--patience", "3");
        assertEquals(2, run.code(), run.out());
        assertTrue(run.err().contains("--patience"), run.err());
        assertTrue(run.err().contains("--overfit, which trains nothing that lasts."), run.err());
    }

    @Test
    void bothEnginesLearnSomeImagesByHeart() throws IOException {
        CommandRun run = run(temp, "--overfit", "20");
        assertEquals(0, run.code(), run.out() + run.err());
        has(run, "Overfitting the first 20 training images, in at most 1000 epochs of them; it ends as");
        has(run, "Estimated time: at most ");
        has(run, "batch-size 20");
        List<CSVRecord> rows = CommandRun.csv(temp.resolve("task1-overfit.csv"));
        assertEquals(
                List.of("manual", "dl4j"),
                rows.stream().map(row -> row.get("engine")).toList());
        for (CSVRecord row : rows) {
            assertEquals("reached", row.get("status"));
            assertEquals("20", row.get("images"));
            assertEquals("100.0000", row.get("acc_pct"));
            assertEquals("", row.get("causes"));
            assertEquals(row.get("epochs"), row.get("steps"), "all images in one batch");
            has(
                    run,
                    "mlp on " + row.get("engine") + ": all 20 images right after " + row.get("steps") + " steps ("
                            + row.get("epochs") + " epochs), at loss ");
        }
        Path folder = WrittenResults.folder(temp);
        assertTrue(folder.getFileName().toString().endsWith("-task1-overfit"), folder.toString());
        assertEquals(
                Files.readString(folder.resolve("overfit.csv")), Files.readString(temp.resolve("task1-overfit.csv")));
        JsonNode config =
                new ObjectMapper().readTree(folder.resolve("config.json").toFile());
        assertEquals(1000, config.at("/plans/0/epochs").asInt());
        assertEquals("task1", config.at("/task").asText());
        // The run can be repeated from its folder; what its network looks at is in the folder too.
        CommandRun again = CommandRun.task1(
                Map.of(),
                "--config",
                folder.resolve("config.json").toString(),
                "--engines",
                "manual",
                "--out",
                temp.resolve("again").toString());
        assertEquals(0, again.code(), again.err());
        assertEquals(
                rows.get(0).get("loss"),
                CommandRun.csv(temp.resolve("again/task1-overfit.csv")).get(0).get("loss"));
    }

    @Test
    void aStudentsLayerWithoutAWeightGradientFailsAndIsNamed() throws IOException {
        CommandRun run = run(
                temp,
                "--overfit",
                "40",
                "--epochs",
                "30",
                "--engines",
                "loops",
                "--hidden",
                "8",
                "--layers",
                SilentLinear.class.getName());
        assertEquals(1, run.code(), run.out() + run.err());
        has(run, "in at most 30 epochs of them");
        has(run, "WARNING: mlp on loops: The gradient of fc1.weight, out.weight is 0 in every number");
        CSVRecord row = CommandRun.csv(temp.resolve("task1-overfit.csv")).get(0);
        assertEquals("not_reached", row.get("status"));
        assertEquals("30", row.get("epochs"));
        assertTrue(row.get("causes").startsWith("no-gradient"), row.get("causes"));
        assertEquals("loops+SilentLinear", row.get("backend"));
    }

    @Test
    void whatIsGivenStaysInForce() {
        CommandRun run = run(
                temp.resolve("none"),
                "--overfit",
                "20",
                "--dry-run",
                "--engines",
                "manual",
                "--dropout",
                "0.5",
                "--schedule",
                "cosine",
                "--drop-last",
                "--batch-size",
                "7");
        assertEquals(0, run.code(), run.err());
        has(run, "dropout 0.5");
        has(run, "schedule cosine");
        has(run, "drop-last true");
        assertFalse(run.out().contains("WARNING"), "that 20 images are not of all classes is no matter: " + run.out());
        has(run, "Dry run: nothing was trained or written.");
        assertFalse(Files.exists(temp.resolve("none")));
    }

    @Test
    void whatIsForeseenIsSaidBefore() {
        CommandRun run = run(temp, "--overfit", "1", "--dry-run", "--engines", "manual");
        assertEquals(0, run.code(), run.err());
        has(run, "WARNING: All training images are of one class, ");
    }

    /** The rate that is suggested trains better than a hundredth and a hundred times of it. */
    @Test
    void theSuggestedRateIsAGoodOne() throws IOException {
        CommandRun run = run(temp, "--find-lr", "--engines", "manual");
        assertEquals(0, run.code(), run.out() + run.err());
        List<CSVRecord> rows = CommandRun.csv(temp.resolve("task1-lr.csv"));
        assertEquals("0.0000001", rows.get(0).get("lr"));
        assertEquals("1", rows.get(0).get("step"));
        String suggested = rows.get(0).get("suggested_lr");
        has(run, "--lr " + suggested);
        assertTrue(rows.stream().anyMatch(row -> row.get("in_range").equals("1")));
        Path folder = WrittenResults.folder(temp);
        assertTrue(folder.getFileName().toString().endsWith("-task1-lr"), folder.toString());
        String page = Files.readString(temp.resolve("task1-lr.html"));
        assertTrue(page.contains("data-name=\"mlp-rates\""), "the page draws it");
        assertTrue(page.contains("--find-lr"), "and says how it was made");
        double rate = Double.parseDouble(suggested);
        double good = accuracy(rate);
        assertTrue(good > accuracy(rate / 100), suggested + " gives " + good);
        assertTrue(good > accuracy(rate * 100), suggested + " gives " + good);
    }

    private double accuracy(double rate) throws IOException {
        Path results = temp.resolve("rate-" + rate);
        CommandRun run = run(
                results,
                "--engines",
                "manual",
                "--epochs",
                "3",
                "--test-limit",
                "50",
                "--no-report",
                "--lr",
                Double.toString(rate));
        assertFalse(run.out().isEmpty(), run.err());
        String accuracy = CommandRun.csv(results.resolve("task1.csv")).get(0).get("manual_val_acc_pct");
        return accuracy.isEmpty() ? 0 : Double.parseDouble(accuracy);
    }

    @Test
    void aNetworkThatIsBrokenFromTheBeginningSuggestsNothing() throws IOException {
        CommandRun run = run(temp, "--find-lr", "--engines", "manual", "--init", "normal", "--weight-scale", "1e30");
        assertEquals(1, run.code(), run.out() + run.err());
        has(run, "before any update, so it is not the rate: look at --init, --normalize and own --layers.");
        has(run, "WARNING: 1 of 1 networks show no range of rates; see above.");
        CSVRecord row = CommandRun.csv(temp.resolve("task1-lr.csv")).get(0);
        assertEquals("", row.get("suggested_lr"));
        assertEquals("", row.get("loss"));
    }

    @Test
    void whatDoesNotFitTheHeapIsSkippedAndSaidSo() throws IOException {
        CommandRun run = run(temp, "--overfit", "5", "--engines", "manual", "--hidden", "40000,40000");
        assertEquals(1, run.code(), run.out() + run.err());
        has(run, "WARNING: mlp on manual: This network needs about ");
        CSVRecord row = CommandRun.csv(temp.resolve("task1-overfit.csv")).get(0);
        assertEquals("skipped", row.get("status"));
        assertEquals("memory", row.get("causes"));
        assertEquals("", row.get("loss"));
    }
}
