package backproplab.datasets.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Cifar100Test {
    @TempDir
    private Path folder;

    /** Records of a group, a class and pixels: groups 19, 18, ... and classes 99, 98, ... */
    private static byte[] records(int count) {
        byte[] bytes = new byte[count * 3074];
        for (int r = 0; r < count; r++) {
            Arrays.fill(bytes, r * 3074 + 2, (r + 1) * 3074, (byte) (r + 1));
            bytes[r * 3074] = (byte) (19 - r % 20);
            bytes[r * 3074 + 1] = (byte) (99 - r % 100);
        }
        return bytes;
    }

    private static byte[] archive() {
        return IdxBytes.gzip(CifarBytes.tar(tar -> {
            tar.add("cifar-100-binary/", new byte[0]);
            tar.add("cifar-100-binary/coarse_label_names.txt", new byte[240]);
            tar.add("cifar-100-binary/fine_label_names.txt", new byte[830]);
            tar.add("cifar-100-binary/test.bin", records(2));
            tar.add("cifar-100-binary/train.bin", records(3));
        }));
    }

    @Test
    void readsFilesAndArchives() throws IOException {
        Path files = Files.createDirectories(folder.resolve("files/cifar-100-binary"));
        Files.write(files.resolve("train.bin"), records(3));
        Files.write(files.resolve("test.bin"), records(2));
        Path zipped = Files.write(folder.resolve("cifar-100-binary.tar.gz"), archive());
        assertEquals(Optional.of(files), CifarSet.HUNDRED.findIn(folder.resolve("files")));
        assertEquals(Optional.of(zipped), CifarSet.HUNDRED.findIn(folder));

        for (Path place : List.of(files, zipped)) {
            Parts parts = CifarSet.HUNDRED.read(place);
            assertArrayEquals(new int[] {99, 98, 97}, parts.train().labels());
            assertArrayEquals(new int[] {99, 98}, parts.test().labels());
            assertEquals(3 * 3072, parts.train().pixels().length);
            assertEquals(3, parts.train().pixels()[3 * 3072 - 1]);
            assertEquals(
                    List.of(place
                            + " is not the whole of CIFAR-100: 3 of 50000 training images, 2 of 10000 test images."),
                    parts.warnings());
        }
    }

    @Test
    void classesAreNamedInTheOrderOfTheAlphabet() {
        List<String> names = CifarSet.HUNDRED.classNames();
        assertEquals(100, names.size());
        assertEquals(names.stream().sorted().distinct().toList(), names);
        // The classes of some labels, as they are published.
        List<Integer> labels = List.of(0, 1, 19, 49, 65, 83, 99);
        assertEquals(
                List.of("apple", "aquarium_fish", "cattle", "mountain", "rabbit", "sweet_pepper", "worm"),
                labels.stream().map(names::get).toList());
    }

    @Test
    void aLabelThatDoesNotExistIsRefused() throws IOException {
        byte[] records = records(3);
        records[3074 + 1] = 100;
        Files.write(folder.resolve("train.bin"), records);
        Files.write(folder.resolve("test.bin"), records(1));
        assertEquals(
                "Broken data file: " + folder.resolve("train.bin") + " has label 100 at offset 3075, outside 0..99",
                failure(folder).replaceFirst("\\.\n.*", ""));
        // What group a class is in is not looked at.
        records[3074 + 1] = 99;
        records[3074] = 77;
        Files.write(folder.resolve("train.bin"), records);
        assertArrayEquals(
                new int[] {99, 99, 97}, CifarSet.HUNDRED.read(folder).train().labels());
    }

    private static String failure(Path place) {
        return assertThrows(DataFormatException.class, () -> CifarSet.HUNDRED.read(place))
                .getMessage();
    }

    /** Archives under each other's names, and one for Python: none of them is to be deleted. */
    @Test
    void anotherSetsArchiveIsNotCalledBroken() throws IOException {
        Path hundred = Files.write(folder.resolve("cifar-10-binary.tar.gz"), archive());
        assertEquals(
                "Another kind of data file: " + hundred
                        + " has no entry data_batch_1.bin; its fine_label_names.txt is of CIFAR-100.\n"
                        + "Use --dataset cifar100.",
                assertThrows(DataFormatException.class, () -> CifarSet.TEN.read(hundred))
                        .getMessage());
        Path ten = Files.write(folder.resolve("cifar-100-binary.tar.gz"), CifarBytes.archive(1, 1));
        assertEquals(
                "Another kind of data file: " + ten
                        + " has no entry train.bin; its data_batch_4.bin is of CIFAR-10.\nUse --dataset cifar10.",
                failure(ten));
        Path python = Files.write(
                folder.resolve("cifar-10-batches-bin.tar"),
                CifarBytes.tar(tar -> tar.add("cifar-10-batches-py/data_batch_1", new byte[77])));
        assertEquals(
                "Another kind of data file: " + python
                        + " has no entry data_batch_1.bin; its data_batch_1 is CIFAR-10 for Python, whose files only"
                        + " Python reads.\nTake the binary version, cifar-10-binary.tar.gz from"
                        + " https://www.cs.toronto.edu/~kriz/cifar.html.",
                assertThrows(DataFormatException.class, () -> CifarSet.TEN.read(python))
                        .getMessage());
    }

    @Test
    void filesHaveThePublishedSizes() {
        assertEquals(50_000, CifarSet.HUNDRED.trainFileImages());
        assertEquals(10_000, CifarSet.TEN.trainFileImages());
        assertEquals(
                List.of(3073, 3074),
                IntStream.range(0, 2)
                        .mapToObj(i -> CifarSet.values()[i].recordBytes())
                        .toList());
    }
}
