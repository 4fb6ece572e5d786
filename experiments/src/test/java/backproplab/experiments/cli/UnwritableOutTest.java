package backproplab.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.experiments.cli.check.CheckCommand;
import backproplab.experiments.cli.lab.LabCommands;
import backproplab.manual.kernel.KernelProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results that can go nowhere are noticed before anything is warmed up or timed. */
class UnwritableOutTest {
    @TempDir
    private Path temp;

    private CommandRun out(Object command, String... arguments) {
        // So long a name no file system takes, which only shows when it is tried.
        Path out = temp.resolve("a".repeat(300));
        return CommandRun.of(
                command,
                Stream.concat(Stream.of(arguments), Stream.of("--out", out.toString()))
                        .toArray(String[]::new));
    }

    private void refused(CommandRun run) {
        assertEquals(4, run.code(), run.out() + run.err());
        assertTrue(run.err().startsWith("Cannot write to --out " + temp), run.err());
        assertTrue(run.err().contains("Name another folder"), run.err());
        assertEquals(2, run.errorLines(), run.err());
        assertFalse(run.err().contains("Exception"), run.err());
        assertEquals("", run.out(), "nothing was begun");
    }

    @Test
    void everyCommandRefusesAtOnce() throws IOException {
        refused(out(new Task1Command(Map.of()), "--offline", "--dataset", "glyphs", "--engines", "manual"));
        refused(out(new Task2Command(Map.of()), "--offline", "--dataset", "shapes", "--engines", "manual"));
        refused(out(
                LabCommands.withoutEnvironment(),
                "run",
                "B/two-layers",
                "--dataset",
                "embedded",
                "--engines",
                "manual"));
        refused(out(LabCommands.withoutEnvironment(), "search", "--dataset", "shapes", "--space", "lr=log:0.1:1"));
        refused(out(new LadderCommand(Map.of(), KernelProvider.lookup()), "--offline", "--dataset", "glyphs"));
        refused(out(new ParityCommand()));
        refused(out(new CheckCommand(), "backproplab.experiments.cli.check.Samples$Right"));
        try (Stream<Path> left = Files.list(temp)) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void aDryRunDoesNotTry() {
        CommandRun run = out(new ParityCommand(), "--dry-run");
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().contains("Dry run: nothing was computed or written."), run.out());
    }
}
