package backproplab.experiments.cli.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.datasets.Catalog;
import backproplab.datasets.NormalizeMode;
import backproplab.datasets.ProgressListener;
import backproplab.datasets.fetch.Cache;
import backproplab.experiments.cli.IdxFiles;
import backproplab.experiments.reports.DataSettings;
import backproplab.experiments.reproduce.LabData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabDataLinesTest {
    @TempDir
    private Path temp;

    private static LabData found(LabData.Source source) {
        LabData data = new LabData(Map.of(), source, ProgressListener.SILENT);
        data.prepare(new DataSettings(Catalog.MNIST, NormalizeMode.MEAN, 1, 2, 1, false));
        return data;
    }

    @Test
    void realImagesAreNamedWithTheirPlace() throws IOException {
        IdxFiles.write(temp);
        LabData data = found(new LabData.Source(LabData.Kind.AUTO, Optional.of(temp), true));
        List<String> lines = LabDataLines.of(data, real -> "never asked");
        assertEquals(1, lines.size());
        assertTrue(lines.get(0).matches("Data: mnist \\(.+\\), \\d+ training and \\d+ test images"), lines.get(0));
        assertTrue(lines.get(0).startsWith("Data: mnist (" + temp + "), "), lines.get(0));
        assertEquals("mnist (" + temp + ")", LabDataLines.names(data));
    }

    @Test
    void drawingsAreNamedWithTheReasonAndHowToGetRealImages() {
        System.setProperty(Cache.PROPERTY, temp.toString());
        try {
            LabData data = found(new LabData.Source(LabData.Kind.AUTO, Optional.empty(), true));
            assertEquals(
                    List.of(
                            "Data: glyphs (drawn by code (glyphs, seed 7)), 10,000 training and 2,000 test images, drawings"
                                    + " in place of mnist: not found in " + temp.resolve("mnist")
                                    + "; put the four .gz files into a folder and name it with --data-dir or BACKPROPLAB_DATA, or"
                                    + " let a run download it, without --offline"),
                    LabDataLines.of(data, data::missing));
            assertEquals("glyphs (drawn by code (glyphs, seed 7))", LabDataLines.names(data));
        } finally {
            System.clearProperty(Cache.PROPERTY);
        }
    }
}
