package backproplab.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.experiments.cli.report.ReportCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ~/} wherever a path can be named. */
class HomeFolderCommandTest {
    private static final String HOME = System.getProperty("user.home");

    @TempDir
    private Path temp;

    @Test
    void inOptionsParametersAndFiles() throws IOException {
        String gone = HOME + "/no-such-folder-of-a-test";
        String[] places = {"--data-dir", "~/no-such-folder-of-a-test"};
        Path file = Files.writeString(
                temp.resolve("c.yaml"), "dataset: mnist\noffline: true\ndata-dir: ~/no-such-folder-of-a-test\n");
        for (CommandRun run : List.of(
                CommandRun.task1(Map.of(), "--dataset=mnist", "--offline", places[0], places[1]),
                CommandRun.task1(Map.of(), "--config=" + file),
                CommandRun.task1(Map.of(), "--dataset=folder:" + places[1]),
                CommandRun.task1(Map.of(), "--resume=" + places[1]),
                CommandRun.of(new ReportCommand(), places[1]))) {
            assertEquals(3, run.code(), run.err());
            assertTrue(run.err().contains(gone), run.err());
        }
    }
}
