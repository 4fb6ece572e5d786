package backproplab.benchmarks.work;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepFactsTest {
    private static final StepFacts FACTS =
            new StepFacts("cnn-b10", "dl4j", "dl4j-cpu", "omp 1 blas 2", 2.5, Map.of("blas", "OPENBLAS"));

    @TempDir
    Path folder;

    @AfterEach
    void forget() {
        System.clearProperty(StepFacts.FOLDER_PROPERTY);
    }

    @Test
    void travelsThroughTheFolder() throws IOException {
        System.setProperty(StepFacts.FOLDER_PROPERTY, folder.toString());
        FACTS.publish();
        assertEquals(List.of(FACTS), StepFacts.readAll(folder));
    }

    @Test
    void staysSilentWithoutAFolder() throws IOException {
        FACTS.publish();
        assertEquals(List.of(), StepFacts.readAll(folder));
    }
}
