package backproplab.datasets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.datasets.source.Mnist;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

@EnabledIfEnvironmentVariable(named = Catalog.DATA_VARIABLE, matches = ".+")
class MnistRealDataTest {
    private static TrainTest mnist;
    private static double seconds;

    @BeforeAll
    static void load() {
        Map<String, String> environment = Map.of(Catalog.DATA_VARIABLE, System.getenv(Catalog.DATA_VARIABLE));
        long started = System.nanoTime();
        mnist = new Catalog(environment)
                .load(new Catalog.Request(Catalog.MNIST, Optional.empty(), true), ProgressListener.SILENT);
        seconds = (System.nanoTime() - started) / 1e9;
    }

    @Test
    void hasThePublishedCounts() {
        assertEquals("mnist[60000 x 1x28x28, 10 classes]", mnist.train().toString());
        assertEquals("mnist[10000 x 1x28x28, 10 classes]", mnist.test().toString());
        assertArrayEquals(
                new int[] {5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949}, histogram(mnist.train()));
        assertArrayEquals(new int[] {980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009}, histogram(mnist.test()));
    }

    private static int[] histogram(Dataset dataset) {
        int[] counts = new int[dataset.classes()];
        for (int label : dataset.labels()) {
            counts[label]++;
        }
        return counts;
    }

    @Test
    void hasThePublishedMeanAndStandardDeviation() {
        Normalization normalization =
                Normalization.compute(NormalizeMode.MEAN_STD, mnist.train(), Samples.range(0, 60_000));
        assertEquals(0.1307, normalization.mean()[0], 5e-5);
        assertEquals(0.3081, normalization.std()[0], 5e-5);
    }

    @Test
    void isTheOriginal() throws Exception {
        assertEquals(List.of(), Mnist.read(Path.of(mnist.origin())).warnings());
    }

    @Test
    void isReadQuickly() {
        assertTrue(seconds < 10, "took " + seconds + " s, meant to take less than 2 s on an idle machine");
    }
}
