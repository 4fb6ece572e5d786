package backproplab.datasets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.datasets.augment.ImageShape;
import backproplab.datasets.augment.Resampler;
import backproplab.datasets.images.PixelReader;
import backproplab.datasets.images.TestImages;
import backproplab.datasets.source.CifarBytes;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

@ResourceLock("ND4J")
class FolderCatalogTest {
    @TempDir
    private Path temp;

    private static TrainTest load(String token, ImageSize size, ProgressListener listener) {
        return new Catalog(Map.of())
                .load(
                        new Catalog.Request(token, Optional.empty(), true, Catalog.MNIST, Optional.ofNullable(size)),
                        listener);
    }

    /** Writes each image of a data set as PART/CLASS/number.png. */
    private void export(Dataset dataset, Path part) throws IOException {
        for (int n = 0; n < dataset.size(); n++) {
            Path file =
                    part.resolve(dataset.classNames().get(dataset.labels()[n])).resolve(1000 + n + ".png");
            TestImages.write(file, dataset.pixels(), n * 3072, 3, 32, 32);
        }
    }

    /** The images of one class, one after the other. */
    private static byte[] ofClass(Dataset dataset, int label) {
        byte[] pixels = new byte[0];
        for (int n = 0; n < dataset.size(); n++) {
            if (dataset.labels()[n] == label) {
                int end = pixels.length;
                pixels = Arrays.copyOf(pixels, end + 3072);
                System.arraycopy(dataset.pixels(), n * 3072, pixels, end, 3072);
            }
        }
        return pixels;
    }

    @Test
    void aPngFolderHasThePixelsOfTheBinaryFilesItWasMadeFrom() throws IOException {
        Path bin = CifarBytes.writeSet(temp.resolve("bin"), 10, 10);
        TrainTest original = new Catalog(Map.of())
                .load(new Catalog.Request("cifar10", Optional.of(bin), true), ProgressListener.SILENT);
        export(original.train(), temp.resolve("pets").resolve("train"));
        export(original.test(), temp.resolve("pets").resolve("test"));

        TrainTest folder = load("folder:" + temp.resolve("pets"), null, ProgressListener.SILENT);

        assertEquals("folder:pets[50 x 3x32x32, 10 classes]", folder.train().toString());
        assertEquals(original.train().classNames(), folder.train().classNames());
        for (int label = 0; label < 10; label++) {
            assertArrayEquals(ofClass(original.train(), label), ofClass(folder.train(), label));
            assertArrayEquals(ofClass(original.test(), label), ofClass(folder.test(), label));
        }
        assertEquals(temp.resolve("pets").toString(), folder.origin());
        assertFalse(folder.embedded());
    }

    @Test
    void resizesAndWarnsThroughTheListener() throws IOException {
        for (int n = 0; n < 10; n++) {
            TestImages.noise(temp.resolve("train").resolve("a").resolve(n + ".png"), 3, 4, 5 + n, n);
        }
        List<String> heard = new ArrayList<>();
        ProgressListener listener = new ProgressListener() {
            @Override
            public void downloading(String file, long doneBytes, long totalBytes) {}

            @Override
            public void warning(String message) {
                heard.add(message);
            }
        };

        TrainTest folder = load("folder:" + temp, new ImageSize(6, 8), listener);

        assertEquals(3 * 6 * 8, folder.train().featuresPerSample());
        assertEquals(1, folder.test().size());
        assertEquals(1, heard.size());
        assertTrue(heard.get(0).contains("every tenth image"), heard.get(0));
    }

    @Test
    void brokenFoldersAreDataErrors() {
        DataException refused = assertThrows(
                DataException.class, () -> load("folder:" + temp.resolve("none"), null, ProgressListener.SILENT));
        assertEquals(
                "Image folder " + temp.resolve("none") + " does not exist.\nCheck the path after folder:",
                refused.getMessage());
    }

    @Test
    void badPathsAndSizesAreUsageErrors() {
        assertTrue(Catalog.isFolder("folder:"));
        assertFalse(Catalog.isFolder("folders"));
        assertEquals(
                "No path after 'folder:': name a folder, as in folder:photos.",
                assertThrows(SettingException.class, () -> load("folder:", null, ProgressListener.SILENT))
                        .getMessage());
        assertTrue(assertThrows(SettingException.class, () -> load("folder:a\0b", null, ProgressListener.SILENT))
                .getMessage()
                .startsWith("No path after 'folder:': "));
        assertEquals(
                "Image size 8x8 has no effect on data set 'glyphs': only images of folder:PATH are resized.",
                assertThrows(SettingException.class, () -> load("glyphs", new ImageSize(8, 8), ProgressListener.SILENT))
                        .getMessage());
    }

    @Test
    void singleFilesAreReadAsTheNetworkTakesThem() throws IOException {
        Path file = TestImages.noise(temp.resolve("x.png"), 3, 4, 5, 3);
        Dataset dataset = new Dataset("one", 3, 4, 5, List.of("a"), pixelsOf(file), new int[1]);
        Normalization normalization = Normalization.compute(NormalizeMode.MEAN_STD, dataset, new int[] {0});
        float[] expected = new float[60];
        normalization.apply(dataset.pixels(), 0, expected, 0);

        assertArrayEquals(expected, files(4, normalization).read(file));
        assertEquals(
                "normalization is for 60 values per image, not 3x5x5",
                assertThrows(IllegalArgumentException.class, () -> files(5, normalization))
                        .getMessage());
        Path none = temp.resolve("none.png");
        assertTrue(
                assertThrows(DataException.class, () -> files(4, normalization).read(none))
                        .getMessage()
                        .startsWith("Broken image: " + none + " cannot be read: "));
    }

    private static ImageFiles files(int height, Normalization normalization) {
        return new ImageFiles(3, Augmentation.NONE.preparation(height, 5), normalization);
    }

    /** A picture of any size goes the way that a picture of the data set went: to its size, then through the steps without chance. */
    @Test
    void singleFilesGoThroughTheWholeChain() throws IOException {
        Augmentation augmentation = Augmentation.parse("flip,resize12,crop2,rrc6x5");
        Augmentation preparation = augmentation.preparation(20, 30);
        assertEquals("resize20x30,resize12,resize6x5", preparation.toString());
        Path file = TestImages.noise(temp.resolve("x.png"), 3, 90, 70, 3);
        byte[] pixels = new PixelReader(3).read(file).pixels();
        int[][] sizes = {{90, 70}, {20, 30}, {12, 12}, {6, 5}};
        for (int step = 1; step < sizes.length; step++) {
            ImageShape shape = new ImageShape(3, sizes[step - 1][0], sizes[step - 1][1]);
            pixels = Resampler.resize(shape, pixels, sizes[step][0], sizes[step][1]);
        }
        Normalization raw = Normalization.of(NormalizeMode.NONE, 3, 6, 5, new double[0], new double[0]);
        float[] read = new ImageFiles(3, preparation, raw).read(file);
        for (int i = 0; i < read.length; i++) {
            assertEquals(pixels[i] & 0xFF, read[i]);
        }
    }

    /** What was written, read with the JDK's decoder. */
    private static byte[] pixelsOf(Path file) throws IOException {
        BufferedImage image = ImageIO.read(file.toFile());
        byte[] pixels = new byte[60];
        for (int i = 0; i < 20; i++) {
            int rgb = image.getRGB(i % 5, i / 5);
            pixels[i] = (byte) (rgb >> 16);
            pixels[20 + i] = (byte) (rgb >> 8);
            pixels[40 + i] = (byte) rgb;
        }
        return pixels;
    }
}
