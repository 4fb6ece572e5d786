package backproplab.datasets.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sets with the true headers of their formats, of a few images of 2 x 3. */
class IdxSetTest {
    @TempDir
    private Path folder;

    /** Writes a part: one image for each label, a byte each. */
    private void write(String images, String labels, int... values) throws IOException {
        byte[] bytes = new byte[values.length];
        for (int n = 0; n < bytes.length; n++) {
            bytes[n] = (byte) values[n];
        }
        Files.write(folder.resolve(images), IdxBytes.images(values.length, 2, 3));
        Files.write(folder.resolve(labels), IdxBytes.idx(new int[] {0x801, values.length}, bytes));
    }

    private void writeEmnist(String part, int first, int last) throws IOException {
        String name = "emnist-" + part + "-";
        write(
                name + "train-images-idx3-ubyte",
                name + "train-labels-idx1-ubyte",
                IntStream.rangeClosed(first, last).toArray());
        write(name + "test-images-idx3-ubyte", name + "test-labels-idx1-ubyte", last, first);
    }

    private static String failure(IdxSet set, Path place) {
        return assertThrows(DataFormatException.class, () -> set.read(place)).getMessage();
    }

    @ParameterizedTest
    @CsvSource({
        "letters, 1, 26, 26, A, Z",
        "balanced, 0, 46, 47, 0, t",
        "bymerge, 0, 46, 47, 0, t",
        "byclass, 0, 61, 62, 0, z",
        "digits, 0, 9, 10, 0, 9",
        "mnist, 0, 9, 10, 0, 9",
    })
    void emnistHasItsClasses(String part, int first, int last, int classes, String firstName, String lastName)
            throws IOException {
        writeEmnist(part, first, last);
        IdxSet set = Arrays.stream(IdxSet.values())
                .filter(each -> each.token().equals("emnist-" + part))
                .findFirst()
                .orElseThrow();
        assertEquals(Optional.of(folder), set.findIn(folder));

        Parts parts = set.read(folder);

        List<String> names = parts.train().classNames();
        assertEquals(classes, names.size());
        assertEquals(classes, names.stream().distinct().count());
        assertEquals(List.of(firstName, lastName), List.of(names.get(0), names.get(classes - 1)));
        assertArrayEquals(IntStream.range(0, classes).toArray(), parts.train().labels());
        assertArrayEquals(new int[] {classes - 1, 0}, parts.test().labels());
    }

    /** The mapping that is published with the sets: 36 is a, 38 d, 46 t where small letters like their capitals are of one class. */
    @Test
    void smallLettersThatLookLikeCapitalsAreOneClass() throws IOException {
        writeEmnist("balanced", 0, 46);
        List<String> names = IdxSet.EMNIST_BALANCED.read(folder).train().classNames();
        assertEquals("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabdefghnqrt", String.join("", names));
    }

    @Test
    void emnistsImagesAreTurnedUprightAndThatIsSaid() throws IOException {
        writeEmnist("letters", 1, 26);
        Parts parts = IdxSet.EMNIST_LETTERS.read(folder);
        assertEquals(3, parts.train().height());
        assertEquals(2, parts.train().width());
        byte[] stored = IdxBytes.images(26, 2, 3);
        byte[] second = Arrays.copyOfRange(stored, 16 + 6, 16 + 12);
        // Rows 0 1 2 and 3 4 5 as they are stored are columns.
        byte[] upright = {second[0], second[3], second[1], second[4], second[2], second[5]};
        assertArrayEquals(upright, Arrays.copyOfRange(parts.train().pixels(), 6, 12));
        assertEquals(
                List.of("The images of EMNIST (letters) are stored with rows and columns exchanged; they were turned"
                        + " upright, as other pictures are."),
                parts.warnings());
    }

    @Test
    void qmnistsLabelsAreRowsOfIntegers() throws IOException {
        for (String part : List.of("train", "test")) {
            ByteBuffer rows = ByteBuffer.allocate(3 * 8 * 4);
            for (int n = 0; n < 3; n++) {
                // The digit, then the series, the writer, and more.
                rows.putInt(n * 32, 9 - n).putInt(n * 32 + 4, 4).putInt(n * 32 + 8, 3012);
            }
            Files.write(folder.resolve("qmnist-" + part + "-images-idx3-ubyte"), IdxBytes.images(3, 2, 3));
            Files.write(
                    folder.resolve("qmnist-" + part + "-labels-idx2-int.gz"),
                    IdxBytes.gzip(IdxBytes.idx(new int[] {0xC02, 3, 8}, rows.array())));
        }
        assertEquals(Optional.of(folder), IdxSet.QMNIST.findIn(folder));
        Parts parts = IdxSet.QMNIST.read(folder);
        assertArrayEquals(new int[] {9, 8, 7}, parts.train().labels());
        assertArrayEquals(new int[] {9, 8, 7}, parts.test().labels());
        assertEquals(List.of(2, 3), List.of(parts.test().height(), parts.test().width()));
        assertEquals("7", parts.train().classNames().get(7));
        assertEquals(List.of(), parts.warnings());
    }

    @Test
    void namesGoWithTheSetThatWasAskedFor() throws IOException {
        IdxBytes.writeSet(folder, 12, 4);
        assertEquals(
                List.of("o", "ki", "su", "tsu", "na", "ha", "ma", "ya", "re", "wo"),
                IdxSet.KMNIST.read(folder).test().classNames());
        assertEquals(
                "Ankle boot",
                IdxSet.FASHION_MNIST.read(folder).train().classNames().get(9));
        assertArrayEquals(
                Mnist.read(folder).train().pixels(),
                IdxSet.KMNIST.read(folder).train().pixels());
    }

    @Test
    void aSetsOwnSubfolderComesBeforeFilesOfTheSameNames() throws IOException {
        Path own = Files.createDirectories(folder.resolve("FashionMNIST/raw"));
        IdxBytes.writeSet(folder, 12, 4);
        assertEquals(Optional.of(folder), IdxSet.FASHION_MNIST.findIn(folder));
        IdxBytes.writeSet(own, 12, 4);
        assertEquals(Optional.of(own), IdxSet.FASHION_MNIST.findIn(folder));
        assertEquals(Optional.of(own), IdxSet.FASHION_MNIST.findIn(own));
        assertEquals(
                "Another set: " + own
                        + " is where Fashion-MNIST lies, not KMNIST.\nUse --dataset fashion-mnist, or name another folder.",
                assertThrows(DataFormatException.class, () -> IdxSet.KMNIST.findIn(own))
                        .getMessage());
    }

    @Test
    void theLabelsOfAnotherSetAreNotCalledBroken() throws IOException {
        writeEmnist("letters", 0, 26);
        assertEquals(
                "Labels of another set: " + folder.resolve("emnist-letters-train-labels-idx1-ubyte")
                        + " has label 0 at offset 8, outside 1..26.\nName the set that it is with --dataset, or put a good"
                        + " copy there. Without a name here, a set has labels from 0 or 1 on, each of two images or more.",
                failure(IdxSet.EMNIST_LETTERS, folder));
    }

    @Test
    void whatIsMissingIsNamed() throws IOException {
        assertEquals(Optional.empty(), IdxSet.EMNIST_DIGITS.findIn(folder));
        writeEmnist("digits", 0, 9);
        Files.delete(folder.resolve("emnist-digits-test-labels-idx1-ubyte"));
        assertEquals(
                "Incomplete data: " + folder + " has some files of EMNIST (digits) but lacks"
                        + " emnist-digits-test-labels-idx1-ubyte (plain or .gz).\n"
                        + "Add what is missing, or name another folder.",
                assertThrows(DataFormatException.class, () -> IdxSet.EMNIST_DIGITS.findIn(folder))
                        .getMessage());
        assertEquals(
                "Data file not found: " + folder.resolve("emnist-digits-test-labels-idx1-ubyte")
                        + ", plain or .gz.\nPut it there, or name another folder.",
                failure(IdxSet.EMNIST_DIGITS, folder));
    }

    @Test
    void partsMustFitTogether() throws IOException {
        writeEmnist("digits", 0, 9);
        Files.write(folder.resolve("emnist-digits-test-images-idx3-ubyte"), IdxBytes.images(2, 3, 3));
        assertEquals(
                "Data do not fit together: in " + folder
                        + " training images are 3x2, test images 3x3.\nPut the four files of one set there.",
                failure(IdxSet.EMNIST_DIGITS, folder));
        Files.write(folder.resolve("emnist-digits-test-images-idx3-ubyte"), IdxBytes.images(3, 2, 3));
        assertEquals(
                "Data do not fit together: " + folder.resolve("emnist-digits-test-images-idx3-ubyte")
                        + " has 3 images, " + folder.resolve("emnist-digits-test-labels-idx1-ubyte")
                        + " has 2 labels.\nPut the files of one set there.",
                failure(IdxSet.EMNIST_DIGITS, folder));
    }
}
