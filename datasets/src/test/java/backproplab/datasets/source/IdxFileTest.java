package backproplab.datasets.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxFileTest {
    private static final int UNSIGNED = 0x800;
    private static final byte[] IMAGES = IdxBytes.images(5, 2, 3);

    @TempDir
    private Path folder;

    private Path write(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    /** The message says which file, the given fault, and what to do. */
    private void assertBroken(String fault, String name, int dimensions, byte[] content) throws IOException {
        Path file = write(name, content);
        DataFormatException broken =
                assertThrows(DataFormatException.class, () -> IdxFile.read(file, UNSIGNED + dimensions));
        assertEquals(
                "Broken data file: " + file + " " + fault
                        + ".\nPut a good copy in its place; a downloaded one: delete it and run again to fetch it anew.",
                broken.getMessage());
    }

    @Test
    void readsPlainAndZipped() throws IOException {
        IdxFile.Content plain = IdxFile.read(write("a", IMAGES), IdxFile.IMAGES);
        IdxFile.Content zipped = IdxFile.read(write("a.gz", IdxBytes.gzip(IMAGES)), IdxFile.IMAGES);

        assertArrayEquals(new int[] {5, 2, 3}, plain.sizes());
        assertArrayEquals(Arrays.copyOfRange(IMAGES, 16, 46), plain.values());
        assertArrayEquals(plain.sizes(), zipped.sizes());
        assertArrayEquals(plain.values(), zipped.values());
        assertEquals(plain.sha256(), zipped.sha256());
    }

    @Test
    void digestsTheWholeUnzippedFile() throws IOException {
        // printf '\000\000\010\001\000\000\000\003abc' | sha256sum
        byte[] labels = IdxBytes.idx(new int[] {0x801, 3}, new byte[] {'a', 'b', 'c'});
        assertEquals(
                "379a7afbfd9f0de0a36184463dd209c260f4582821ea2e5e4c40c7eb713dbda2",
                IdxFile.read(write("abc", labels), IdxFile.LABELS).sha256());
    }

    @Test
    void refusesAWrongMagicNumber() throws IOException {
        assertBroken(
                "starts with 0x3c68746d instead of 0x00000803 (IDX, unsigned bytes, dimensions: 3)",
                "page",
                3,
                "<html>an error page</html>".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }

    /** A good file of another form is nothing to be deleted. */
    @Test
    void saysWhatAnotherKindOfIdxFileIs() throws IOException {
        assertAnother("unsigned bytes, dimensions: 3", 1, IMAGES);
        // The labels of QMNIST.
        assertAnother("32-bit integers, dimensions: 2", 1, IdxBytes.idx(new int[] {0xC02, 1, 8}, new byte[32]));
        assertAnother("32-bit floats, dimensions: 3", 3, IdxBytes.idx(new int[] {0xD03, 1, 1, 1}, new byte[4]));
    }

    private void assertAnother(String kind, int dimensions, byte[] content) throws IOException {
        Path file = write("another", content);
        assertEquals(
                "Another kind of data file: " + file + " is IDX of " + kind
                        + "; read are unsigned bytes, dimensions: " + dimensions
                        + ".\nPut the files of MNIST, or of a set of the same form, there.",
                assertThrows(DataFormatException.class, () -> IdxFile.read(file, UNSIGNED + dimensions))
                        .getMessage());
    }

    @Test
    void rowsOfIntegersAreReadWhole() throws IOException {
        byte[] values = new byte[2 * 8 * 4];
        values[3] = 7;
        byte[] rows = IdxBytes.idx(new int[] {0xC02, 2, 8}, values);
        assertArrayEquals(
                values, IdxFile.read(write("rows", rows), IdxFile.ROWS).values());
        Path cut = write("cut", Arrays.copyOf(rows, rows.length - 1));
        assertEquals(
                "Broken data file: " + cut + " ends after 75 of 76 bytes",
                assertThrows(DataFormatException.class, () -> IdxFile.read(cut, IdxFile.ROWS))
                        .getMessage()
                        .replaceFirst("\\.\n.*", ""));
        assertArrayEquals(new int[] {7, 0}, IdxLabels.read(write("rows", rows)).values());
        Path narrow = write("narrow", IdxBytes.idx(new int[] {0xC02, 1, 2}, new byte[8]));
        assertEquals(
                "Another kind of data file: " + narrow + " has 2 integers per label, not 8 as QMNIST.\n"
                        + "Put the files of one set there.",
                assertThrows(DataFormatException.class, () -> IdxLabels.read(narrow))
                        .getMessage());
    }

    /** As after a browser that unpacked a download and kept its name. */
    @Test
    void theContentSaysWhetherItIsZipped() throws IOException {
        byte[] values = IdxFile.read(write("a", IMAGES), IdxFile.IMAGES).values();
        assertArrayEquals(
                values, IdxFile.read(write("b.gz", IMAGES), IdxFile.IMAGES).values());
        assertArrayEquals(
                values,
                IdxFile.read(write("c", IdxBytes.gzip(IMAGES)), IdxFile.IMAGES).values());
    }

    @Test
    void refusesATruncatedFile() throws IOException {
        assertBroken("ends within its header, after 0 bytes", "empty", 3, new byte[0]);
        assertBroken("ends within its header, after 15 bytes", "header", 3, Arrays.copyOf(IMAGES, 15));
        assertBroken("ends after 45 of 46 bytes", "plain", 3, Arrays.copyOf(IMAGES, 45));
        assertBroken("ends after 45 of 46 bytes", "short.gz", 3, IdxBytes.gzip(Arrays.copyOf(IMAGES, 45)));
    }

    @Test
    void refusesAnOverlongFile() throws IOException {
        byte[] longer = Arrays.copyOf(IMAGES, 48);
        assertBroken("has 48 bytes, its header announces 46", "plain", 3, longer);
        assertBroken("goes on after the 46 bytes that its header announces", "long.gz", 3, IdxBytes.gzip(longer));
    }

    @Test
    void refusesDamagedGzip() throws IOException {
        byte[] zipped = IdxBytes.gzip(IMAGES);
        assertBroken("is cut off: its gzip data end too early", "cut.gz", 3, Arrays.copyOf(zipped, zipped.length - 9));
        assertBroken(
                "is cut off: its gzip data end too early", "trailer.gz", 3, Arrays.copyOf(zipped, zipped.length - 1));

        byte[] wrongSum = zipped.clone();
        wrongSum[zipped.length - 8] ^= 1;
        assertBroken("holds damaged gzip data (Corrupt GZIP trailer)", "sum.gz", 3, wrongSum);
    }

    @Test
    void believesNoHeaderBlindly() throws IOException {
        byte[] none = new byte[0];
        assertBroken(
                "ends after 16 of 2147479568 bytes", "plain", 3, IdxBytes.idx(new int[] {0x803, 524287, 64, 64}, none));
        byte[] zipped = IdxBytes.gzip(IdxBytes.idx(new int[] {0x803, 524287, 64, 64}, none));
        assertBroken(
                "announces 2147479568 bytes, more than a gzip file of " + zipped.length + " bytes can hold",
                "bomb.gz",
                3,
                zipped);
        assertBroken(
                "announces 2147483648 values, more than the 2147483639 that can be held",
                "huge",
                3,
                IdxBytes.idx(new int[] {0x803, 524288, 64, 64}, none));
        assertBroken(
                "announces size 0 at offset 4, outside 1..2147483647",
                "none",
                1,
                IdxBytes.idx(new int[] {0x801, 0}, none));
        assertBroken(
                "announces size -1 at offset 4, outside 1..2147483647",
                "minus",
                1,
                IdxBytes.idx(new int[] {0x801, -1}, none));
        assertBroken(
                "announces size 4097 at offset 12, outside 1..4096",
                "wide",
                3,
                IdxBytes.idx(new int[] {0x803, 1, 1, 4097}, none));
    }

    /** Gzip could hold so many equal bytes, but no images are: nothing is allocated for them. */
    @Test
    void aLargeFileGrowsAsImagesDo() throws IOException {
        byte[] noise = new byte[100_000];
        new SplittableRandom(1).nextBytes(noise);
        byte[] zipped = IdxBytes.gzip(IdxBytes.idx(new int[] {0x803, 90_000, 10, 100}, noise));
        assertBroken(
                "announces 90000016 bytes, more than a gzip file of " + zipped.length + " bytes can hold",
                "bomb.gz",
                3,
                zipped);
    }

    @Test
    void tellsThatItCannotRead() {
        Path missing = folder.resolve("missing");
        DataFormatException broken =
                assertThrows(DataFormatException.class, () -> IdxFile.read(missing, IdxFile.LABELS));
        assertEquals(
                "Broken data file: " + missing + " cannot be read: java.nio.file.NoSuchFileException: " + missing
                        + ".\nPut a good copy in its place; a downloaded one: delete it and run again to fetch it anew.",
                broken.getMessage());
    }
}
