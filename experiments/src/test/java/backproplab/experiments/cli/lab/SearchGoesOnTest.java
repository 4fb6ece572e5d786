package backproplab.experiments.cli.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.experiments.checkpoint.StartedCommand;
import backproplab.experiments.cli.CommandRun;
import backproplab.experiments.search.Journal;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which of its first settings a search goes on with. */
class SearchGoesOnTest {
    @TempDir
    private Path temp;

    /** A search that was cut off before its first trial had ended. */
    private Path cutOff(String... more) throws IOException {
        Path whole = temp.resolve("whole");
        List<String> arguments = new ArrayList<>(List.of("--space", "lr=item:0.1", "--draws", "1"));
        arguments.addAll(List.of(more));
        CommandRun run = SearchRuns.small(whole, arguments.toArray(String[]::new));
        assertEquals(0, run.code(), run.err());
        ObjectMapper json = new ObjectMapper();
        String first = Files.readAllLines(SearchRuns.folder(whole).resolve(Journal.FILE))
                .get(0);
        StartedCommand command = json.treeToValue(json.readTree(first).at("/entry/start"), StartedCommand.class);
        Path folder = Files.createDirectories(temp.resolve("cut/20260101-000000-search"));
        Journal.start(folder, command).close();
        return folder;
    }

    private static String engines(CommandRun run) {
        assertEquals(0, run.code(), run.err());
        return run.out()
                .lines()
                .filter(line -> line.startsWith("Engine: "))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void coresAreDividedAsBeforeUnlessItIsSaidOtherwise() throws IOException {
        String folder = cutOff("--parallel", "1", "--threads", "3").toString();
        CommandRun other = SearchRuns.search("--resume", folder, "--threads", "2", "--dry-run");
        assertTrue(engines(other).contains("; 1 at a time, 2 threads each; "), other.out());
        CommandRun same = SearchRuns.search("--resume", folder);
        assertTrue(engines(same).contains("; 1 at a time, 3 threads each; "), same.out());
        assertTrue(same.out().contains(" To train it:"), same.out());
        assertTrue(
                same.out().contains(" --out " + Path.of(folder).getParent()),
                "it lies where no search without --out would: " + same.out());
    }
}
