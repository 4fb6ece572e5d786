package backproplab.datasets.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CifarSetTest {
    private static final String WHAT_TO_DO =
            ".\nPut a good copy in its place; a downloaded one: delete it and run again to fetch it anew.";

    @TempDir
    private Path folder;

    @BeforeEach
    void writeGoodSet() throws IOException {
        CifarBytes.writeSet(folder, 12, 4);
    }

    private String failure() {
        return assertThrows(DataFormatException.class, () -> CifarSet.TEN.read(folder))
                .getMessage();
    }

    private String brokenWith(String name, byte[] content) throws IOException {
        Path file = folder.resolve(name);
        Files.write(file, content);
        String message = failure();
        String start = "Broken data file: " + file + " ";
        assertEquals(start, message.substring(0, start.length()));
        assertEquals(WHAT_TO_DO, message.substring(message.length() - WHAT_TO_DO.length()));
        writeGoodSet();
        return message.substring(start.length(), message.length() - WHAT_TO_DO.length());
    }

    @Test
    void readsRecordsInTheOrderOfTheFiles() throws IOException {
        Parts parts = CifarSet.TEN.read(folder);

        LabelledImages train = parts.train();
        assertEquals(List.of(3, 32, 32), List.of(train.channels(), train.height(), train.width()));
        assertEquals(
                List.of("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"),
                train.classNames());
        assertEquals(5 * 12, train.labels().length);
        assertArrayEquals(new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1}, Arrays.copyOfRange(train.labels(), 12, 24));
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        for (int b = 1; b <= 5; b++) {
            for (int r = 0; r < 12; r++) {
                expected.write(CifarBytes.batch(12, b), r * 3073 + 1, 3072);
            }
        }
        assertArrayEquals(expected.toByteArray(), train.pixels());
        assertArrayEquals(
                Arrays.copyOfRange(CifarBytes.batch(4, 6), 3 * 3073 + 1, 4 * 3073),
                Arrays.copyOfRange(parts.test().pixels(), 3 * 3072, 4 * 3072));
    }

    @Test
    void aReducedSetIsAWarning() throws IOException {
        Files.write(folder.resolve("data_batch_4.bin"), CifarBytes.batch(1, 4));

        Parts parts = CifarSet.TEN.read(folder);

        assertEquals(49, parts.train().labels().length);
        assertEquals(
                List.of(folder + " is not the whole of CIFAR-10: 49 of 50000 training images, 4 of 10000 test images."),
                parts.warnings());
    }

    @Test
    void refusesFilesThatAreNoWholeRecords() throws IOException {
        byte[] good = CifarBytes.batch(3, 2);
        assertEquals(
                "has 9218 bytes, no multiple of 3073: it is cut off within the record at offset 6146",
                brokenWith("data_batch_2.bin", Arrays.copyOf(good, 9218)));
        assertEquals(
                "has 9220 bytes, no multiple of 3073: it is cut off within the record at offset 9219",
                brokenWith("data_batch_2.bin", Arrays.copyOf(good, 9220)));
        assertEquals(
                "has 0 bytes, no multiple of 3073: it is cut off within the record at offset 0",
                brokenWith("data_batch_2.bin", new byte[0]));
        assertEquals(
                "has 30733073 bytes, more than the 30730000 of 10000 records: offset 30730000 and what follows do not"
                        + " belong there",
                brokenWith("test_batch.bin", new byte[10_001 * 3073]));
    }

    @Test
    void refusesLabelsThatDoNotExist() throws IOException {
        byte[] batch = CifarBytes.batch(3, 2);
        batch[2 * 3073] = 10;
        assertEquals("has label 10 at offset 6146, outside 0..9", brokenWith("data_batch_2.bin", batch));
        batch[2 * 3073] = -1;
        assertEquals("has label 255 at offset 6146, outside 0..9", brokenWith("data_batch_2.bin", batch));
    }

    @Test
    void aMissingFileIsNamed() throws IOException {
        Path file = folder.resolve("data_batch_5.bin");
        Files.delete(file);
        assertEquals(
                "Broken data file: " + file + " cannot be read: java.nio.file.NoSuchFileException: " + file
                        + WHAT_TO_DO,
                failure());
    }

    @Test
    void findsFilesBeforeArchivesAtTheKnownPlaces() throws IOException {
        Path sub = CifarBytes.writeSet(folder.resolve("a").resolve("cifar-10-batches-bin"), 1, 1);
        Path archive = Files.write(folder.resolve("a").resolve("cifar-10-binary.tar.gz"), new byte[0]);

        assertEquals(Optional.of(folder), CifarSet.TEN.findIn(folder));
        assertEquals(Optional.of(sub), CifarSet.TEN.findIn(folder.resolve("a")));
        Files.delete(sub.resolve("test_batch.bin"));
        assertEquals(Optional.of(archive), CifarSet.TEN.findIn(folder.resolve("a")));
        assertEquals(Optional.empty(), CifarSet.TEN.findIn(Files.createDirectory(folder.resolve("b"))));
        Path tar = Files.write(folder.resolve("b").resolve("cifar-10-batches-bin.tar"), new byte[0]);
        assertEquals(Optional.of(tar), CifarSet.TEN.findIn(folder.resolve("b")));
    }

    @Test
    void saysWhatAnIncompleteFolderLacks() throws IOException {
        Files.delete(folder.resolve("data_batch_1.bin"));
        Files.delete(folder.resolve("test_batch.bin"));

        DataFormatException refused = assertThrows(DataFormatException.class, () -> CifarSet.TEN.findIn(folder));
        assertEquals(
                "Incomplete data: " + folder
                        + " has some files of CIFAR-10 but lacks data_batch_1.bin, test_batch.bin.\n"
                        + "Add what is missing, or name another folder.",
                refused.getMessage());
    }
}
