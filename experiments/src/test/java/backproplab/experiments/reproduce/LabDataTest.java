package backproplab.experiments.reproduce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.datasets.Catalog;
import backproplab.datasets.DataException;
import backproplab.datasets.NormalizeMode;
import backproplab.datasets.ProgressListener;
import backproplab.experiments.reports.DataSettings;
import backproplab.experiments.train.TrainingData;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabDataTest {
    @TempDir
    private Path temp;

    private static LabData drawings() {
        return new LabData(
                Map.of(), new LabData.Source(LabData.Kind.EMBEDDED, Optional.empty(), true), ProgressListener.SILENT);
    }

    private static DataSettings settings(String real, int validation, int train, int test) {
        return new DataSettings(real, NormalizeMode.MEAN, validation, train, test, false);
    }

    @Test
    void drawingsHaveTheShapeOfTheRealImages() {
        LabData data = drawings();
        assertEquals(
                "glyphs",
                data.prepare(settings(Catalog.MNIST, 10, 20, 30))
                        .source()
                        .train()
                        .name());
        assertEquals(
                "shapes",
                data.prepare(settings(Catalog.CIFAR10, 10, 20, 30))
                        .source()
                        .train()
                        .name());
    }

    @Test
    void partsHaveTheSizesAskedFor() {
        TrainingData data = drawings().prepare(settings(Catalog.MNIST, 10, 20, 30));
        assertEquals(20, data.trainCount());
        assertEquals(10, data.split().validation().length);
        assertEquals(30, data.source().test().size());
        assertFalse(data.labelOrder());
    }

    @Test
    void drawingsKeepNoMoreThanATenthForValidation() {
        TrainingData data = drawings().prepare(settings(Catalog.MNIST, 10_000, DataSettings.ALL, DataSettings.ALL));
        assertEquals(1_000, data.split().validation().length);
        assertEquals(9_000, data.trainCount());
        assertEquals(2_000, data.source().test().size());
    }

    @Test
    void labelOrderIsPassedOn() {
        assertTrue(drawings()
                .prepare(new DataSettings(Catalog.MNIST, NormalizeMode.MEAN, 10, 20, 30, true))
                .labelOrder());
    }

    @Test
    void equalSettingsAreDividedOnce() {
        LabData data = drawings();
        DataSettings settings = settings(Catalog.MNIST, 10, 20, 30);
        assertSame(data.prepare(settings), data.prepare(settings(Catalog.MNIST, 10, 20, 30)));
    }

    @Test
    void realImagesAreNeverReplaced() {
        LabData data = new LabData(
                Map.of(), new LabData.Source(LabData.Kind.REAL, Optional.of(temp), true), ProgressListener.SILENT);
        assertThrows(DataException.class, () -> data.prepare(settings(Catalog.MNIST, 10, 20, 30)));
    }
}
