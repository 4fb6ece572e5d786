package backproplab.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ThreadWordsTest {
    private static Map<String, Object> entry(String model, String engine, int threads, Object... more) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("model", model);
        entry.put("engine", engine);
        entry.put("threads", threads);
        for (int i = 0; i < more.length; i += 2) {
            entry.put(more[i].toString(), more[i + 1]);
        }
        return entry;
    }

    @Test
    void theFastestOfWhatWasTried() {
        assertEquals(
                ", threads by hand 2, Deeplearning4j 1: the fastest of what was tried",
                ThreadWords.of(List.of(
                        entry("mlp", "manual", 2),
                        entry("mlp", "dl4j", 1, "blas_threads", 1, "tried_ms", Map.of("1", 2.5)))));
    }

    @Test
    void modelsAreNamedWhereTheyDiffer() {
        assertEquals(
                ", threads by hand 2, Deeplearning4j 1 for mlp, 2 (products 1) for cnn and vgg",
                ThreadWords.of(List.of(
                        entry("mlp", "manual", 2),
                        entry("mlp", "dl4j", 1),
                        entry("cnn", "manual", 2),
                        entry("cnn", "dl4j", 2, "blas_threads", 1),
                        entry("vgg", "dl4j", 2, "blas_threads", 1))));
    }

    @Test
    void theTextbookHasNoThreadsToChoose() {
        assertEquals("", ThreadWords.of(List.of(entry("mlp", "loops", 2))));
        assertEquals("", ThreadWords.of(List.of()));
    }
}
