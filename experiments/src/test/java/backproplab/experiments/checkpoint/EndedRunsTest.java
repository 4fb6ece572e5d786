package backproplab.experiments.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.datasets.Dataset;
import backproplab.experiments.results.FinalModel;
import backproplab.experiments.results.FinalModel.Mistake;
import backproplab.experiments.results.RunKey;
import backproplab.experiments.results.RunLine;
import backproplab.experiments.train.EpochResult;
import backproplab.experiments.train.Epochs;
import backproplab.experiments.train.Evaluation;
import backproplab.experiments.train.Progress;
import backproplab.experiments.train.RunStatus;
import backproplab.experiments.weights.safetensors.SafetensorsFile;
import backproplab.experiments.weights.safetensors.SafetensorsReader;
import backproplab.experiments.weights.safetensors.SafetensorsWriter;
import backproplab.files.disk.JournalFile;
import backproplab.files.failure.ExitCode;
import backproplab.files.failure.UserException;
import backproplab.network.engine.EngineState;
import backproplab.network.init.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file of the runs that are over: written once, counted by the checkpoint, and nothing without it. */
class EndedRunsTest {
    private static final StartedCommand COMMAND = new StartedCommand("task1", List.of(), Map.of());
    private static final String ADVICE =
            "\nPut back the file that the run left beside its checkpoint, or start the command again without --resume;"
                    + " the tables in its folder stay.";

    @TempDir
    private Path temp;

    private Path checkpoint;
    private Path file;

    @BeforeEach
    void nameFiles() {
        checkpoint = temp.resolve(RunRecord.FILE);
        file = temp.resolve(EndedRuns.FILE);
    }

    private static RunKey key(String variant) {
        return new RunKey("test", variant, "mlp", "1", "manual");
    }

    private static EpochResult epoch(int number) {
        return Epochs.epoch(number, 0.1, 1.0 / 3, 50, 0.7, 60.1, 0.1, 0.2, 0.3, 40, RunStatus.OK);
    }

    private static EndedRun ended(String message, int images, int epochs) {
        int[] predictions = new int[images];
        Arrays.setAll(predictions, image -> image % 10);
        EpochResult[] results = new EpochResult[epochs];
        Arrays.setAll(results, index -> epoch(index + 1));
        return new EndedRun(
                key(message),
                "manual-test",
                RunStatus.OK,
                message,
                List.of(results),
                2.3,
                new Evaluation(0.4, 97.5, predictions, null),
                List.of(new Mistake(3, 1.0 / 3)),
                null);
    }

    private static OpenRun open() {
        Weights weights = new Weights(Map.of("fc1.weight", new double[] {0.5}));
        return new OpenRun(
                key("second"),
                "manual-test",
                new Progress(List.of(epoch(1)), Math.PI, weights, 1),
                new EngineState(weights, 12, 12, List.of()));
    }

    private static String message(ExitCode code, Runnable work) {
        UserException error = assertThrows(UserException.class, work::run);
        assertEquals(code, error.code(), error.getMessage());
        assertTrue(error.getMessage().lines().count() <= 3, error.getMessage());
        return error.getMessage();
    }

    private static List<String> messages(RunRecord record) {
        return record.ended().stream().map(EndedRun::message).toList();
    }

    /** A run that ended, one on its way. */
    private void unfinished() {
        try (RunRecord record = RunRecord.start(temp, COMMAND)) {
            record.ended(ended("first", 4, 1));
            record.progressed(open());
        }
    }

    private long checkpointBytes(String folder, int images, int epochs) throws IOException {
        Path path = Files.createDirectory(temp.resolve(folder));
        try (RunRecord record = RunRecord.start(path, COMMAND)) {
            for (int run = 0; run < 20; run++) {
                record.ended(ended("run " + run, images, epochs));
            }
            record.progressed(open());
        }
        try (RunRecord record = RunRecord.load(path)) {
            assertEquals(20, record.ended().size());
            assertEquals(images, record.ended().get(19).test().predictions().length);
            assertEquals(epochs, record.ended().get(19).epochs().size());
        }
        return Files.size(path.resolve(RunRecord.FILE));
    }

    @Test
    void theCheckpointDoesNotGrowWithWhatEndedRunsLeave() throws IOException {
        long small = checkpointBytes("small", 1, 1);
        // How many bytes count is a number, which has a few digits more.
        int digits = 10;
        assertEquals(small, checkpointBytes("images", 10_000, 1), digits);
        assertEquals(small, checkpointBytes("epochs", 1, 200), digits);
    }

    private static Dataset images(int count) {
        return new Dataset("toy", 1, 1, 1, List.of("a", "b"), new byte[count], new int[count]);
    }

    private static EndedRun said(int[] predictions, Mistake mistake) {
        return new EndedRun(
                key("own"),
                "",
                RunStatus.OK,
                "",
                List.of(),
                1,
                new Evaluation(1, 50, predictions, null),
                List.of(mistake),
                null);
    }

    @Test
    void whatIsSaidOfOtherImagesIsDamage() {
        RunLine line = new RunLine("run", "task1", "toy", key("own"));
        FinalModel model = said(new int[] {0, 1}, new Mistake(1, 0.7))
                .model(line, images(2))
                .orElseThrow();
        assertEquals(List.of(new Mistake(1, 0.7)), model.mistakes());
        for (EndedRun wrong : List.of(
                said(new int[] {0, 1, 1}, new Mistake(1, 0.7)),
                said(new int[] {0, 2}, new Mistake(1, 0.7)),
                said(new int[] {0, -1}, new Mistake(1, 0.7)),
                said(new int[] {0, 1}, new Mistake(2, 0.7)))) {
            assertEquals(
                    "Damaged checkpoint: what it says of the test images, by mlp on manual, does not fit them.\nStart the"
                            + " command again without --resume.",
                    message(ExitCode.DATA, () -> wrong.model(line, images(2))));
        }
    }

    @Test
    void aRunThatIsOverIsNotWrittenAgain() throws IOException {
        try (RunRecord record = RunRecord.start(temp, COMMAND)) {
            record.ended(ended("first", 4, 1));
            byte[] mine = new byte[(int) Files.size(file)];
            Files.write(file, mine);
            record.progressed(open());
            assertArrayEquals(mine, Files.readAllBytes(file));
            record.ended(ended("second", 4, 1));
            byte[] both = Files.readAllBytes(file);
            assertArrayEquals(mine, Arrays.copyOf(both, mine.length));
            assertTrue(both.length > mine.length);
        }
    }

    @Test
    void linesThatGetLostMeanwhileAreNoticedWithTheNextRun() throws IOException {
        try (RunRecord record = RunRecord.start(temp, COMMAND)) {
            record.ended(ended("first", 4, 1));
            Files.delete(file);
            assertEquals(
                    file
                            + " has lost lines since this run wrote them.\nLeave the files of a run alone until it ends; start it again.",
                    message(ExitCode.ENVIRONMENT, () -> record.ended(ended("second", 4, 1))));
        }
    }

    @Test
    void aFileThatCannotGoDoesNotFailACompleteRun() throws IOException {
        try (RunRecord record = RunRecord.start(temp, COMMAND)) {
            record.ended(ended("first", 4, 1));
            Files.delete(file);
            Files.createFile(Files.createDirectory(file).resolve("held"));
            record.finish();
        }
        assertFalse(Files.exists(checkpoint));
        assertTrue(Files.exists(file));
    }

    @Test
    void aTornFileIsNoticed() throws IOException {
        unfinished();
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertEquals(
                    "Damaged checkpoint: " + file + " has " + length + " bytes, and the checkpoint counts "
                            + whole.length + " of them." + ADVICE,
                    message(ExitCode.DATA, () -> RunRecord.load(temp)));
        }
        Files.delete(file);
        assertEquals(
                "Damaged checkpoint: " + file + " is missing." + ADVICE,
                message(ExitCode.DATA, () -> RunRecord.load(temp)));
        Files.write(file, whole);
        try (RunRecord record = RunRecord.load(temp)) {
            assertEquals(List.of("first"), messages(record), "put back, it can be gone on with");
        }
    }

    @Test
    void anyChangedByteIsFound() throws IOException {
        unfinished();
        byte[] whole = Files.readAllBytes(file);
        for (int at = 0; at < whole.length; at++) {
            byte[] changed = whole.clone();
            changed[at] ^= 1;
            Files.write(file, changed);
            assertEquals(
                    "Damaged checkpoint: " + file + ", line 1: it does not match its checksum." + ADVICE,
                    message(ExitCode.DATA, () -> RunRecord.load(temp)));
        }
    }

    @Test
    void whatTheCheckpointDoesNotCountIsDropped() throws IOException {
        byte[] before;
        long counted;
        try (RunRecord record = RunRecord.start(temp, COMMAND)) {
            record.ended(ended("first", 4, 1));
            record.progressed(open());
            before = Files.readAllBytes(checkpoint);
            counted = Files.size(file);
            record.ended(ended("second", 4, 1));
        }
        byte[] longer = Files.readAllBytes(file);
        for (long length = counted; length <= longer.length; length++) {
            // As a process leaves both that is killed while it writes the line, or before it writes the checkpoint.
            Files.write(checkpoint, before);
            Files.write(file, Arrays.copyOf(longer, (int) length));
            try (RunRecord record = RunRecord.load(temp)) {
                assertEquals(List.of("first"), messages(record));
                assertTrue(record.open(key("second")).isPresent(), "the second run is on its way");
                record.ended(ended("again", 2, 1));
            }
            try (RunRecord record = RunRecord.load(temp)) {
                assertEquals(List.of("first", "again"), messages(record));
                assertFalse(record.open(key("second")).isPresent());
            }
        }
    }

    @Test
    void whatIsLeftOfARunBeforeTheFirstOneIsCountedIsDropped() throws IOException {
        RunRecord.start(temp, COMMAND).close();
        Files.writeString(file, "what a killed process left, longer than a line ".repeat(100));
        try (RunRecord record = RunRecord.load(temp)) {
            assertEquals(List.of(), record.ended());
            record.ended(ended("first", 4, 1));
        }
        try (RunRecord record = RunRecord.load(temp)) {
            assertEquals(List.of("first"), messages(record));
        }
    }

    @Test
    void itGoesWhenAllIsDoneAndMeansNothingWithoutACheckpoint() throws IOException {
        Path run = Files.createDirectory(temp.resolve("20260101-000000-task1"));
        byte[] left;
        try (RunRecord record = RunRecord.start(run, COMMAND)) {
            record.ended(ended("first", 4, 1));
            left = Files.readAllBytes(run.resolve(EndedRuns.FILE));
            record.finish();
        }
        assertFalse(Files.exists(run.resolve(RunRecord.FILE)));
        assertFalse(Files.exists(run.resolve(EndedRuns.FILE)));
        // As a process leaves it that is killed while it finishes.
        Files.write(run.resolve(EndedRuns.FILE), left);
        assertEquals(Optional.empty(), RunRecord.unfinished(temp, "task1"));
        assertTrue(message(ExitCode.DATA, () -> RunRecord.load(run)).contains("it is finished, or no run"));
    }

    @Test
    void anObstacleIsNamedAndTheRecordIsTheOneBefore() throws IOException {
        try (RunRecord record = RunRecord.start(temp, COMMAND)) {
            byte[] before = Files.readAllBytes(checkpoint);
            Files.writeString(Files.createDirectory(file).resolve("full"), "");
            String unwritten = message(ExitCode.ENVIRONMENT, () -> record.ended(ended("first", 4, 1)));
            assertTrue(unwritten.startsWith("Cannot write " + file + ": "), unwritten);
            assertTrue(unwritten.endsWith(".\nFree some space there, or check its permissions."), unwritten);
            assertArrayEquals(before, Files.readAllBytes(checkpoint));
            assertEquals(List.of(), record.ended());
            Files.delete(checkpoint);
            Files.writeString(Files.createDirectory(checkpoint).resolve("full"), "");
            String undeleted = message(ExitCode.ENVIRONMENT, record::finish);
            assertTrue(undeleted.startsWith("Cannot delete " + checkpoint + ": "), undeleted);
            assertTrue(undeleted.endsWith(".\nThe run is complete; delete it by hand."), undeleted);
        }
    }

    @Test
    void aFileThatCannotBeReadIsNamed() throws IOException {
        unfinished();
        Files.delete(file);
        Files.createDirectory(file);
        String message = message(ExitCode.DATA, () -> RunRecord.load(temp));
        assertTrue(message.startsWith("Cannot read " + file + ": "), message);
        assertTrue(message.endsWith(".\nIs it yours to read and write?"), message);
    }

    @Test
    void whatIsNoRunIsRefused() throws IOException {
        record Other(int backend) {}
        JournalFile<Other> journal = new JournalFile<>(file, Other.class);
        journal.append(new Other(3));
        CheckpointText.write(checkpoint, new Checkpoint(COMMAND, journal.length(), Optional.empty()));
        assertEquals(
                "Damaged checkpoint: " + file + ", line 1: another version of Backprop Lab wrote it." + ADVICE,
                message(ExitCode.DATA, () -> RunRecord.load(temp)));
    }

    @Test
    void aCheckpointOfAnotherVersionIsRefused() throws IOException {
        unfinished();
        SafetensorsFile content = SafetensorsReader.read(checkpoint);
        Map<String, String> metadata = new HashMap<>(content.metadata());
        metadata.put("checkpoint_version", "2");
        SafetensorsWriter.write(checkpoint, new SafetensorsFile(metadata, content.tensors()));
        assertEquals(
                "Cannot go on with " + checkpoint + ": another version of Backprop Lab wrote it (format 2, not 4).\n"
                        + "Go on with the version that began the run, or start the command again without --resume; the"
                        + " tables in its folder stay.",
                message(ExitCode.DATA, () -> RunRecord.load(temp)));
    }

    @Test
    void whatIsMeasuredForAnotherProcessHasTheRunsInItsOneFile() {
        Path measured = temp.resolve("measured.safetensors");
        new Measured(COMMAND, List.of(ended("first", 4, 2), ended("second", 0, 1))).write(measured);
        Measured read = Measured.read(measured);
        assertEquals(COMMAND, read.command());
        assertEquals(
                List.of("first", "second"),
                read.ended().stream().map(EndedRun::message).toList());
        assertArrayEquals(new int[] {0, 1, 2, 3}, read.ended().get(0).test().predictions());
        assertEquals(List.of(epoch(1), epoch(2)), read.ended().get(0).epochs());
    }

    /** Of very many networks the text is longer than the 20 million characters that a reader of JSON takes by itself. */
    @Test
    void whatIsMeasuredMayBeVeryMuch() {
        Path measured = temp.resolve("measured.safetensors");
        String part = "x".repeat(7_000_000);
        new Measured(COMMAND, List.of(ended(part + 1, 4, 2), ended(part + 2, 0, 1), ended(part + 3, 0, 1)))
                .write(measured);
        assertEquals(
                List.of(part + 1, part + 2, part + 3),
                Measured.read(measured).ended().stream().map(EndedRun::message).toList());
    }
}
