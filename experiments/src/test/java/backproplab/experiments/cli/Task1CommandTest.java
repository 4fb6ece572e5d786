package backproplab.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.experiments.Tolerances;
import backproplab.experiments.cli.screen.Words;
import backproplab.experiments.parity.WrongConvolutions;
import backproplab.experiments.results.WrittenResults;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipFile;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Task1CommandTest {
    @TempDir
    private Path temp;

    @Test
    void bothEnginesTrainAlikeAndLeaveTheFiles() throws IOException {
        CommandRun run = CommandRun.quick(temp, "--csv", "excel-eu", "--xlsx");
        assertEquals(0, run.code(), run.err());
        // A speedup of some tenths of a second is none.
        for (String words : List.of("*** Embedded data: ", "Estimated time: ", ", threads by hand ", "too short")) {
            assertTrue(run.out().contains(words), words + " is not in " + run.out());
        }
        assertTrue(
                run.out()
                        .matches(
                                "(?s).*Task1 \\| manual \\| mlp \\| Epoch:  1 \\| Loss \\d\\.\\d{4}, Acc \\d+\\.\\d\\d \\| Val"
                                        + " Loss \\d\\.\\d{4}, Acc \\d+\\.\\d\\d \\| \\d+\\.\\d\\d s\\R.*"),
                run.out());
        List<CSVRecord> rows = CommandRun.csv(temp.resolve("task1.csv"));
        assertEquals(
                List.of("mlp", "cnn"),
                rows.stream().map(row -> row.get("model")).toList());
        for (CSVRecord row : rows) {
            assertEquals("ok", row.get("status"));
            assertEquals("glyphs", row.get("dataset"));
            assertTrue(Double.parseDouble(row.get("first_batch_loss_diff")) < Tolerances.FIRST_BATCH_LOSS);
            assertTrue(Double.parseDouble(row.get("prediction_agreement_pct")) > 90);
            assertTrue(Double.parseDouble(row.get("manual_test_acc_pct")) > 30, "it learned something");
        }
        List<CSVRecord> epochs = CommandRun.csv(temp.resolve("task1-epochs.csv"));
        assertEquals(8, epochs.size());
        Path folder = WrittenResults.folder(temp);
        assertTrue(
                run.out()
                        .endsWith(String.join(
                                System.lineSeparator(),
                                "Tables: " + temp.resolve("task1.csv") + ", " + temp.resolve("task1-epochs.csv"),
                                "Kept in " + folder,
                                "  confusion.csv  which classes are taken for which",
                                "  mistakes.csv   the wrong answers that it was surest of",
                                "  answers.csv    what each engine says of the images in doubt",
                                "  weights        trained networks, for Predict and --weights",
                                "With decimal commas: " + temp.resolve("task1-excel-eu.csv") + ", "
                                        + temp.resolve("task1-epochs-excel-eu.csv"),
                                "As sheets of one file: " + temp.resolve("task1.xlsx"),
                                "Report with charts, to open in a browser: " + temp.resolve("task1.html"),
                                "")),
                run.out());
        spreadsheetsHaveTheSame(rows);
        assertEquals(Files.readString(temp.resolve("task1.csv")), Files.readString(folder.resolve("comparison.csv")));
        assertEquals(
                Files.readString(temp.resolve("task1-epochs.csv")), Files.readString(folder.resolve("epochs.csv")));
        assertSettingsAreKept(folder);
        assertAnswersAreKept(folder, rows);
    }

    private static void assertSettingsAreKept(Path folder) throws IOException {
        JsonNode config =
                new ObjectMapper().readTree(folder.resolve("config.json").toFile());
        assertEquals(23, config.at("/data/split-seed").asInt());
        assertEquals("0.1", config.at("/data/val").asText());
        assertEquals(64, config.at("/plans/0/batch-size").asInt());
        assertEquals("xavier-uniform", config.at("/plans/0/init").asText());
        assertEquals("auto", config.at("/threads").asText());
        JsonNode environment =
                new ObjectMapper().readTree(folder.resolve("environment.json").toFile());
        assertEquals("dl4j-cpu", environment.at("/dl4j/backend").asText());
        assertEquals(4, environment.at("/engines").size());
        assertTrue(environment.at("/engines/0/threads").asInt() >= 1);
    }

    /** What the page shows of both engines: images in dispute, weights before and after. */
    private static void assertAnswersAreKept(Path folder, List<CSVRecord> rows) throws IOException {
        List<CSVRecord> answers = CommandRun.csv(folder.resolve("answers.csv"));
        String page = Files.readString(folder.resolve("report.html"));
        for (CSVRecord row : rows) {
            String model = row.get("model");
            Map<String, Set<String>> predicted = new HashMap<>();
            answers.stream().filter(answer -> answer.get("model").equals(model)).forEach(answer -> predicted
                    .computeIfAbsent(answer.get("test_image"), any -> new HashSet<>())
                    .add(answer.get("predicted")));
            long disputed =
                    predicted.values().stream().filter(each -> each.size() > 1).count();
            double agreement = Double.parseDouble(row.get("prediction_agreement_pct"));
            assertEquals(Math.min(200, Math.round((100 - agreement) / 100 * 2_000)), disputed, model);
            for (String engine : List.of("initial", "manual", "dl4j")) {
                assertTrue(
                        Files.exists(folder.resolve("weights/" + model + "-quick-seed1-" + engine + ".safetensors")));
            }
            assertTrue(page.contains("data-name=\"" + model + "-filters\""), model);
        }
    }

    /** Every cell of the table, but for the empty columns of a GPU; the table itself keeps those. */
    private void spreadsheetsHaveTheSame(List<CSVRecord> rows) throws IOException {
        List<String> lines = Files.readAllLines(temp.resolve("task1-excel-eu.csv"));
        List<String> kept = rows.get(0).getParser().getHeaderNames().stream()
                .filter(column -> !column.startsWith("dl4j_cuda_"))
                .toList();
        assertEquals(rows.get(0).size() - 3, kept.size());
        assertEquals("\ufeff" + String.join(";", kept), lines.get(0));
        for (int i = 0; i < rows.size(); i++) {
            CSVRecord row = rows.get(i);
            List<String> cells = kept.stream()
                    .map(column -> row.get(column).replace("\"", "").replace('.', ','))
                    .toList();
            assertEquals(String.join(";", cells), lines.get(i + 1).replace("\"", ""));
        }
        try (ZipFile workbook = new ZipFile(temp.resolve("task1.xlsx").toFile());
                InputStream names = workbook.getInputStream(workbook.getEntry("xl/workbook.xml"))) {
            String sheets = new String(names.readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(sheets.matches("(?s).*name=\"comparison\".*name=\"epochs\".*"), sheets);
        }
    }

    @Test
    void equalSeedsGiveEqualBytesOnAnyNumberOfThreads() throws IOException {
        String first = deterministicPart("one", "1");
        assertEquals(first, deterministicPart("again", "1"), "two runs");
        assertEquals(first, deterministicPart("two", "2"), "two threads");
        assertEquals(first, deterministicPart("three", "3"), "three threads");
    }

    /** Every cell of both files but run_id, times, speeds and speedup. */
    private String deterministicPart(String name, String threads) throws IOException {
        Path results = temp.resolve(name);
        CommandRun run =
                CommandRun.quick(results, "--engines", "manual", "--threads", threads, "--dropout", "0.2", "--watch");
        assertEquals(0, run.code(), run.err());
        JsonNode environment = new ObjectMapper()
                .readTree(WrittenResults.folder(results)
                        .resolve("environment.json")
                        .toFile());
        assertEquals(
                Integer.parseInt(threads), environment.at("/engines/0/threads").asInt());
        String cells = WrittenResults.cellsOfAnyRun(results, "task1.csv", "task1-epochs.csv", "task1-layers.csv");
        assertTrue(
                cells.contains("val_loss=") && cells.contains("weight_gradient_norm="),
                "the comparison must compare something");
        return cells;
    }

    @Test
    void aDivergedRunIsARowAndTheOthersGoOn() throws IOException {
        CommandRun run = CommandRun.quick(temp, "--models", "mlp", "--lr", "1e30", "--engines", "manual,dl4j");
        assertEquals(1, run.code(), "all of them diverged");
        assertTrue(run.out().contains("WARNING: mlp on manual diverged: the loss became "), run.out());
        assertTrue(
                run.out().contains("; the first non-finite value is in layer ")
                        && run.out().contains("Try a smaller --lr."),
                run.out());
        assertTrue(
                run.out().contains("WARNING: mlp with seed 1 on manual, dl4j diverged. Try a smaller --lr than 1"),
                "below the table: " + run.out());
        assertEquals(
                "diverged", CommandRun.csv(temp.resolve("task1.csv")).get(0).get("status"));
        List<CSVRecord> epochs = CommandRun.csv(temp.resolve("task1-epochs.csv"));
        assertEquals(
                List.of("manual", "dl4j"),
                epochs.stream().map(row -> row.get("engine")).toList());
        assertEquals(
                List.of("diverged", "diverged"),
                epochs.stream().map(row -> row.get("status")).toList());
        assertEquals("", epochs.get(0).get("train_loss"));
    }

    @Test
    void theTextbookEngineAppearsInEpochsOnly() throws IOException {
        CommandRun run = CommandRun.quick(
                temp, "--models", "mlp", "--hidden", "8", "--engines", "loops", "--epochs", "1", "--seeds", "1,2");
        assertEquals(0, run.code(), run.err());
        assertEquals(2, CommandRun.csv(temp.resolve("task1-epochs.csv")).size());
        CSVRecord row = CommandRun.csv(temp.resolve("task1.csv")).get(1);
        assertEquals("2", row.get("seed"));
        assertEquals("", row.get("manual_test_acc_pct"));
        assertEquals("ok", row.get("status"));
        assertTrue(run.out().contains("mlp on loops (textbook, double): test acc "), run.out());
    }

    @Test
    void layersOfOnesOwnTrainInPlaceOfOurs() throws IOException {
        Path files = IdxFiles.write(temp.resolve("files"));
        assertEquals(0, withOwnLayers(files, "loops").code());
        CSVRecord epoch = CommandRun.csv(temp.resolve("task1-epochs.csv")).get(0);
        assertEquals("loops+WrongConvolutions", epoch.get("backend"));
        CommandRun none = withOwnLayers(files, "manual");
        assertEquals(2, none.code());
        assertTrue(
                none.err()
                        .contains("computes in double: it takes the place of engine loops, which --engines leaves"
                                + " out.\nAdd loops to --engines."),
                none.err());
    }

    private CommandRun withOwnLayers(Path files, String engine) {
        return CommandRun.task1(
                Map.of(),
                "--offline",
                "--dataset=mnist",
                "--data-dir=" + files,
                "--val=8",
                "--batch-size=8",
                "--epochs=1",
                "--models=cnn",
                "--layers=" + WrongConvolutions.class.getName(),
                "--engines=" + engine,
                "--out=" + temp);
    }

    @Test
    void shapesAndCostsAreToldOnRequest() {
        CommandRun run = CommandRun.quick(
                temp.resolve("results"),
                "--dry-run",
                "--engines",
                "manual",
                "--models",
                "cnn",
                "--trace-shapes",
                "--summary");
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().contains("Shapes of cnn, 64 images per step:"), run.out());
        assertTrue(
                run.out().matches("(?s).*conv1 +output \\(64, 8, 28, 28\\) +gradient \\(64, 8, 28, 28\\)\\R.*"),
                run.out());
        assertTrue(run.out().contains("Layers of cnn, 64 images per step:"), run.out());
        // 64 images of twice 6,272 floats; 9 multiply-adds for each of 6,272 outputs.
        assertTrue(
                run.out().matches("(?s).*conv1 +8x28x28 +80 +0\\.056 +3\\.06 +\\d+\\.\\d{3} +\\d+\\.\\d{3}\\R.*"),
                run.out());
    }

    @Test
    void finalModelsAreDescribed() throws IOException {
        CommandRun run = CommandRun.quick(
                temp, "--engines", "manual", "--models", "mlp", "--epochs", "1", "--test-limit", "500");
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().contains("Testing mlp on manual on 500 images ..."), run.out());
        Path folder = WrittenResults.folder(temp);
        List<CSVRecord> confusion = CommandRun.csv(folder.resolve("confusion.csv"));
        assertEquals(100, confusion.size());
        int images = confusion.stream()
                .mapToInt(row -> Integer.parseInt(row.get("images")))
                .sum();
        assertEquals(500, images, "every test image is counted once");
        int correct = CommandRun.csv(folder.resolve("classes.csv")).stream()
                .mapToInt(row -> Integer.parseInt(row.get("correct")))
                .sum();
        double accuracy = Double.parseDouble(
                CommandRun.csv(temp.resolve("task1.csv")).get(0).get("manual_test_acc_pct"));
        assertEquals(accuracy, 100.0 * correct / images, 1e-4);
        List<CSVRecord> mistakes = CommandRun.csv(folder.resolve("mistakes.csv"));
        assertEquals(20, mistakes.size());
        for (int i = 1; i < mistakes.size(); i++) {
            double before = Double.parseDouble(mistakes.get(i - 1).get("confidence"));
            assertTrue(before >= Double.parseDouble(mistakes.get(i).get("confidence")), "the surest first");
        }
        assertFalse(mistakes.get(0).get("class").equals(mistakes.get(0).get("predicted")));
    }

    @Test
    void aDryRunWritesNothing() {
        CommandRun run = CommandRun.quick(temp.resolve("results"), "--dry-run", "--engines", "manual");
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().contains("Estimated time: "), run.out());
        assertFalse(Files.exists(temp.resolve("results")));
    }

    @Test
    void helpNamesEveryOptionAndTheExitCodes() {
        CommandRun run = CommandRun.task1(Map.of(), "--help");
        assertEquals(0, run.code());
        for (String option : List.of("--preset", "--data-dir", "--offline", "--engines", "--seeds", "--dry-run")) {
            assertTrue(run.out().contains(option), option);
        }
        assertTrue(run.out().contains("Exit codes: 0 ok, 1 failure, 2 usage, 3 data, 4 environment."));
    }

    @Test
    void durationsReadLikeSpeech() {
        assertEquals("1 s", Words.duration(0.1));
        assertEquals("59 s", Words.duration(59.4));
        assertEquals("1 min 35 s", Words.duration(95));
        assertEquals("2 h 5 min", Words.duration(7500));
    }
}
