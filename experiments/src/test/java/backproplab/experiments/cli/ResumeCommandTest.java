package backproplab.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.experiments.checkpoint.RunRecord;
import backproplab.experiments.checkpoint.StartedCommand;
import backproplab.experiments.cli.option.DecidingSettings;
import backproplab.experiments.cli.option.ResumeOptions;
import backproplab.experiments.killing.KilledProcess;
import backproplab.experiments.results.WrittenResults;
import backproplab.files.failure.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResumeCommandTest {
    private static final int EPOCHS = 30;
    private static final String EPOCH_LINE = "Task1 | ";
    private static final String[] SETTINGS = {
        "--offline",
        "--dataset",
        "glyphs",
        "--train-limit",
        "200",
        "--engines",
        "manual",
        "--models",
        "mlp",
        "--hidden",
        "16",
        "--optimizer",
        "adam",
        "--lr",
        "0.003",
        "--dropout",
        "0.2",
        "--epochs",
        "" + EPOCHS,
        "--threads",
        "1",
        "--debug"
    };

    /** What an uninterrupted run leaves. */
    private static String expected;

    @TempDir
    private Path temp;

    private static String[] arguments(Path out, String... more) {
        List<String> all = new ArrayList<>(List.of(SETTINGS));
        all.addAll(List.of("--out", out.toString()));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    /** A run that was cut off in an epoch. */
    private Path killed(String name, int epochs) throws IOException {
        Path out = temp.resolve(name);
        CommandRun.kill(EPOCH_LINE, epochs, new Task1Command(Map.of()), arguments(out));
        assertTrue(Files.exists(WrittenResults.folder(out).resolve(RunRecord.FILE)));
        return out;
    }

    private static CommandRun resume(Path out, String... more) {
        List<String> all = new ArrayList<>(List.of("--resume", "--out", out.toString(), "--offline"));
        all.addAll(List.of(more));
        return CommandRun.task1(Map.of(), all.toArray(String[]::new));
    }

    private static String cells(Path out) throws IOException {
        return WrittenResults.cellsOfAnyRun(out, "task1.csv", "task1-epochs.csv");
    }

    @BeforeAll
    static void runWithoutInterruption(@TempDir Path out) throws IOException {
        CommandRun run = CommandRun.task1(Map.of(), arguments(out));
        assertEquals(0, run.code(), run.err());
        assertFalse(
                Files.exists(WrittenResults.folder(out).resolve(RunRecord.FILE)), "a finished run has no checkpoint");
        assertEquals(EPOCHS, CommandRun.csv(out.resolve("task1-epochs.csv")).size());
        expected = cells(out);
    }

    @Test
    void resumeAloneTakesTheRunsOwnSettings() throws IOException {
        Path out = killed("killed", 3);
        CommandRun run = resume(out);
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().contains("mlp on manual goes on after epoch 3."), run.out());
        assertEquals(expected, cells(out));
        assertFalse(Files.exists(WrittenResults.folder(out).resolve(RunRecord.FILE)));
        CommandRun again = resume(out);
        assertEquals(3, again.code());
        assertTrue(again.err().startsWith("Nothing to resume: no unfinished run of task1 in "), again.err());
    }

    /** The first of two runs is over. */
    @Test
    void tablesThatTheRecordHasAreMadeAnew() throws IOException {
        Path out = temp.resolve("killed");
        String[] two = arguments(out, "--seeds", "1,2");
        CommandRun.kill(EPOCH_LINE, EPOCHS + 1, new Task1Command(Map.of()), two);
        Path folder = WrittenResults.folder(out);
        Map<String, String> whole = new LinkedHashMap<>();
        for (String table : List.of("confusion.csv", "classes.csv", "mistakes.csv", "comparison.csv")) {
            whole.put(table, Files.readString(folder.resolve(table)));
            Files.writeString(folder.resolve(table), "\"torn within quotes,1\r\n");
        }
        CommandRun run = resume(out);
        assertEquals(0, run.code(), run.err());
        for (String table : whole.keySet()) {
            String now = Files.readString(folder.resolve(table));
            assertTrue(now.startsWith(whole.get(table)), table);
            assertTrue(now.length() > whole.get(table).length(), table);
        }
    }

    @Test
    void aRunThatIsGoneIsCalledSo() {
        CommandRun run = CommandRun.task1(Map.of(), "--resume=20260101-000000-task1", "--out", temp.toString());
        assertEquals(3, run.code());
        assertTrue(
                run.err().startsWith("There is no folder " + temp.resolve("20260101-000000-task1") + ": "), run.err());
        assertEquals(2, run.errorLines(), run.err());
    }

    @Test
    void otherSettingsAreNamedAndThreadsMayDiffer() throws IOException {
        Path out = killed("killed", 1);
        Path folder = WrittenResults.folder(out);
        CommandRun other = resume(out, "--epochs", "9", "--seeds", "1,2");
        assertEquals(2, other.code());
        assertEquals(
                "The run cannot go on with other settings: seeds is [1, 2], was [1]; epochs of row 1 is 9, was 30.\n"
                        + "Leave these options out, since --resume alone takes the run's own, or start anew without"
                        + " --resume.\n",
                other.err().replace("\r\n", "\n"));
        CommandRun task2 = CommandRun.task2(Map.of(), "--resume", folder.toString(), "--out", out.toString());
        assertEquals(2, task2.code());
        assertTrue(task2.err().contains(" is a run of task1, not of task2."), task2.err());
        CommandRun equal = CommandRun.task1(
                Map.of(), "--resume", folder.getFileName().toString(), "--out", out.toString(), "--threads", "2");
        assertEquals(0, equal.code(), equal.err());
    }

    @Test
    void aRunThatIsNamedGoesOnWhereItIsWhateverBecameOfOut() throws IOException {
        Path folder = WrittenResults.folder(killed("killed", 1));
        String nowhere = temp.resolve("a".repeat(300)).toString();
        CommandRun run = CommandRun.task1(Map.of(), "--resume", folder.toString(), "--out", nowhere, "--offline");
        assertEquals(0, run.code(), run.err());
    }

    /** A run on the user's own files, cut off after an epoch. */
    private Path killedOnOwnFiles(Path data, String... more) throws IOException {
        Path out = temp.resolve("own");
        List<String> all = new ArrayList<>(List.of(
                "--offline", "--dataset", "mnist", "--data-dir", data.toString(), "--val", "8", "--engines", "manual"));
        all.addAll(List.of(
                "--models", "mlp", "--hidden", "16", "--batch-size", "8", "--epochs", "3", "--out", out.toString()));
        all.addAll(List.of(more));
        CommandRun.kill(EPOCH_LINE, 1, new Task1Command(Map.of()), all.toArray(String[]::new));
        return out;
    }

    @Test
    void otherImagesAreNoticed() throws IOException {
        Path data = IdxFiles.write(temp.resolve("data"));
        Path out = killedOnOwnFiles(data);
        Path images = data.resolve("train-images-idx3-ubyte");
        byte[] bytes = Files.readAllBytes(images);
        bytes[bytes.length - 1]++;
        Files.write(images, bytes);
        CommandRun run = resume(out);
        assertEquals(2, run.code(), run.err());
        assertTrue(
                run.err().matches("(?s)The run cannot go on with other settings: data_digest is \\w+, was \\w+\\..*"),
                run.err());
        bytes[bytes.length - 1]--;
        Files.write(images, bytes);
        assertEquals(0, resume(out).code());
    }

    @Test
    void otherWeightsAreNoticed() throws IOException {
        Path data = IdxFiles.write(temp.resolve("data"));
        CommandRun first = CommandRun.task1(
                Map.of(),
                "--offline",
                "--dataset=mnist",
                "--data-dir=" + data,
                "--val=8",
                "--engines=manual",
                "--models=mlp",
                "--hidden=16",
                "--batch-size=8",
                "--epochs=1",
                "--seeds=1,2",
                "--out=" + temp.resolve("first"));
        assertEquals(0, first.code(), first.err());
        List<Path> weights;
        try (Stream<Path> files =
                Files.list(WrittenResults.folder(temp.resolve("first")).resolve("weights"))) {
            weights = files.sorted().toList();
        }
        Path mine = Files.copy(weights.get(0), temp.resolve("mine.safetensors"));
        Path out = killedOnOwnFiles(data, "--weights", mine.toString());
        Files.copy(weights.get(1), mine, StandardCopyOption.REPLACE_EXISTING);
        CommandRun run = resume(out);
        assertEquals(2, run.code(), run.err());
        assertTrue(
                run.err()
                        .matches("(?s)The run cannot go on with other settings: weights_digest is \\w+, was \\w+\\..*"),
                run.err());
        Files.copy(weights.get(0), mine, StandardCopyOption.REPLACE_EXISTING);
        assertEquals(0, resume(out).code());
    }

    @Test
    void deeplearning4jIsNamedWhereItTakesPart() {
        Map<String, String> both = DecidingSettings.of(Map.of("engines", List.of("manual", "dl4j")));
        assertTrue(both.get("dl4j").matches("\\S+ 1\\.0\\.0-\\S+"), both.toString());
        assertFalse(DecidingSettings.of(Map.of("engines", List.of("manual"))).containsKey("dl4j"));
    }

    @Test
    void whichCodeComputesInDeeplearning4jIsComparedOnceARunHasNotedIt() {
        Map<String, String> now = DecidingSettings.of(Map.of("engines", List.of("dl4j")));
        assertTrue(now.keySet().containsAll(List.of("dl4j_blas_core", "dl4j_build", "dl4j_helpers")), now.toString());
        Map<String, String> earlier = new LinkedHashMap<>(now);
        earlier.keySet().removeAll(DecidingSettings.DL4J_NATIVE);
        ResumeOptions.checkEqual(new StartedCommand("task1", List.of(), earlier), now);
        Map<String, String> other = new LinkedHashMap<>(now);
        String core = other.put("dl4j_blas_core", "Alpha");
        StartedCommand otherCore = new StartedCommand("task1", List.of(), other);
        UserException refused = assertThrows(UserException.class, () -> ResumeOptions.checkEqual(otherCore, now));
        assertTrue(
                refused.getMessage()
                        .startsWith(
                                "The run cannot go on with other settings: dl4j_blas_core is " + core + ", was Alpha."),
                refused.getMessage());
    }

    @Test
    void aDamagedCheckpointSaysSo() throws IOException {
        Path out = killed("killed", 1);
        Path file = WrittenResults.folder(out).resolve(RunRecord.FILE);
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        CommandRun run = resume(out);
        assertEquals(3, run.code());
        assertTrue(run.err().startsWith("Damaged checkpoint: " + file), run.err());
        assertEquals(2, run.errorLines(), run.err());
    }

    private void killProcesses(int kills) throws IOException, InterruptedException {
        SplittableRandom random = new SplittableRandom(29);
        for (int kill = 0; kill < kills; kill++) {
            Path out = temp.resolve("process" + kill);
            int epochs = 1 + random.nextInt(EPOCHS / 2);
            if (kill == 0) {
                Interrupted.assertNotice(
                        KilledProcess.interrupt(temp.resolve("err.txt"), EPOCH_LINE, epochs, "Task1", arguments(out)),
                        WrittenResults.folder(out),
                        "Last whole epoch: ",
                        "Task1",
                        "");
            } else {
                KilledProcess.run(temp.resolve("err.txt"), EPOCH_LINE, epochs, "Task1", arguments(out));
            }
            WrittenResults.assertWholeRows(WrittenResults.folder(out), "epochs.csv");
            CommandRun run = resume(out);
            assertEquals(0, run.code(), run.err());
            assertEquals(expected, cells(out));
        }
    }

    @Test
    void killedProcessesLeaveWhatTheUninterruptedOneLeaves() throws IOException, InterruptedException {
        killProcesses(2);
    }

    @Test
    @Tag("full")
    void twentyKilledProcessesLeaveWhatTheUninterruptedOneLeaves() throws IOException, InterruptedException {
        killProcesses(20);
    }
}
