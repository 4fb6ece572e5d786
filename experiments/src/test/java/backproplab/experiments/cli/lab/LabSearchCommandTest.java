package backproplab.experiments.cli.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.experiments.checkpoint.StartedCommand;
import backproplab.experiments.cli.CommandRun;
import backproplab.experiments.cli.option.DecidingSettings;
import backproplab.experiments.results.WrittenEvents;
import backproplab.experiments.search.Journal;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabSearchCommandTest {
    @TempDir
    private Path temp;

    @Test
    void aSearchLeavesATableWithRanksAndTheWinnersCommand() throws IOException {
        CommandRun run = SearchRuns.small(
                temp,
                "--space",
                "lr=log:1e-3:1",
                "--space",
                "optimizer=item:sgd,adam",
                "--space",
                "layers=int:1:2",
                "--draws=4",
                "--tensorboard");
        assertEquals(0, run.code(), run.err());
        List<CSVRecord> rows = CommandRun.csv(temp.resolve("search.csv"));
        assertEquals(
                List.of(
                        ("run_id,task,dataset,model,method,trial,rank,lr,optimizer,layers,engine,seed,rung,epochs_run,best_epoch,"
                                        + "best_val_acc_pct,val_loss,train_acc_pct,test_acc_pct,test_loss,train_s,status,host")
                                .split(",")),
                rows.get(0).getParser().getHeaderNames());
        assertEquals(4, rows.size());
        Path folder = SearchRuns.folder(temp);
        assertEpochsForTensorBoard(rows, folder, 3);
        assertEquals(Files.readString(temp.resolve("search.csv")), Files.readString(folder.resolve("search.csv")));
        CSVRecord best = rows.get(0);
        assertEquals("1", best.get("rank"));
        assertEquals("task1", best.get("task"));
        assertEquals("glyphs", best.get("dataset"));
        assertEquals("mlp", best.get("model"));
        assertEquals("random", best.get("method"));
        assertEquals("3", best.get("epochs_run"));
        assertFalse(best.get("test_acc_pct").isEmpty());
        assertTrue(rows.stream().skip(1).allMatch(row -> row.get("test_acc_pct").isEmpty()));
        assertTrue(run.out().contains("[4/4] trial "), run.out());
        assertTrue(run.out().contains("rank  trial"), run.out());
        JsonNode config =
                new ObjectMapper().readTree(folder.resolve("config.json").toFile());
        assertEquals("log:1e-3:1", config.at("/space/space lr").asText());
        assertEquals("glyphs", config.at("/data/dataset").asText());
        assertTrue(Files.exists(folder.resolve("environment.json")));
        trainsTheSame(run.out(), best);
    }

    private static void assertEpochsForTensorBoard(List<CSVRecord> rows, Path folder, int epochs) throws IOException {
        for (CSVRecord row : rows) {
            Path trial = folder.resolve("tensorboard/manual/seed-1/trial-" + row.get("trial"));
            assertEquals(epochs, WrittenEvents.curve(trial, "loss/validation").size(), trial.toString());
        }
    }

    /** The command that is printed does exactly what the best trial did. */
    private void trainsTheSame(String printed, CSVRecord best) throws IOException {
        Matcher command = Pattern.compile("mvn compile exec:java -Dexec.mainClass=Task1 -Dexec.args=\"(.*)\"")
                .matcher(printed);
        assertTrue(command.find(), printed);
        Path again = temp.resolve("again");
        String out = " --out " + temp + " ";
        assertTrue(command.group(1).contains(out), "results go where those of the search went: " + printed);
        CommandRun run = CommandRun.task1(
                Map.of(), command.group(1).replace(out, " --out " + again + " ").split(" "));
        assertEquals(0, run.code(), run.err());
        CSVRecord row = CommandRun.csv(again.resolve("task1.csv")).get(0);
        assertEquals(best.get("test_acc_pct"), row.get("manual_test_acc_pct"));
        assertEquals(best.get("test_loss"), row.get("manual_test_loss"));
        assertEquals(best.get("best_val_acc_pct"), row.get("manual_best_val_acc_pct"));
    }

    @Test
    void theWinnerOfAHalvingHasItsCommandToo() throws IOException {
        CommandRun run = SearchRuns.small(
                temp,
                "--method",
                "halving",
                "--eta",
                "2",
                "--draws",
                "4",
                "--epochs",
                "4",
                "--schedule",
                "cosine",
                "--space",
                "lr=log:1e-2:1");
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().contains("Round 1 of 3: 4 trials of 1 epochs"), run.out());
        assertTrue(run.out().contains("Round 3 of 3: 1 trials of 4 epochs"), run.out());
        List<CSVRecord> rows = CommandRun.csv(temp.resolve("search.csv"));
        assertEquals("3", rows.get(0).get("rung"));
        assertEquals("2", rows.get(1).get("rung"));
        assertEquals("1", rows.get(3).get("rung"));
        trainsTheSame(run.out(), rows.get(0));
    }

    @Test
    void dataSettingsAreSearchedAsWell() throws IOException {
        CommandRun run = SearchRuns.search(
                "--offline",
                "--task",
                "task1",
                "--dataset",
                "glyphs",
                "--hidden",
                "12",
                "--epochs",
                "1",
                "--out",
                temp.toString(),
                "--method",
                "grid",
                "--space",
                "train-limit=item:100,300",
                "--space",
                "normalize=item:scale,mean-std",
                "--space",
                "augment=item:none;crop2,flip",
                "--parallel",
                "1");
        assertEquals(0, run.code(), run.err());
        List<CSVRecord> rows = CommandRun.csv(temp.resolve("search.csv"));
        assertEquals(8, rows.size());
        assertEquals(
                8,
                rows.stream().map(row -> row.get("val_loss")).distinct().count(),
                "all differ, so that all were heard");
        assertTrue(run.out().contains("The data of trial 1, which the space changes:"), run.out());
        JsonNode config = new ObjectMapper()
                .readTree(SearchRuns.folder(temp).resolve("config.json").toFile());
        assertEquals("0.1", config.at("/data/val").asText());
        assertTrue(config.at("/data/normalize").isMissingNode(), config::toString);
        assertTrue(config.at("/train_images").isMissingNode(), config::toString);
        trainsTheSame(run.out(), rows.get(0));
    }

    @Test
    void spacesInAFileAreTheSame() throws IOException {
        Path file = Files.writeString(temp.resolve("space.yaml"), "lr: log:1e-3:1\noptimizer: [sgd, adam]\n");
        Path one = temp.resolve("one");
        Path two = temp.resolve("two");
        CommandRun typed =
                SearchRuns.small(one, "--space", "lr=log:1e-3:1", "--space", "optimizer=item:sgd,adam", "--draws", "2");
        CommandRun read = SearchRuns.small(two, "--space-file", file.toString(), "--draws", "2");
        assertEquals(0, read.code(), read.err());
        assertEquals(0, typed.code(), typed.err());
        assertEquals(SearchRuns.cells(one), SearchRuns.cells(two));
    }

    @Test
    void aTrialThatDivergesIsARowAndTheOthersGoOn() throws IOException {
        CommandRun run = SearchRuns.small(temp, "--method", "grid", "--space", "lr=item:1e30,0.1");
        assertEquals(0, run.code(), run.err());
        List<CSVRecord> rows = CommandRun.csv(temp.resolve("search.csv"));
        assertEquals("2", rows.get(0).get("trial"));
        assertEquals("diverged", rows.get(1).get("status"));
        assertEquals("2", rows.get(1).get("rank"));
        assertEquals("", rows.get(1).get("best_val_acc_pct"));
        assertTrue(run.out().contains("| diverged: the loss became "), run.out());
        assertTrue(run.out().contains("WARNING: 1 of 2 trials did not finish"), run.out());
        CommandRun all = SearchRuns.small(temp.resolve("all"), "--method", "grid", "--space", "lr=item:1e30", "--xlsx");
        assertEquals(1, all.code());
        assertTrue(all.out().contains("No trial finished"), all.out());
        for (String file : List.of("search.xlsx", "search.html")) {
            assertTrue(Files.exists(temp.resolve("all").resolve(file)), file + ": " + all.out());
        }
    }

    @Test
    void aTrialThatDoesNotFitTheHeapIsSkipped() throws IOException {
        long heapInUnits = Runtime.getRuntime().maxMemory() / (784 * Double.BYTES);
        CommandRun run = SearchRuns.search(
                "--offline",
                "--task",
                "task1",
                "--dataset",
                "glyphs",
                "--train-limit",
                "200",
                "--epochs",
                "1",
                "--out",
                temp.toString(),
                "--method",
                "grid",
                "--space",
                "hidden=item:" + heapInUnits + ",8");
        assertEquals(0, run.code(), run.err());
        List<CSVRecord> rows = CommandRun.csv(temp.resolve("search.csv"));
        assertEquals("8", rows.get(0).get("hidden"));
        assertEquals("ok", rows.get(0).get("status"));
        assertEquals("skipped", rows.get(1).get("status"));
        assertTrue(run.out().contains("| skipped: This network needs about "), run.out());
    }

    @Test
    void aDryRunListsTheTrialsAndWritesNothing() {
        Path out = temp.resolve("results");
        CommandRun run = SearchRuns.small(out, "--space", "lr=log:1e-3:1", "--draws", "3", "--dry-run");
        assertEquals(0, run.code(), run.err());
        assertTrue(
                run.out().contains("Search: random, 3 trials (draws 3, search-seed 1), over lr=log:1e-3:1"), run.out());
        assertTrue(run.out().matches("(?s).*Trial 3: lr 0?\\.?[\\de.-]+\\R.*"), run.out());
        assertTrue(run.out().contains("Estimated time: "), run.out());
        assertTrue(run.out().contains("Dry run: nothing was trained or written."), run.out());
        assertFalse(Files.exists(out));
    }

    @Test
    void theStagesOfTheReportAreReady() {
        for (String stage : List.of("E/second", "E/final")) {
            CommandRun run =
                    SearchRuns.search(stage, "--dataset", "shapes", "--offline", "--dry-run", "--out", temp.toString());
            assertEquals(0, run.code(), run.err());
            assertTrue(run.out().contains("Search: " + stage + ", random, "), run.out());
        }
        CommandRun changed = SearchRuns.search(
                "E/first",
                "--dataset",
                "shapes",
                "--offline",
                "--dry-run",
                "--out",
                temp.toString(),
                "--lr",
                "1e-3",
                "--space",
                "hidden=item:8",
                "--draws",
                "2",
                "--epochs",
                "1");
        assertEquals(0, changed.code(), changed.err());
        assertTrue(
                changed.out()
                        .contains(
                                "2 trials (draws 2, search-seed 1), over l2=log:1e-5:1e-4 layers=int:2:3 activation=item:relu,leaky-relu"
                                        + " hidden=item:8"),
                changed.out());
        assertTrue(changed.out().contains("lr 0.001") && changed.out().contains("epochs 1,"), changed.out());
    }

    @Test
    void hoursOfWorkNeedAYes() {
        CommandRun run = SearchRuns.small(temp, "--space", "lr=log:1e-3:1", "--draws", "10", "--epochs", "10000000");
        assertEquals(2, run.code());
        assertTrue(run.err().startsWith("This would take about ") && run.err().contains("--yes"), run.err());
    }

    @Test
    void deeplearning4jSearchesToo() throws IOException {
        CommandRun run = SearchRuns.small(
                temp, "--engines", "dl4j", "--method", "grid", "--space", "lr=item:0.1", "--threads", "1");
        assertEquals(0, run.code(), run.err());
        assertEquals("dl4j", CommandRun.csv(temp.resolve("search.csv")).get(0).get("engine"));
        assertTrue(run.out().contains("--engines dl4j --seed 1"), run.out());
        doesNotGoOnWithAnotherBackend(SearchRuns.folder(temp).resolve(Journal.FILE));
    }

    /** A journal that another release began names both. */
    private void doesNotGoOnWithAnotherBackend(Path journal) throws IOException {
        ObjectMapper json = new ObjectMapper();
        String first = Files.readAllLines(journal).get(0);
        StartedCommand command = json.treeToValue(json.readTree(first).at("/entry/start"), StartedCommand.class);
        Map<String, String> settings = new LinkedHashMap<>(command.settings());
        String now = settings.put(DecidingSettings.DL4J, "cpu 0.9");
        Path other = Files.createDirectories(temp.resolve("other/20260101-000000-search"));
        Journal.start(other, new StartedCommand(command.task(), command.arguments(), settings))
                .close();
        CommandRun run = SearchRuns.search(
                "--resume", other.toString(), "--out", other.getParent().toString());
        assertEquals(2, run.code(), run.out());
        assertTrue(
                run.err().startsWith("The run cannot go on with other settings: dl4j is " + now + ", was cpu 0.9."),
                run.err());
    }

    @Test
    void whatSomeTrialsHaveIsNotSaidOfAll() {
        CommandRun run = SearchRuns.small(
                temp,
                "--method",
                "grid",
                "--space",
                "models=item:mlp,cnn",
                "--space",
                "optimizer=item:momentum,adam",
                "--lr",
                "1e-3",
                "--dry-run");
        assertEquals(0, run.code(), run.err());
        String all = run.out()
                .lines()
                .filter(line -> line.startsWith("Every trial: "))
                .findFirst()
                .orElseThrow();
        assertTrue(all.contains("hidden 12, ") && all.contains(", lr 0.001, "), all);
        assertFalse(all.contains("momentum"), all);
        assertFalse(all.contains("init"), "the two models have different ones: " + all);
        assertTrue(
                run.out()
                        .contains("Some trials: init xavier-uniform or xavier-normal, momentum 0.9\n"
                                .replace("\n", System.lineSeparator())),
                run.out());
    }

    @Test
    void ifNoTrialFitsTheHeapTheEnvironmentIsToBlame() throws IOException {
        long heapInUnits = Runtime.getRuntime().maxMemory() / (784 * Double.BYTES);
        CommandRun run = SearchRuns.small(
                temp, "--method", "grid", "--hidden", Long.toString(heapInUnits), "--space", "lr=item:0.1,0.2");
        assertEquals(4, run.code(), run.out());
        assertTrue(run.err().startsWith("This network needs about "), run.err());
        assertTrue(run.errorLines() <= 3, run.err());
        assertTrue(run.out().contains("No trial finished"), run.out());
        assertEquals(2, CommandRun.csv(temp.resolve("search.csv")).size());
    }

    @Test
    void sizesOfSeveralLayersTakeThePlaceOfTheStagesLayers() {
        for (String[] typed :
                List.of(new String[] {"--hidden", "8,4"}, new String[] {"--space", "hidden=item:8;8,4"}, new String[] {
                    "--space", "hidden=item:8,4;"
                })) {
            List<String> all = new ArrayList<>(List.of("E/first", "--dataset", "shapes", "--offline", "--dry-run"));
            all.addAll(List.of("--out", temp.toString(), "--draws", "2"));
            all.addAll(List.of(typed));
            CommandRun run = SearchRuns.search(all.toArray(String[]::new));
            assertEquals(0, run.code(), run.err());
            assertFalse(run.out().contains("layers=") || run.out().contains("layers 2"), run.out());
        }
    }
}
