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
                "Broken data file: " + folder.resolve("train-labels-idx1-ubyte")
                        + " has label 10 at offset 13, outside 0..9.\n"
                        + "Put a good copy in its place; a downloaded one: delete it and run again to fetch it anew.",
                failure());
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
