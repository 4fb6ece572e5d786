package backproplab.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.experiments.cli.lab.LabCommands;
import backproplab.experiments.results.WrittenResults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every long command run from a file of options, and again from what that run left. */
class ConfigCommandTest {
    @TempDir
    private Path temp;

    private Path file(String text) throws IOException {
        return Files.writeString(temp.resolve("options.yaml"), text);
    }

    private static CommandRun ok(Object command, List<String> before, Path config, Path out, String... typed) {
        List<String> all = new ArrayList<>(before);
        all.addAll(List.of("--config", config.toString(), "--out", out.toString()));
        all.addAll(List.of(typed));
        CommandRun run = CommandRun.of(command, all.toArray(String[]::new));
        assertEquals(0, run.code(), run.err());
        return run;
    }

    /** The file that the only run in a folder of results left. */
    private static Path left(Path out) throws IOException {
        return WrittenResults.folder(out).resolve("config.json");
    }

    @Test
    void aComparisonIsRepeatedFromWhatItLeft() throws IOException {
        Path options = file("""
                dataset: glyphs
                offline: true
                train-limit: 200
                engines: manual
                models: [mlp]
                hidden: [16, 12]
                optimizer: adam
                lr: 0.003
                dropout: 0.2
                seeds: [3, 4]
                epochs: 2
                threads: 1
                """);
        Path first = temp.resolve("first");
        ok(new Task1Command(Map.of()), List.of(), options, first, "--epochs=3");
        assertEquals(6, CommandRun.csv(first.resolve("task1-epochs.csv")).size(), "what is typed wins");
        Path second = temp.resolve("second");
        ok(new Task1Command(Map.of()), List.of(), left(first), second);
        assertEquals(
                WrittenResults.cellsOfAnyRun(first, "task1.csv", "task1-epochs.csv"),
                WrittenResults.cellsOfAnyRun(second, "task1.csv", "task1-epochs.csv"));
        CommandRun other = CommandRun.task2(Map.of(), "--config", left(first).toString());
        assertEquals(2, other.code());
        assertTrue(other.err().contains(" is of a run of task1, not of task2."), other.err());
    }

    @Test
    void aSearchIsRepeatedFromWhatItLeft() throws IOException {
        Path options = file("""
                task: task1
                dataset: glyphs
                offline: true
                train-limit: 200
                hidden: 12
                epochs: 2
                draws: 3
                space: ["lr=log:1e-3:1", "activation=item:relu,tanh"]
                """);
        Path first = temp.resolve("first");
        ok(LabCommands.withoutEnvironment(), List.of("search"), options, first, "--draws=2");
        assertEquals(2, CommandRun.csv(first.resolve("search.csv")).size(), "what is typed wins");
        Path second = temp.resolve("second");
        ok(LabCommands.withoutEnvironment(), List.of("search"), left(first), second);
        assertEquals(
                WrittenResults.cellsOfAnyRun(first, "search.csv"), WrittenResults.cellsOfAnyRun(second, "search.csv"));
    }

    @Test
    void experimentsAreRepeatedFromWhatTheyLeft() throws IOException {
        Path options = file("name: B/six-layers\ndataset: embedded\nengines: manual\nseeds: [1, 2]\n");
        Path first = temp.resolve("first");
        ok(LabCommands.withoutEnvironment(), List.of("run"), options, first, "--seeds=3");
        Path second = temp.resolve("second");
        ok(LabCommands.withoutEnvironment(), List.of("run"), left(first), second);
        String[] tables = {"lab.csv", "lab-epochs.csv", "reproduction.csv", "curves.csv"};
        assertEquals(WrittenResults.cellsOfAnyRun(first, tables), WrittenResults.cellsOfAnyRun(second, tables));
        assertEquals("3", CommandRun.csv(first.resolve("lab.csv")).get(0).get("seed"), "what is typed wins");
    }

    private CommandRun refused(Object command, String text, String... typed) throws IOException {
        List<String> all = new ArrayList<>(List.of(typed));
        all.addAll(List.of("--config", file(text).toString(), "--out", temp.toString()));
        CommandRun run = CommandRun.of(command, all.toArray(String[]::new));
        assertEquals(2, run.code(), run.err());
        return run;
    }

    @Test
    void aValueThatIsRefusedIsSaidWithItsLine() throws IOException {
        String where = temp.resolve("options.yaml") + ", line 2: ";
        String data = "dataset: glyphs\n";
        assertTrue(refused(new Task1Command(Map.of()), data + "epochs: 0\n")
                .err()
                .startsWith(where + "--epochs must be at least 1, not 0."));
        assertTrue(refused(new Task1Command(Map.of()), data + "models: [mpl]\n")
                .err()
                .startsWith(where + "Unknown value 'mpl' for --models: did you mean 'mlp'?"));
        assertTrue(refused(LabCommands.withoutEnvironment(), "name: B\nengines: [dl5j]\n", "run")
                .err()
                .startsWith(where + "Unknown value 'dl5j' for --engines"));
        assertTrue(refused(new LadderCommand(), data + "rungs: [simt]\n").err().startsWith(where + "Unknown value"));
        assertTrue(refused(new ParityCommand(), "steps: 1\nprecision: half\n")
                .err()
                .startsWith(where + "Unknown value"));
        CommandRun typed = refused(new Task1Command(Map.of()), data + "epochs: 3\n", "--epochs=0");
        assertTrue(typed.err().startsWith("--epochs must be at least 1, not 0."), typed.err());
    }

    @Test
    void theLadderAndParityTakeAFileToo() throws IOException {
        CommandRun ladder = ok(
                new LadderCommand(),
                List.of(),
                file("models: mlp\nrungs: [simd, threads]\ndataset: glyphs\noffline: true\nseed: 7\n"),
                temp.resolve("out"),
                "--dry-run");
        assertTrue(ladder.out().contains("seed 7"), ladder.out());
        CommandRun parity =
                ok(new ParityCommand(), List.of(), file("steps: [1, 2]\n"), temp.resolve("out"), "--dry-run");
        assertTrue(parity.out().contains("steps [1, 2]"), parity.out());
    }
}
