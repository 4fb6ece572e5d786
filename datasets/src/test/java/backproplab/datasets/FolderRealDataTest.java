package backproplab.datasets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** CIFAR-10 as a folder of JPEG images, if the folder of real data has it. */
@EnabledIfEnvironmentVariable(named = Catalog.DATA_VARIABLE, matches = ".+")
class FolderRealDataTest {
    private static final String NAME = "cifar-10-images";

    @Test
    void sixtyThousandJpegFilesAreTheImagesOfTheBinaryFiles() {
        Map<String, String> environment = Map.of(Catalog.DATA_VARIABLE, System.getenv(Catalog.DATA_VARIABLE));
        Path root = Path.of(environment.get(Catalog.DATA_VARIABLE)).resolve(NAME);
        assumeTrue(Files.isDirectory(root), () -> root + " is not there");
        Catalog catalog = new Catalog(environment);
        TrainTest folder =
                catalog.load(new Catalog.Request("folder:" + root, Optional.empty(), true), ProgressListener.SILENT);
        TrainTest binary =
                catalog.load(new Catalog.Request(Catalog.CIFAR10, Optional.empty(), true), ProgressListener.SILENT);

        assertEquals(
                "folder:cifar-10-images[50000 x 3x32x32, 10 classes]",
                folder.train().toString());
        assertEquals(10_000, folder.test().size());
        assertEquals(binary.train().classNames(), folder.train().classNames());
        int[] all = Samples.range(0, 50_000);
        Normalization expected = Normalization.compute(NormalizeMode.MEAN_STD, binary.train(), all);
        Normalization actual = Normalization.compute(NormalizeMode.MEAN_STD, folder.train(), all);
        // The order of the images differs and so may the last bit of a decoder, but not the channels.
        assertArrayEquals(expected.mean(), actual.mean(), 1e-3);
        assertArrayEquals(expected.std(), actual.std(), 1e-3);
    }
}
