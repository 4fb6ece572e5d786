package backproplab.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.experiments.Tolerances;
import backproplab.experiments.weights.WeightFile;
import backproplab.experiments.weights.safetensors.SafetensorsFile;
import backproplab.experiments.weights.safetensors.SafetensorsReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole command on a few colour images, with narrow networks. */
class Task2CommandTest {
    private static final int VALIDATION = 20;

    @TempDir
    private static Path files;

    @TempDir
    private Path temp;

    @BeforeAll
    static void writeFiles() throws IOException {
        CifarFiles.write(files);
    }

    private CommandRun small(String... more) {
        List<String> arguments = new ArrayList<>(List.of("--offline", "--dataset", "cifar10", "--data-dir"));
        arguments.addAll(List.of(files.toString(), "--val", "" + VALIDATION, "--batch-size", "20"));
        arguments.addAll(List.of("--threads", "2", "--out", temp.toString()));
        arguments.addAll(Arrays.asList(more));
        if (!arguments.contains("--epochs")) {
            arguments.addAll(List.of("--epochs", "2"));
        }
        return CommandRun.task2(Map.of(), arguments.toArray(String[]::new));
    }

    private Path weights(String suffix) throws IOException {
        try (Stream<Path> files = Files.walk(temp)) {
            return files.filter(file -> file.getFileName().toString().endsWith(suffix + WeightFile.SUFFIX))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void everyModelOfThePresetRunsOnBothEngines() throws IOException {
        CommandRun run = small("--width", "4", "--hidden", "16", "--augment", "crop4,flip", "--schedule", "cosine");
        assertEquals(0, run.code(), run.err());
        List<CSVRecord> rows = CommandRun.csv(temp.resolve("task2.csv"));
        assertEquals(
                List.of("mlp", "vgg", "resnet18"),
                rows.stream().map(row -> row.get("model")).toList());
        for (CSVRecord row : rows) {
            assertEquals("ok", row.get("status"));
            assertEquals("task2", row.get("task"));
            assertEquals("cifar10", row.get("dataset"));
            assertTrue(Double.parseDouble(row.get("first_batch_loss_diff")) < Tolerances.FIRST_BATCH_LOSS);
        }
        List<CSVRecord> epochs = CommandRun.csv(temp.resolve("task2-epochs.csv"));
        assertEquals(12, epochs.size());
        assertTrue(Double.parseDouble(epochs.get(1).get("lr"))
                < Double.parseDouble(epochs.get(0).get("lr")));
        assertTrue(run.out().contains("augment crop4,flip"), run.out());
        assertTrue(run.out().contains("schedule cosine"), run.out());
    }

    @Test
    void bestWeightsAreKeptAndStartTheNextRun() throws IOException {
        assertEquals(0, small("--models", "resnet18", "--width", "2").code());
        Path saved = weights("manual");
        assertTrue(saved.getFileName().toString().startsWith("resnet18-quick-seed1-"), saved.toString());
        WeightFile file = WeightFile.load(saved);
        assertEquals("resnet18", file.network().model().token());
        double[] variance = file.weights().tensors().get("layer1.0.bn1.var");
        assertFalse(
                Arrays.stream(variance).allMatch(value -> value == 1), "running statistics are those after training");

        CommandRun next = small(
                "--models", "resnet18", "--width", "2", "--epochs", "1", "--weights", saved.toString(), "--lr", "1e-9");
        assertEquals(0, next.code(), next.err());
        CSVRecord row = CommandRun.csv(temp.resolve("task2.csv")).get(0);
        assertTrue(Double.parseDouble(row.get("first_batch_loss_diff")) < Tolerances.FIRST_BATCH_LOSS);
        try (Stream<Path> files = Files.walk(temp)) {
            List<Path> all = files.filter(path -> path.toString().endsWith("dl4j" + WeightFile.SUFFIX))
                    .sorted()
                    .toList();
            double[] before = file.weights().tensors().get("layer4.0.conv1.weight");
            double[] after = WeightFile.load(all.get(1)).weights().tensors().get("layer4.0.conv1.weight");
            assertArrayEquals(before, after, 1e-6, "a rate of 1e-9 leaves the weights of the file where they were");
        }
    }

    @Test
    void weightsOfPytorchStartARunAndThoseOfAnotherShapeAreRefusedByName() throws IOException {
        Path theirs = temp.resolve("resnet18.safetensors");
        try (InputStream in = WeightFile.class.getResourceAsStream("resnet18.safetensors")) {
            Files.copy(in, theirs);
        }
        String options = "--models resnet18 --width 2 --engines manual --weights-layout pytorch --weights " + theirs;
        CommandRun first = small(options.split(" "));
        assertEquals(0, first.code(), first.err());
        String said = first.out() + first.err();
        assertTrue(
                said.contains("The last layer is drawn anew: " + theirs + " is of 5 classes, the data of 10."), said);
        Path saved = weights("manual");
        SafetensorsFile content = SafetensorsReader.read(saved);
        assertEquals("pytorch", content.metadata().get("layout"));
        assertTrue(content.tensors().stream()
                .anyMatch(tensor ->
                        tensor.name().equals("fc.weight") && tensor.shape().equals(List.of(10L, 16L))));
        CommandRun run = small("--models", "resnet18", "--width", "3", "--weights", saved.toString());
        assertEquals(3, run.code());
        assertTrue(run.err().contains("conv1.weight"), run.err());
        assertTrue(run.err().contains("[2, 3, 7, 7]") && run.err().contains("[3, 3, 7, 7]"), run.err());
        assertTrue(run.errorLines() <= 3, run.err());
    }

    @Test
    void patienceEndsARunEarlyAndSaysSo() throws IOException {
        // tanh: where every hidden unit is dead, even the smallest bias decides
        String still = "--models mlp --hidden 4 --activation tanh --engines manual --epochs 50 --patience 1 --lr 1e-30";
        CommandRun run = small(still.split(" "));
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().contains("mlp on manual stopped early, after 2 epochs"), run.out());
        assertEquals(
                "early_stopped",
                CommandRun.csv(temp.resolve("task2.csv")).get(0).get("status"));
    }

    @Test
    void batchGradientDescentTakesOneStepAnEpochOnTheDrawings() throws IOException {
        CommandRun run = CommandRun.task2(
                Map.of(),
                "--offline",
                "--dataset=shapes",
                "--train-limit=200",
                "--models=mlp",
                "--hidden=4",
                "--engines=manual",
                "--epochs=2",
                "--batch-size=all",
                "--out=" + temp);
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().contains("batch-size all"), run.out());
        CSVRecord row = CommandRun.csv(temp.resolve("task2.csv")).get(0);
        assertEquals("200", row.get("batch_size"));
        assertEquals("shapes", row.get("dataset"));
    }

    @Test
    void theLabPresetPrintsItsRowsAndDoesNotStartDaysOfWork() {
        CommandRun run = CommandRun.task2(
                Map.of(),
                "--offline",
                "--dataset=cifar10",
                "--data-dir=" + files,
                "--val=" + VALIDATION,
                "--preset=lab",
                "--width=2",
                "--augment=none",
                "--engines=manual",
                "--epochs=10000000",
                "--out=" + temp);
        assertEquals(2, run.code(), run.err());
        assertTrue(
                run.out().contains("experiment D/learning-rate lr 1e-3, with width 2, epochs 10000000, augment none"),
                run.err() + run.out());
        for (String variant : List.of(
                "learning-rate lr 1e-4",
                "learning-rate StepLR",
                "batch-size batch 16",
                "batch-size batch 64",
                "optimizer sgd StepLR",
                "stem 3x3 stride 1 padding 3")) {
            assertTrue(run.out().contains("experiment D/" + variant + ", with "), variant);
        }
        assertTrue(run.err().startsWith("This would take about "), run.err());
        assertFalse(Files.exists(temp.resolve("task2.csv")));
    }
}
