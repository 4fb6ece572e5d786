package backproplab.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.experiments.results.WrittenResults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user sees whose run has lost the file of the runs that were over. */
class EndedRunsCommandTest {
    private static final int EPOCHS = 2;

    @TempDir
    private Path out;

    /** In the second epoch of the second seed. */
    private Path killed() throws IOException {
        CommandRun.kill(
                "Task1 | ",
                EPOCHS + 1,
                new Task1Command(Map.of()),
                "--offline",
                "--dataset=glyphs",
                "--train-limit=200",
                "--engines=manual",
                "--models=mlp",
                "--hidden=8",
                "--epochs=" + EPOCHS,
                "--seeds=1,2",
                "--threads=1",
                "--debug",
                "--out=" + out);
        return WrittenResults.folder(out);
    }

    private CommandRun resume() {
        return CommandRun.task1(Map.of(), "--resume", "--offline", "--out", out.toString());
    }

    @Test
    void aMissingOrTornFileIsNamedAndPutBackItIsGoneOnWith() throws IOException {
        Path file = killed().resolve("checkpoint-ended.jsonl");
        byte[] whole = Files.readAllBytes(file);
        Files.delete(file);
        CommandRun missing = resume();
        assertEquals(3, missing.code(), missing.err());
        assertTrue(missing.err().startsWith("Damaged checkpoint: " + file + " is missing."), missing.err());
        assertEquals(2, missing.errorLines(), missing.err());
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        CommandRun torn = resume();
        assertEquals(3, torn.code(), torn.err());
        assertTrue(torn.err().startsWith("Damaged checkpoint: " + file + " has "), torn.err());
        assertEquals(2, torn.errorLines(), torn.err());
        Files.write(file, whole);
        CommandRun mended = resume();
        assertEquals(0, mended.code(), mended.err());
        assertFalse(Files.exists(file), "a finished run has no such file");
        assertEquals(2, CommandRun.csv(out.resolve("task1.csv")).size());
    }
}
