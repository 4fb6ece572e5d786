package backproplab.datasets.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MnistTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void writeGoodSet() throws IOException {
        IdxBytes.writeSet(folder, 12, 4);
    }

    private void replace(MnistFile file, byte[] content) throws IOException {
        Files.write(folder.resolve(file.plainName()), content);
    }

    private String failure() {
        return assertThrows(DataFormatException.class, () -> Mnist.read(folder)).getMessage();
    }

    @Test
    void readsBothParts() throws IOException {
        Parts parts = Mnist.read(folder);

        assertEquals(12 * 6, parts.train().pixels().length);
        assertArrayEquals(
                new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1}, parts.train().labels());
        assertEquals(2, parts.test().height());
        assertEquals(3, parts.test().width());
        assertEquals(4, parts.test().labels().length);
        assertEquals(10, parts.test().classNames().size());
    }

    @Test
    void warnsOfEachFileThatIsNotTheOriginal() throws IOException {
        List<String> warnings = Mnist.read(folder).warnings();

        assertEquals(4, warnings.size());
        String sum = Digests.sha256(IdxBytes.images(12, 2, 3));
        assertEquals(
                folder.resolve("train-images-idx3-ubyte") + " is not the original MNIST file (SHA-256 " + sum
                        + "); it is used as it is.",
                warnings.get(0));
    }

    @Test
    void refusesALabelOutOfRange() throws IOException {
        byte[] labels = IdxBytes.labels(12);
        labels[8 + 5] = 10;
        replace(MnistFile.TRAIN_LABELS, labels);

        assertEquals(
                "Labels of another set: " + folder.resolve("train-labels-idx1-ubyte")
                        + " has label 10 at offset 13, outside 0..9.\nName the set that it is with --dataset, or put a good"
                        + " copy there. Without a name here, a set has labels from 0 or 1 on, each of two images or more.",
                failure());
    }

    /** A set of images whose labels are those from first to last, each so many times, and first and last as its test part. */
    private Parts withLabels(int first, int last, int times) throws IOException {
        int classes = last - first + 1;
        byte[] values = new byte[classes * times];
        for (int n = 0; n < values.length; n++) {
            values[n] = (byte) (first + n % classes);
        }
        replace(MnistFile.TRAIN_IMAGES, IdxBytes.images(values.length, 2, 3));
        replace(MnistFile.TRAIN_LABELS, IdxBytes.idx(new int[] {0x801, values.length}, values));
        replace(MnistFile.TEST_IMAGES, IdxBytes.images(2, 2, 3));
        replace(MnistFile.TEST_LABELS, IdxBytes.idx(new int[] {0x801, 2}, new byte[] {(byte) first, (byte) last}));
        return Mnist.read(folder);
    }

    /** EMNIST's letters, balanced and by class; and a set of 200. */
    @Test
    void takesClassesFromTheLabels() throws IOException {
        for (int[] range : new int[][] {{1, 26}, {0, 46}, {0, 61}, {0, 199}}) {
            Parts parts = withLabels(range[0], range[1], 2);
            int classes = range[1] - range[0] + 1;
            assertEquals(classes, parts.train().classNames().size());
            assertEquals(String.valueOf(range[0]), parts.train().classNames().get(0));
            assertEquals(String.valueOf(range[1]), parts.test().classNames().get(classes - 1));
            assertArrayEquals(new int[] {0, classes - 1}, parts.test().labels());
            assertEquals(
                    folder + " is not MNIST: it has " + classes + " classes, labels " + range[0] + " to " + range[1]
                            + ", which are their names.",
                    parts.warnings().get(0));
        }
        // Fewer than ten are MNIST's digits of which some do not occur.
        assertEquals(10, withLabels(1, 5, 2).train().classNames().size());
        // A class of one image is a damaged byte.
        assertTrue(assertThrows(DataFormatException.class, () -> withLabels(0, 11, 1))
                .getMessage()
                .contains(" has label 10 at offset 18, outside 0..9.\n"));
    }

    @Test
    void takesNamesWithADot() throws IOException {
        for (MnistFile file : MnistFile.values()) {
            Path published = folder.resolve(file.plainName());
            Files.move(published, folder.resolve(file.plainName().replace("-idx", ".idx")));
        }
        assertEquals(Optional.of(folder.resolve("train-images.idx3-ubyte")), MnistFile.TRAIN_IMAGES.in(folder));
        assertEquals(12, Mnist.read(folder).train().labels().length);
        Path zipped = folder.resolve("t10k-labels.idx1-ubyte.gz");
        Files.move(folder.resolve("t10k-labels.idx1-ubyte"), zipped);
        assertEquals(Optional.of(zipped), MnistFile.TEST_LABELS.in(folder));
    }

    @Test
    void refusesCountsThatDiffer() throws IOException {
        replace(MnistFile.TEST_LABELS, IdxBytes.labels(5));

        assertEquals(
                "Data do not fit together: " + folder.resolve("t10k-images-idx3-ubyte") + " has 4 images, "
                        + folder.resolve("t10k-labels-idx1-ubyte") + " has 5 labels.\nPut the files of one set there.",
                failure());
    }

    @Test
    void refusesShapesThatDiffer() throws IOException {
        replace(MnistFile.TEST_IMAGES, IdxBytes.images(4, 3, 2));

        assertEquals(
                "Data do not fit together: in " + folder
                        + " training images are 2x3, test images 3x2.\nPut the four files of one set there.",
                failure());
    }

    @Test
    void refusesAMissingFile() throws IOException {
        Files.delete(folder.resolve(MnistFile.TEST_LABELS.plainName()));

        assertEquals(
                "Data file not found: " + folder.resolve("t10k-labels-idx1-ubyte")
                        + ", plain or .gz.\nPut it there, or name another folder.",
                failure());
    }

    @Test
    void prefersPlainFilesAndTakesZippedOnes() throws IOException {
        Path zipped = Files.write(folder.resolve(MnistFile.TEST_LABELS.gzipName()), IdxBytes.gzip(IdxBytes.labels(4)));
        assertEquals(Optional.of(folder.resolve(MnistFile.TEST_LABELS.plainName())), MnistFile.TEST_LABELS.in(folder));
        Files.delete(folder.resolve(MnistFile.TEST_LABELS.plainName()));
        assertEquals(Optional.of(zipped), MnistFile.TEST_LABELS.in(folder));
        assertEquals(4, Mnist.read(folder).test().labels().length);
    }

    @Test
    void looksInTheUsualSubfolders(@TempDir Path other) throws IOException {
        assertEquals(Optional.empty(), Mnist.findIn(other));
        Path raw = IdxBytes.writeSet(other.resolve("MNIST").resolve("raw"), 2, 1);
        assertEquals(Optional.of(raw), Mnist.findIn(other));
        Path mnist = IdxBytes.writeSet(other.resolve("mnist"), 2, 1);
        assertEquals(Optional.of(mnist), Mnist.findIn(other));
        assertEquals(Optional.of(folder), Mnist.findIn(folder).map(Path::normalize));
    }

    @Test
    void saysWhatAnIncompleteFolderLacks() throws IOException {
        Files.delete(folder.resolve(MnistFile.TRAIN_IMAGES.plainName()));
        Files.delete(folder.resolve(MnistFile.TEST_LABELS.plainName()));

        DataFormatException incomplete = assertThrows(DataFormatException.class, () -> Mnist.findIn(folder));
        assertEquals(
                "Incomplete data: " + folder + " has some files of MNIST but lacks train-images-idx3-ubyte, "
                        + "t10k-labels-idx1-ubyte (plain or .gz).\nAdd what is missing, or name another folder.",
                incomplete.getMessage());
        assertEquals(List.of(MnistFile.TRAIN_IMAGES, MnistFile.TEST_LABELS), Mnist.missingIn(folder));
    }

    @Test
    void namesItsFiles() {
        assertTrue(Mnist.fileNames().startsWith("train-images-idx3-ubyte[.gz], train-labels-idx1-ubyte[.gz], "));
    }
}
