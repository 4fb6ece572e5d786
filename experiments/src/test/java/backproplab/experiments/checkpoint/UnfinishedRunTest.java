package backproplab.experiments.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import backproplab.files.failure.ExitCode;
import backproplab.files.failure.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnfinishedRunTest {
    private static final StartedCommand COMMAND = new StartedCommand("task1", List.of(), Map.of());

    @TempDir
    private Path out;

    private Path unfinished(String name) throws IOException {
        Path folder = Files.createDirectory(out.resolve(name));
        RunRecord.start(folder, COMMAND).close();
        return folder;
    }

    private Optional<String> newest() {
        return RunRecord.unfinished(out, "task1").map(path -> path.getFileName().toString());
    }

    @ParameterizedTest
    @CsvSource({
        "20260101-000000-task1-2,20260101-000000-task1-10",
        "20260101-000000-task1,20260101-000000-task1-2",
        "20260101-000000-task1-9,20260101-000000-task1-11",
        "20260101-000000-task1-10,20260101-000001-task1",
        "20251231-235959-task1-99,20260101-000000-task1-2",
    })
    void theNewestBeganLast(String earlier, String later) throws IOException {
        unfinished(later);
        unfinished(earlier);
        assertEquals(Optional.of(later), newest());
    }

    @Test
    void onesThatRunAreLeftAloneAsLongAsThereIsAnother() throws IOException {
        Path first = unfinished("20260101-000000-task1");
        Path second = unfinished("20260101-000000-task1-2");
        Path third = unfinished("20260101-000000-task1-3");
        try (RunRecord running = RunRecord.load(third)) {
            assertEquals(Optional.of("20260101-000000-task1-2"), newest());
            try (RunRecord alsoRunning = RunRecord.load(second)) {
                assertEquals(Optional.of("20260101-000000-task1"), newest(), alsoRunning + " and " + running);
                try (RunRecord last = RunRecord.load(first)) {
                    assertEquals(Optional.of("20260101-000000-task1-3"), newest(), last.toString());
                    UserException e = assertThrows(UserException.class, () -> RunRecord.load(third));
                    assertEquals(
                            third + " is still running in another process.\nWait for it to end, or name another run.",
                            e.getMessage());
                }
            }
        }
        assertEquals(Optional.of("20260101-000000-task1-3"), newest());
    }

    @Test
    void aFolderThatIsGoneIsCalledSo() {
        Path gone = out.resolve("20260101-000000-task1");
        UserException e = assertThrows(UserException.class, () -> RunRecord.load(gone));
        assertEquals(ExitCode.DATA, e.code());
        assertEquals(
                "There is no folder " + gone
                        + ": it was moved or deleted, or is called otherwise.\nName the folder of a"
                        + " run that was cut off, or leave its name out for the newest.",
                e.getMessage());
    }

    @Test
    void whatAKilledProcessLeftIsTidied() throws IOException {
        Path folder = unfinished("20260101-000000-task1");
        Path weights = Files.createDirectory(folder.resolve("weights"));
        Path half = Files.writeString(folder.resolve("checkpoint.safetensors.1-0123456789abcdef.tmp"), "half");
        Path other = Files.writeString(weights.resolve("mlp.safetensors.12.tmp"), "half");
        RunRecord.load(folder).close();
        assertEquals(List.of(false, false), List.of(Files.exists(half), Files.exists(other)));
        Files.writeString(Files.createDirectory(half).resolve("in the way"), "");
        UserException e = assertThrows(UserException.class, () -> RunRecord.load(folder));
        assertEquals(ExitCode.ENVIRONMENT, e.code());
        assertEquals(
                "Cannot tidy " + folder + ": ", e.getMessage().substring(0, ("Cannot tidy " + folder + ": ").length()));
    }
}
