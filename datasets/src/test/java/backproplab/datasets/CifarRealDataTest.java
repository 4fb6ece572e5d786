package backproplab.datasets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Facts that hold for the official files and for a copy that was decoded from JPEG. */
@EnabledIfEnvironmentVariable(named = Catalog.DATA_VARIABLE, matches = ".+")
class CifarRealDataTest {
    private static TrainTest cifar;

    @BeforeAll
    static void load() {
        Map<String, String> environment = Map.of(Catalog.DATA_VARIABLE, System.getenv(Catalog.DATA_VARIABLE));
        cifar = new Catalog(environment)
                .load(new Catalog.Request(Catalog.CIFAR10, Optional.empty(), true), ProgressListener.SILENT);
    }

    private static int[] histogram(Dataset dataset) {
        int[] counts = new int[dataset.classes()];
        for (int label : dataset.labels()) {
            counts[label]++;
        }
        return counts;
    }

    @Test
    void hasThePublishedCounts() {
        assertEquals("cifar10[50000 x 3x32x32, 10 classes]", cifar.train().toString());
        assertEquals("cifar10[10000 x 3x32x32, 10 classes]", cifar.test().toString());
        int[] expected = new int[10];
        Arrays.fill(expected, 5000);
        assertArrayEquals(expected, histogram(cifar.train()));
        Arrays.fill(expected, 1000);
        assertArrayEquals(expected, histogram(cifar.test()));
    }

    @Test
    void hasThePublishedMeanAndStandardDeviation() {
        Normalization normalization =
                Normalization.compute(NormalizeMode.MEAN_STD, cifar.train(), Samples.range(0, 50_000));
        // Red, green, blue, as used with this set everywhere; the wrong order of channels or images would show.
        assertArrayEquals(new double[] {0.4914, 0.4822, 0.4465}, normalization.mean(), 1e-3);
        assertArrayEquals(new double[] {0.2470, 0.2435, 0.2616}, normalization.std(), 2e-3);
    }
}
