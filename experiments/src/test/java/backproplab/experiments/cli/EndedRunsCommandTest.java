package backproplab.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user sees whose run has lost the file of the runs that were over. */
class EndedRunsCommandTest {
    private static final int EPOCHS = 2;

    @TempDir
    private Path out;

    /** What a killed process looks like from inside; nothing in the program catches it. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** Kills in the second epoch of the second seed. */
    private static final class Killer extends StringWriter {
        private int seen;

        @Override
        public void write(String text, int from, int length) {
            if (text.startsWith("Task1 | ") && ++seen > EPOCHS + 1) {
                throw new Killed();
            }
            super.write(text, from, length);
        }
    }

    private Path killed() throws IOException {
        PrintWriter screen = new PrintWriter(new Killer(), true);
        List<String> arguments = List.of(
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
        try {
            Launcher.run(new Task1Command(Map.of()), screen, screen, arguments.toArray(String[]::new));
            throw new AssertionError("it was not killed");
        } catch (Killed e) {
            try (Stream<Path> files = Files.list(out)) {
                return files.filter(Files::isDirectory).findFirst().orElseThrow();
            }
        }
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
