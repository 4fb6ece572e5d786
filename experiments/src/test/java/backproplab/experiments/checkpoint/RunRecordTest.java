package backproplab.experiments.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.experiments.results.FinalModel;
import backproplab.experiments.results.FinalModel.Mistake;
import backproplab.experiments.results.RunKey;
import backproplab.experiments.results.RunLine;
import backproplab.experiments.train.EpochResult;
import backproplab.experiments.train.Epochs;
import backproplab.experiments.train.Evaluation;
import backproplab.experiments.train.Progress;
import backproplab.experiments.train.RunResult;
import backproplab.experiments.train.RunStatus;
import backproplab.files.disk.FaultyDisk;
import backproplab.files.failure.ExitCode;
import backproplab.files.failure.UserException;
import backproplab.network.engine.EngineState;
import backproplab.network.init.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunRecordTest {
    private static final StartedCommand COMMAND =
            new StartedCommand("task1", List.of("--epochs", "5"), Map.of("epochs of row 1", "5"));
    private static final EpochResult EPOCH =
            Epochs.epoch(1, 0.1, 1.0 / 3, 50, 0.7, 60.1, 0.1, 0.2, 0.3, 40, RunStatus.OK);

    @TempDir
    private Path temp;

    private static RunKey key(String variant) {
        return new RunKey("test", variant, "mlp", "1", "manual");
    }

    private static OpenRun open(double... optimizer) {
        return new OpenRun(
                key("open"),
                "manual-test",
                new Progress(List.of(EPOCH), Math.PI, new Weights(Map.of("fc1.weight", new double[] {0.5})), 1),
                new EngineState(new Weights(Map.of("fc1.weight", new double[] {1.0 / 3})), 12, 12, List.of(optimizer)));
    }

    private static String message(ExitCode code, Runnable work) {
        UserException error = assertThrows(UserException.class, work::run);
        assertEquals(code, error.code(), error.getMessage());
        assertTrue(error.getMessage().lines().count() <= 3, error.getMessage());
        return error.getMessage();
    }

    private static FinalModel model(Mistake... mistakes) {
        return new FinalModel(
                new RunLine("run", "task1", "toy", key("first")),
                List.of("a", "b"),
                new int[] {0, 0, 1},
                new int[] {0, 0, 0},
                List.of(mistakes));
    }

    @Test
    void whatIsLoadedIsWhatWasNotedToTheLastBit() {
        EpochResult diverged = Epochs.epoch(
                2, 0.1, Double.NaN, Double.NaN, Double.NaN, Double.NaN, 0.1, Double.NaN, 0.3, 40, RunStatus.DIVERGED);
        EndedRun first = EndedRun.of(
                key("first"),
                "manual-test",
                new RunResult(
                        RunStatus.OK,
                        "",
                        List.of(EPOCH),
                        0.1,
                        Optional.of(
                                new Evaluation(0.4, 97.5, new int[] {3, 0, 9}, new double[] {1.0 / 3, 1, Double.NaN}))),
                Optional.of(model(new Mistake(2, 1.0 / 3))));
        EndedRun second = EndedRun.of(
                key("second"),
                "",
                new RunResult(RunStatus.DIVERGED, "broken", List.of(diverged), Double.NaN, Optional.empty()),
                Optional.empty());
        double[] moments = {Double.MIN_VALUE, -0.0, 0.1, Double.NaN};
        try (RunRecord record = RunRecord.start(temp, COMMAND)) {
            record.ended(first);
            record.ended(second);
            record.progressed(open(moments));
        }
        try (RunRecord record = RunRecord.load(temp)) {
            assertEquals(COMMAND, record.command());
            assertArrayEquals(
                    new int[] {3, 0, 9},
                    record.ended().get(0).result().test().orElseThrow().predictions());
            assertArrayEquals(
                    new double[] {1.0 / 3, 1, Double.NaN},
                    record.ended().get(0).result().test().orElseThrow().confidences());
            assertEquals(first.epochs(), record.ended().get(0).epochs());
            assertEquals(List.of(new Mistake(2, 1.0 / 3)), record.ended().get(0).mistakes());
            assertEquals(second, record.ended().get(1));
            assertEquals(second, record.ended(key("second")).orElseThrow());
            assertEquals(Optional.empty(), record.ended(key("open")));
            assertEquals(Optional.empty(), record.open(key("second")));
            OpenRun open = record.open(key("open")).orElseThrow();
            assertEquals(List.of(EPOCH), open.progress().epochs());
            assertEquals(Math.PI, open.progress().firstBatchLoss());
            assertEquals(12, open.state().steps());
            assertEquals(0.5, open.progress().best().tensors().get("fc1.weight")[0]);
            assertEquals(1.0 / 3, open.state().weights().tensors().get("fc1.weight")[0]);
            assertArrayEquals(moments, open.state().optimizer().get(0));
        }
    }

    @Test
    void runsSideBySideHaveACheckpointEachUntilTheyEnd() throws IOException {
        OpenRun one = open(1, 2);
        OpenRun other = new OpenRun(key("other"), one.backend(), one.progress(), one.state());
        try (RunRecord record = RunRecord.start(temp, COMMAND)) {
            record.progressedBeside(one);
            record.progressedBeside(other);
        }
        try (RunRecord record = RunRecord.load(temp)) {
            assertEquals(Optional.empty(), record.open(key("open")), "its rows are in no table");
            OpenRun found = record.openBeside(key("open")).orElseThrow();
            assertEquals(List.of(EPOCH), found.progress().epochs());
            assertArrayEquals(new double[] {1, 2}, found.state().optimizer().get(0));
            record.ended(EndedRun.of(key("open"), "", RunResult.failed("no", List.of()), Optional.empty()));
            assertEquals(Optional.empty(), record.openBeside(key("open")));
            assertEquals(
                    12, record.openBeside(key("other")).orElseThrow().state().steps());
            assertEquals(Optional.empty(), record.openBeside(key("third")));
            assertEquals(2, checkpoints(), "the command's own, and that of the run that goes on");
            record.finish();
            assertEquals(0, checkpoints());
        }
    }

    private int checkpoints() throws IOException {
        try (Stream<Path> files = Files.list(temp)) {
            return (int) files.filter(file -> file.toString().endsWith(".safetensors"))
                    .count();
        }
    }

    @Test
    void aDamagedCheckpointOfARunSideBySideIsNamed() throws IOException {
        try (RunRecord record = RunRecord.start(temp, COMMAND)) {
            record.progressedBeside(open(1, 2));
        }
        Path file;
        try (Stream<Path> files = Files.list(temp)) {
            file = files.filter(each -> each.getFileName().toString().startsWith("checkpoint-open-"))
                    .findFirst()
                    .orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 3] ^= 1;
        Files.write(file, bytes);
        try (RunRecord record = RunRecord.load(temp)) {
            String message = message(ExitCode.DATA, () -> record.openBeside(key("open")));
            assertTrue(message.contains(file.getFileName().toString()), message);
        }
    }

    @Test
    void anyChangedByteIsFound() throws IOException {
        try (RunRecord record = RunRecord.start(temp, COMMAND)) {
            record.progressed(open(1, 2, 3));
        }
        Path file = temp.resolve(RunRecord.FILE);
        byte[] whole = Files.readAllBytes(file);
        for (int at = 0; at < whole.length; at++) {
            byte[] changed = whole.clone();
            changed[at] ^= 1;
            Files.write(file, changed);
            String message = message(ExitCode.DATA, () -> RunRecord.load(temp));
            assertTrue(message.contains(RunRecord.FILE), message);
        }
        Files.write(file, java.util.Arrays.copyOf(whole, whole.length - 5));
        assertTrue(message(ExitCode.DATA, () -> RunRecord.load(temp))
                .endsWith(
                        "It cannot be gone on with: start the command again without --resume; the tables in its folder"
                                + " stay."));
    }

    @Test
    void aRunWithoutCheckpointIsFinishedOrNone() {
        assertEquals(
                temp
                        + " has no checkpoint.safetensors: it is finished, or no run.\nName the folder of a run that was cut"
                        + " off, or leave its name out for the newest.",
                message(ExitCode.DATA, () -> RunRecord.load(temp)));
        assertTrue(message(ExitCode.DATA, () -> RunRecord.newest(temp, "task1"))
                .startsWith("Nothing to resume: no unfinished run of task1 in " + temp + ".\n"));
    }

    @Test
    void theNewestUnfinishedRunOfTheTaskIsFound() throws IOException {
        for (String name : List.of("20260101-000000-task1", "20260102-000000-task1", "20260103-000000-task2")) {
            RunRecord.start(Files.createDirectory(temp.resolve(name)), COMMAND).close();
        }
        Files.createDirectory(temp.resolve("20260104-000000-task1"));
        assertEquals(temp.resolve("20260102-000000-task1"), RunRecord.newest(temp, "task1"));
    }

    @Test
    void aRunThatIsStillRunningIsLeftAlone() {
        try (RunRecord running = RunRecord.start(temp, COMMAND)) {
            assertEquals(
                    temp + " is still running in another process.\nWait for it to end, or name another run.",
                    message(ExitCode.ENVIRONMENT, () -> RunRecord.load(temp)));
            running.finish();
        }
    }

    @Test
    void aCheckpointThatCannotBeWrittenLeavesTheOneBefore() throws IOException {
        Path file = temp.resolve(RunRecord.FILE);
        try (RunRecord record = RunRecord.start(temp, COMMAND)) {
            byte[] before = Files.readAllBytes(file);
            String message;
            try (FaultyDisk disk = FaultyDisk.failing(1, false)) {
                message = message(ExitCode.ENVIRONMENT, () -> record.progressed(open(1)));
                assertTrue(disk.changes() > 0);
            }
            assertTrue(message.startsWith("Cannot write the checkpoint " + file + ": "), message);
            assertTrue(message.endsWith(".\nFree some space there."), message);
            assertArrayEquals(before, Files.readAllBytes(file));
        }
    }

    /** Free space would not help. */
    @Test
    void aCheckpointThatNobodyCouldReadIsNotWritten() {
        Path file = temp.resolve(RunRecord.FILE);
        String text = " ".repeat(100_000_000);
        String message = message(ExitCode.ENVIRONMENT, () -> CheckpointFile.write(file, text, List.of()));
        assertTrue(
                message.startsWith("Cannot write the checkpoint " + file + ": its header would have 100000"), message);
        assertTrue(
                message.endsWith(" bytes, above the format's limit of 100000000."
                        + "\nThere is too much to note: train fewer models, seeds or epochs with one command."),
                message);
        assertFalse(Files.exists(file));
    }

    @Test
    void differencesNameBothValues() {
        assertEquals(
                List.of("epochs of row 1 is 9, was 5", "l2 is 0.1, was not set"),
                COMMAND.differences(new java.util.TreeMap<>(Map.of("epochs of row 1", "9", "l2", "0.1"))));
        assertEquals(List.of(), COMMAND.differences(COMMAND.settings()));
    }
}
