package backproplab.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.experiments.cli.lab.LabCommands;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --dataset embedded} means the drawings, whichever these are, in every command that takes a data set. */
class EmbeddedDatasetTest {
    @TempDir
    private Path temp;

    private CommandRun dry(Object command, String... before) {
        List<String> arguments = new ArrayList<>(List.of(before));
        arguments.addAll(List.of("--dataset", "embedded", "--train-limit", "100", "--dry-run"));
        arguments.addAll(List.of("--out", temp.toString()));
        return CommandRun.of(command, arguments.toArray(String[]::new));
    }

    private static void draws(String name, CommandRun run) {
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().contains("Data: " + name + " (drawn by code (" + name + ", "), run.out());
    }

    @Test
    void eachTaskHasItsDrawings() {
        String[] small = {"--models", "mlp", "--hidden", "4", "--engines", "manual"};
        draws("glyphs", dry(new Task1Command(Map.of()), small));
        draws("shapes", dry(new Task2Command(Map.of()), small));
    }

    @Test
    void aSearchHasThoseOfItsTask() {
        String[] small = {"search", "--space", "lr=item:0.1", "--draws", "1", "--hidden", "4"};
        draws("shapes", dry(LabCommands.withoutEnvironment(), small));
        List<String> task1 = new ArrayList<>(List.of(small));
        task1.addAll(List.of("--task", "task1"));
        draws("glyphs", dry(LabCommands.withoutEnvironment(), task1.toArray(String[]::new)));
    }

    @Test
    void theHelpNamesThem() {
        String help = CommandRun.task1(Map.of(), "--help").out().replaceAll("\\s+", " ");
        assertTrue(help.contains("embedded: the drawings, glyphs (Task2: shapes)"), help);
    }
}
