package backproplab.datasets.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CifarArchiveTest {
    private static final String WHAT_TO_DO =
            ".\nPut a good copy in its place; a downloaded one: delete it and run again to fetch it anew.";

    @TempDir
    private Path folder;

    private static byte[] gunzipped() throws IOException {
        return new GZIPInputStream(new ByteArrayInputStream(CifarBytes.archive(3, 2))).readAllBytes();
    }

    private String failure(String name, byte[] content) throws IOException {
        Path file = Files.write(folder.resolve(name), content);
        String message = assertThrows(DataFormatException.class, () -> CifarSet.TEN.read(file))
                .getMessage();
        String start = "Broken data file: " + file + " ";
        assertEquals(start, message.substring(0, start.length()));
        assertTrue(message.endsWith(WHAT_TO_DO), message);
        return message.substring(start.length(), message.length() - WHAT_TO_DO.length());
    }

    private String failure(CifarBytes.Content content) throws IOException {
        return failure("cifar-10-binary.tar", CifarBytes.tar(content));
    }

    @Test
    void readsTheSameAsFromFiles() throws IOException {
        Parts files = CifarSet.TEN.read(CifarBytes.writeSet(folder.resolve("files"), 3, 2));
        Path zipped = Files.write(folder.resolve("cifar-10-batches-bin.tar.gz"), CifarBytes.archive(3, 2));
        Path plain = Files.write(folder.resolve("cifar-10-binary.tar"), gunzipped());
        // Each under a name that says the other.
        Path plainAsZipped = Files.write(folder.resolve("a.tar.gz"), gunzipped());
        Path zippedAsPlain = Files.write(folder.resolve("a.tar"), CifarBytes.archive(3, 2));

        for (Path archive : List.of(zipped, plain, plainAsZipped, zippedAsPlain)) {
            Parts parts = CifarSet.TEN.read(archive);
            assertArrayEquals(files.train().pixels(), parts.train().pixels());
            assertArrayEquals(files.train().labels(), parts.train().labels());
            assertArrayEquals(files.test().pixels(), parts.test().pixels());
            assertArrayEquals(files.test().labels(), parts.test().labels());
            assertEquals(
                    List.of(archive
                            + " is not the whole of CIFAR-10: 15 of 50000 training images, 2 of 10000 test images."),
                    parts.warnings());
        }
    }

    @Test
    void anotherArchiveUnderThePublishedNameIsAWarning() throws IOException {
        Path archive = Files.write(folder.resolve("cifar-10-binary.tar.gz"), CifarBytes.archive(3, 2));
        String md5 = HexFormat.of().formatHex(Digests.md5().digest(CifarBytes.archive(3, 2)));

        assertEquals(
                archive + " is not the published archive (MD5 " + md5 + "); it is used as it is.",
                CifarSet.TEN.read(archive).warnings().get(0));
    }

    @Test
    void refusesEntriesThatLeaveTheFolder() throws IOException {
        for (String name : List.of("../data_batch_1.bin", "a/../../x", "/etc/x", "C:\\x", "..\\x", "a/..")) {
            assertEquals(
                    "(entry " + name + ") would be unpacked outside the target folder",
                    failure(tar -> tar.add(name, new byte[3073])));
        }
    }

    @Test
    void aNameCannotAddLinesToTheMessage() throws IOException {
        assertEquals(
                "(entry ../?all is well?) would be unpacked outside the target folder",
                failure(tar -> tar.add("../\nall is well\u001b", new byte[0])));
    }

    @Test
    void refusesLinksAndDevices() throws IOException {
        for (byte type : new byte[] {TarConstants.LF_SYMLINK, TarConstants.LF_LINK}) {
            TarArchiveEntry link = new TarArchiveEntry("data_batch_1.bin", type);
            link.setLinkName("/etc/passwd");
            assertEquals("(entry data_batch_1.bin) is a link", failure(tar -> tar.add(link, new byte[0])));
        }
        for (byte type : new byte[] {TarConstants.LF_CHR, TarConstants.LF_BLK, TarConstants.LF_FIFO}) {
            assertEquals(
                    "(entry data_batch_1.bin) is neither file nor folder (type 0x" + Integer.toHexString(type) + ")",
                    failure(tar -> tar.add(new TarArchiveEntry("data_batch_1.bin", type), new byte[0])));
        }
    }

    @Test
    void refusesBatchFilesThatAreBroken() throws IOException {
        byte[] batch = CifarBytes.batch(3, 1);
        assertEquals(
                "(entry x/data_batch_1.bin) has 9218 bytes, no multiple of 3073: it is cut off within the record at"
                        + " offset 6146",
                failure(tar -> tar.add("x/data_batch_1.bin", Arrays.copyOf(batch, 9218))));
        batch[3073] = 77;
        assertEquals(
                "(entry test_batch.bin) has label 77 at offset 3073, outside 0..9",
                failure(tar -> tar.add("test_batch.bin", batch)));
        assertEquals("(entry b/test_batch.bin) comes a second time", failure(tar -> {
            tar.add("a/test_batch.bin", CifarBytes.batch(1, 1));
            tar.add("b/test_batch.bin", CifarBytes.batch(1, 1));
        }));
    }

    @Test
    void saysWhatIsMissing() throws IOException {
        assertEquals("has no entry data_batch_1.bin", failure(tar -> tar.add("readme.html", new byte[3])));
        assertEquals("has no entry test_batch.bin", failure(tar -> {
            for (int b = 1; b <= 5; b++) {
                tar.add("data_batch_" + b + ".bin", CifarBytes.batch(1, b));
            }
        }));
    }

    @Test
    void refusesArchivesThatAreCutOff() throws IOException {
        byte[] zipped = CifarBytes.archive(3, 2);
        byte[] plain = gunzipped();
        assertEquals(
                "is cut off: its data end too early", failure("a.tar.gz", Arrays.copyOf(zipped, zipped.length - 4)));
        assertEquals("has no entry data_batch_1.bin", failure("a.tar.gz", new byte[0]));
        for (int length : new int[] {5, zipped.length / 2}) {
            assertEquals("is cut off: its data end too early", failure("a.tar.gz", Arrays.copyOf(zipped, length)));
        }
        for (int length = 1; length < plain.length - 20_000; length += 4999) {
            assertTrue(!failure("b.tar", Arrays.copyOf(plain, length)).isEmpty());
        }
        zipped[zipped.length - 6] ^= 1;
        assertTrue(failure("a.tar.gz", zipped).startsWith("holds damaged gzip data ("));
        byte[] noise = new byte[2048];
        Arrays.fill(noise, (byte) 0x55);
        assertTrue(failure("b.tar", noise).startsWith("cannot be read as a tar archive: "));
    }

    @Test
    void refusesTooManyEntries() throws IOException {
        assertEquals("has more than 100 entries", failure(tar -> {
            for (int i = 0; i <= 100; i++) {
                tar.add("empty" + i, new byte[0]);
            }
        }));
    }

    @Test
    void refusesToUnpackABomb() throws IOException {
        Path bomb = folder.resolve("bomb.tar.gz");
        byte[] header = Arrays.copyOf(CifarBytes.tar(tar -> tar.add("zeros", new byte[0])), 512);
        // 8 GB less a byte in octal; the checksum is of the header with blanks in place of the checksum.
        System.arraycopy("77777777777".getBytes(StandardCharsets.US_ASCII), 0, header, 124, 11);
        Arrays.fill(header, 148, 156, (byte) ' ');
        int sum = 0;
        for (byte b : header) {
            sum += b;
        }
        byte[] digits = String.format(Locale.ROOT, "%06o\0 ", sum).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(digits, 0, header, 148, 8);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(bomb), 1 << 16)) {
            out.write(header);
            byte[] zeros = new byte[1 << 20];
            for (int mb = 0; mb < 190; mb++) {
                out.write(zeros);
            }
        }
        assertTrue(Files.size(bomb) < 1 << 20, "is small");
        assertEquals(
                "unpacks to more than 188574304 bytes, the most that CIFAR-10 can need",
                failure("bomb.tar.gz", Files.readAllBytes(bomb)));
    }

    @Test
    void announcedSizesAreNotBelieved() throws IOException {
        // A plain archive of 1.5 KB cannot hold a batch file of 9 KB: nothing is allocated for it.
        byte[] cut = Arrays.copyOf(CifarBytes.tar(tar -> tar.add("data_batch_1.bin", CifarBytes.batch(3, 1))), 1536);
        assertEquals(
                "(entry data_batch_1.bin) announces 9219 bytes, more than the archive can hold",
                failure("small.tar", cut));
    }
}
