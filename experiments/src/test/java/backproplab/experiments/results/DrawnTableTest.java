package backproplab.experiments.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.experiments.task.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A trial run on drawings does not take the place of real results in silence. */
class DrawnTableTest {
    @TempDir
    private Path temp;

    private Path table(String name, String... datasets) throws IOException {
        StringBuilder text = new StringBuilder("run_id,task,dataset\r\n");
        for (String dataset : datasets) {
            text.append("old-run,task1,").append(dataset).append("\r\n");
        }
        Path file = temp.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    @Test
    void saysWhereTheTableOfRealImagesIs() throws IOException {
        Path copy = table("task1.csv", "mnist", "mnist");
        Path drawn = table("new-run/comparison.csv", "glyphs");
        String now = copy + " was of mnist and is of drawings now (glyphs).\nThe table of real images is ";
        assertEquals(List.of(now + "not kept: its run's folder is gone."), DrawnTable.notice(drawn, copy));
        Path kept = table("old-run/comparison.csv", "mnist");
        assertEquals(List.of(now + "kept: " + kept + "."), DrawnTable.notice(drawn, copy));
    }

    @ParameterizedTest
    @CsvSource({
        "cifar10, shapes, true",
        "folder:pets, glyphs, true",
        "glyphs, shapes, false",
        "mnist, cifar10, false",
        "shapes, mnist, false",
        "folder:pets, folder:cars, false",
    })
    void onlyOfDrawingsInPlaceOfRealImages(String before, String now, boolean said) throws IOException {
        List<String> notice = DrawnTable.notice(table("r/search.csv", now), table("search.csv", before));
        assertEquals(said, !notice.isEmpty(), notice.toString());
    }

    @Test
    void aLabsTableMayHaveBoth() throws IOException {
        Path copy = table("lab.csv", "glyphs", "cifar10", "mnist");
        assertTrue(DrawnTable.notice(table("r/comparison.csv", "glyphs", "shapes"), copy)
                .get(0)
                .startsWith(copy + " was of cifar10, mnist and is of drawings now (glyphs, shapes)."));
        assertEquals(List.of(), DrawnTable.notice(table("r/comparison.csv", "glyphs", "mnist"), copy));
    }

    @Test
    void whatIsNoTableIsReplacedAsBefore() throws IOException {
        Path drawn = table("r/comparison.csv", "glyphs");
        assertEquals(List.of(), DrawnTable.notice(drawn, temp.resolve("none.csv")));
        for (String text : List.of(
                "", "a,b\r\n1,2\r\n", "dataset,run_id\r\n\"mnist,x\r\n", "dataset,dataset\r\nmnist,mnist\r\n")) {
            assertEquals(List.of(), DrawnTable.notice(drawn, Files.writeString(temp.resolve("broken.csv"), text)));
        }
    }

    @Test
    void publishingSaysIt() throws IOException {
        table("task1.csv", "mnist");
        try (RunFolder folder = RunFolder.create(temp, "task1", LocalDateTime.of(2026, 1, 2, 3, 4, 5))) {
            folder.add(new ComparisonRow(
                    folder.runId(),
                    "task1",
                    "glyphs",
                    Task.TASK1.presets().get(0).plans().get(0),
                    1,
                    1,
                    Map.of()));
            List<String> warnings = folder.publish();
            assertEquals(1, warnings.size(), warnings.toString());
            assertTrue(warnings.get(0).contains("task1.csv was of mnist and is of drawings now"), warnings.get(0));
            assertEquals(List.of(), folder.publish(), "once");
        }
    }
}
