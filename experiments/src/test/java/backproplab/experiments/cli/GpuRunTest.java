package backproplab.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.experiments.Tolerances;
import backproplab.experiments.checkpoint.RunRecord;
import backproplab.experiments.process.CpuSide;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All that a CUDA profile does but for the GPU: the CPU's backend stands in for it in this process, and a real second process runs. */
class GpuRunTest {
    private static final CpuSide SIDE = new CpuSide(true, Optional.of(System.getProperty("java.class.path")));

    @TempDir
    private Path temp;

    private String[] arguments(String... more) {
        List<String> all = new ArrayList<>(
                List.of("--models", "mlp", "--hidden", "8", "--epochs", "2", "--train-limit", "200", "--threads", "1"));
        all.addAll(List.of("--offline", "--dataset", "glyphs", "--out", temp.toString()));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private CommandRun run(CpuSide side, String... more) {
        return CommandRun.of(new Task1Command(Map.of(), side), arguments(more));
    }

    private CSVRecord row() throws IOException {
        return CommandRun.csv(temp.resolve("task1.csv")).get(0);
    }

    private Path runFolder() throws IOException {
        try (Stream<Path> files = Files.list(temp)) {
            return files.filter(file -> file.getFileName().toString().matches("\\d{8}-\\d{6}-task1"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** A program of the command's name that ends with a code and does nothing. */
    private CpuSide ending(int code) throws IOException {
        Path folder = Files.createDirectory(temp.resolve("stub"));
        Path source = Files.writeString(
                folder.resolve("Task1.java"),
                "class Task1 { public static void main(String[] a) { System.exit(" + code + "); } }");
        assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, source.toString()));
        return new CpuSide(true, Optional.of(folder.toString()));
    }

    private void assertWhole(CSVRecord row) throws IOException {
        assertEquals("ok", row.get("status"));
        for (String column : List.of(
                "manual_test_acc_pct",
                "dl4j_test_acc_pct",
                "dl4j_cuda_test_acc_pct",
                "dl4j_cuda_val_acc_pct",
                "manual_train_s",
                "dl4j_train_s",
                "dl4j_cuda_train_s",
                "speedup_manual_over_dl4j")) {
            assertTrue(Double.parseDouble(row.get(column)) > 0, column);
        }
        assertTrue(Double.parseDouble(row.get("first_batch_loss_diff")) < Tolerances.FIRST_BATCH_LOSS);
        List<CSVRecord> epochs = CommandRun.csv(temp.resolve("task1-epochs.csv"));
        assertEquals(
                List.of("manual", "manual", "dl4j", "dl4j", "dl4j-cuda", "dl4j-cuda"),
                epochs.stream().map(epoch -> epoch.get("engine")).toList());
        assertEquals(
                1, epochs.stream().map(epoch -> epoch.get("run_id")).distinct().count());
        double dl4j = Double.parseDouble(epochs.get(2).get("train_loss"));
        assertEquals(
                dl4j, Double.parseDouble(epochs.get(4).get("train_loss")), 1e-4 * dl4j, "equal weights and batches");
    }

    @Test
    void oneCommandFillsTheColumnsOfTheCpuAndOfTheGpu() throws IOException {
        CommandRun run = run(SIDE, "--seeds", "3", "--trace-shapes", "--summary", "--watch");
        assertEquals(0, run.code(), run.err() + run.out());
        assertWhole(row());
        assertTrue(run.out().contains("--- Second process: Deeplearning4j on the CPU ---"), run.out());
        assertTrue(
                run.out().matches("(?s).*Estimated time: [^\n]* on the GPU; the second process prints its own\n.*"),
                run.out());
        assertTrue(run.out().contains("Task1 | dl4j | mlp | Epoch:  2 |"), "the second process is heard: " + run.out());
        assertTrue(run.out().contains("Task1 | dl4j-cuda | mlp | Epoch:  2 |"), run.out());
        assertTrue(run.out().matches("(?s).*dl4j-cuda +speedup.*"), "the table has the column: " + run.out());
        assertTrue(
                run.out().matches("(?s).*mlp seed 3 on the GPU and by manual on the CPU: \\d+\\.\\d\\d % of the.*"),
                run.out());
        for (String table : List.of("Shapes of mlp", "Layers of mlp")) {
            assertEquals(2, run.out().split(table, -1).length, table + " is shown once: " + run.out());
        }
        assertEquals(List.of("dl4j-cuda"), watched(temp.resolve("task1-layers.csv")));
        assertEquals(
                List.of("manual", "dl4j"), watched(runFolder().resolve("cpu").resolve("task1-layers.csv")));
        try (Stream<Path> files = Files.list(runFolder().resolve("cpu"))) {
            assertEquals(
                    1, files.filter(Files::isDirectory).count(), "the second process has an ordinary run of its own");
        }
    }

    private static List<String> watched(Path layers) throws IOException {
        return CommandRun.csv(layers).stream()
                .map(layer -> layer.get("engine"))
                .distinct()
                .toList();
    }

    private static void killedAt(String line, String... arguments) {
        CommandRun.kill(line, 0, new Task1Command(Map.of(), SIDE), arguments);
        // The second process lets go of its run only when it is gone.
        ProcessHandle.current().children().forEach(child -> child.onExit().join());
    }

    @Test
    @Tag("full")
    void theSecondProcessHearsWhatIsTypedWhenARunIsResumed() throws IOException {
        Path data = IdxFiles.write(temp.resolve("data"));
        String[] arguments = {
            "--offline",
            "--dataset=mnist",
            "--data-dir=" + data,
            "--val=8",
            "--batch-size=8",
            "--threads=1",
            "--models=mlp",
            "--hidden=8",
            "--epochs=12",
            "--out=" + temp
        };
        killedAt("Task1 | manual | mlp | Epoch:  1", arguments);
        Path moved = Files.move(data, temp.resolve("moved"));
        CommandRun run = CommandRun.of(
                new Task1Command(Map.of(), SIDE), "--resume", "--data-dir=" + moved, "--out=" + temp, "--yes");
        assertEquals(0, run.code(), run.err() + run.out());
        assertTrue(run.out().contains("--- Second process"), run.out());
        assertEquals("ok", row().get("status"));
        assertNotEquals("", row().get("dl4j_test_acc_pct"), run.out());
        try (Stream<Path> files = Files.list(runFolder().resolve("cpu"))) {
            assertEquals(1, files.filter(Files::isDirectory).count(), "it went on with its own run");
        }
    }

    @Test
    @Tag("full")
    void aRunThatIsCutOffOnTheGpuDoesNotTrainOnTheCpuAgain() throws IOException {
        killedAt("Task1 | dl4j-cuda | mlp | Epoch:  1", arguments());
        CommandRun other = CommandRun.task1(Map.of(), "--resume", "--out", temp.toString(), "--offline");
        assertEquals(2, other.code(), "without a GPU it would be another run");
        assertTrue(other.err().contains("second_process is not set, was true"), other.err());
        CommandRun run =
                CommandRun.of(new Task1Command(Map.of(), SIDE), "--resume", "--out", temp.toString(), "--offline");
        assertEquals(0, run.code(), run.err());
        assertFalse(run.out().contains("--- Second process"), run.out());
        assertWhole(row());
    }

    @Test
    void whenTheSecondProcessBreaksTheGpuTrainsAllTheSame() throws IOException {
        CommandRun run = run(ending(134));
        assertEquals(0, run.code(), run.err() + run.out());
        assertTrue(run.out()
                .contains("WARNING: The second process ended with code 134, so columns of the CPU stay empty."));
        assertEquals("skipped", row().get("status"));
        assertEquals("", row().get("manual_test_acc_pct"));
        assertNotEquals("", row().get("dl4j_cuda_test_acc_pct"));
    }

    @Test
    void whatTheSecondProcessRefusesEndsTheCommand() throws IOException {
        CommandRun run = run(ending(2));
        assertEquals(2, run.code());
        assertEquals(
                "The second process, which trains on the CPU, ended with code 2: its last lines say why.\n"
                        + "Mend that, or leave it out with --gpu-only.\n",
                run.err().replace("\r\n", "\n"));
        assertFalse(Files.exists(temp.resolve("task1.csv")));
        assertTrue(RunRecord.unfinished(temp, "task1").isEmpty(), "there is nothing to go on with");
        try (Stream<Path> files = Files.list(temp)) {
            assertEquals(
                    List.of("stub"),
                    files.map(file -> file.getFileName().toString()).toList());
        }
    }

    /** Not a stand-in but the command itself, whose data are gone when it starts. */
    @Test
    @Tag("full")
    void aSecondProcessThatRefusesLeavesNoRunBehind() throws IOException {
        Path data = IdxFiles.write(temp.resolve("data"));
        Path out = temp.resolve("out");
        StringWriter screen = new StringWriter() {
            @Override
            public void write(String text, int from, int length) {
                super.write(text, from, length);
                if (text.contains("--- Second process") && data.toFile().exists()) {
                    data.toFile().renameTo(temp.resolve("gone").toFile());
                }
            }
        };
        int code = Launcher.run(
                new Task1Command(Map.of(), SIDE),
                new PrintWriter(screen, true),
                new PrintWriter(screen, true),
                "--offline",
                "--dataset=mnist",
                "--data-dir=" + data,
                "--val=8",
                "--batch-size=8",
                "--models=mlp",
                "--hidden=8",
                "--epochs=1",
                "--out=" + out);
        assertEquals(3, code, screen.toString());
        assertTrue(screen.toString().contains("ended with code 3: its last lines say why."), screen.toString());
        try (Stream<Path> files = Files.list(out)) {
            assertEquals(List.of(), files.toList());
        }
    }

    @Test
    void theGpuAloneLeavesTheColumnsOfDeeplearning4jOnTheCpuEmpty() throws IOException {
        CommandRun run = run(SIDE, "--gpu-only");
        assertEquals(0, run.code(), run.err());
        assertFalse(run.out().contains("--- Second process"), run.out());
        assertNotEquals("", row().get("manual_test_acc_pct"), "by hand it trains in this process");
        assertEquals("", row().get("dl4j_test_acc_pct"));
        assertNotEquals("", row().get("dl4j_cuda_test_acc_pct"));
        assertEquals("ok", row().get("status"));
    }

    @Test
    void withoutTheListOfLibrariesThereIsAWarning() {
        CommandRun run = run(new CpuSide(true, Optional.empty()), "--dry-run");
        assertEquals(0, run.code(), run.err());
        assertTrue(
                run.out()
                        .contains(
                                "WARNING: The columns of Deeplearning4j on the CPU stay empty: the list of its libraries"),
                run.out());
    }

    @Test
    void gpuOnlyMeansNothingOnTheCpu() {
        CommandRun run = CommandRun.task1(Map.of(), arguments("--gpu-only"));
        assertEquals(2, run.code());
        assertTrue(run.err().startsWith("--gpu-only has no effect here: it needs -Pcuda or -Pcuda-ptx"), run.err());
    }
}
