package backproplab.experiments.results;

import static org.junit.jupiter.api.Assertions.assertEquals;

import backproplab.experiments.results.LayerMeasures.Outputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayersTableTest {
    @TempDir
    private Path temp;

    private static RunKey key(String variant) {
        return new RunKey("test", variant, "mlp", "1", "manual");
    }

    private static LayerRow row(String variant) {
        LayerMeasures measures = new LayerMeasures("fc1", new Outputs(0.5, 1, Double.NaN), 2, 3, 0.25, Double.NaN);
        return new LayerRow(new RunLine("run", "task1", "toy", key(variant)), 0, measures);
    }

    /** Both have rows from before training alone: one failed then, the other was cut off and will be trained again. */
    @Test
    void rowsOfARunThatFailedInItsFirstEpochStay() throws IOException {
        Path path;
        try (RunFolder folder = RunFolder.create(temp, "task1", LocalDateTime.of(2026, 1, 2, 3, 4, 5))) {
            path = folder.path();
            folder.layers(List.of(row("failed")));
            folder.layers(List.of(row("cut off")));
        }
        Path file = path.resolve(FileNames.LAYERS);
        List<String> lines = Files.readAllLines(file);
        assertEquals(
                "run,task1,test,failed,toy,mlp,manual,1,0,fc1,0.500000,1.00000,,2.00000,3.00000,0.250000,",
                lines.get(1));
        KeptRows kept =
                new KeptRows(List.of(), List.of(), List.of(), Map.of(key("failed"), KeptRows.OVER, key("cut off"), 3L));
        RunFolder.resume(path, "task1", kept).close();
        assertEquals(lines.subList(0, 2), Files.readAllLines(file));
    }
}
