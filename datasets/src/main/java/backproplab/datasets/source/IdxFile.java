package backproplab.datasets.source;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads one IDX file of unsigned bytes, plain or compressed, whatever its name says.
 *
 * <p>Layout, big-endian: bytes 0 0, type 8 (unsigned byte), number of dimensions D; D sizes of 32 bits; then the values. The header is checked before
 * anything is allocated: against the file's own size where it is plain, and against the most that gzip can hold where it is compressed.
 */
final class IdxFile {
    /** The longest height or width that is believed. */
    static final int MAX_SIDE = 4096;

    private static final int UNSIGNED_BYTES = 0x800;
    /** What else IDX files hold, by their third byte. */
    private static final Map<Byte, String> TYPES = Map.of(
            (byte) 0x08, "unsigned bytes",
            (byte) 0x09, "signed bytes",
            (byte) 0x0B, "16-bit integers",
            (byte) 0x0C, "32-bit integers",
            (byte) 0x0D, "32-bit floats",
            (byte) 0x0E, "64-bit floats");

    /** No gzip file grows by more than this factor (the limit of its compression). */
    static final long MAX_GZIP_GROWTH = 1032;

    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final boolean gzip;
    private final int[] sizes;

    private IdxFile(Path file, int dimensions) throws DataFormatException {
        this.file = file;
        try {
            this.gzip = Gzip.is(file);
        } catch (IOException failed) {
            throw broken("cannot be read: " + failed, failed);
        }
        this.sizes = new int[dimensions];
    }

    /**
     * What a file holds.
     *
     * @param sizes D sizes: the count of items, then height and width if they are images
     * @param values the bytes, as many as the product of the sizes
     * @param sha256 digest of header and values, in hexadecimal
     */
    record Content(int[] sizes, byte[] values, String sha256) {}

    /**
     * Reads a file.
     *
     * @param file an existing file
     * @param dimensions D that it must have: 1 for labels, 3 for images
     * @return its content
     * @throws DataFormatException if it cannot be read or is not such a file
     */
    static Content read(Path file, int dimensions) throws DataFormatException {
        return new IdxFile(file, dimensions).read();
    }

    private Content read() throws DataFormatException {
        try (InputStream in = open()) {
            byte[] header = in.readNBytes(Integer.BYTES * (1 + sizes.length));
            int count = checkedCount(header);
            byte[] values = new byte[count];
            int got = in.readNBytes(values, 0, count);
            if (got < count) {
                throw broken(
                        "ends after " + (header.length + got) + " of " + (header.length + (long) count) + " bytes");
            }
            // Reading to the end also makes gzip check its checksum.
            if (in.read() >= 0) {
                throw broken(
                        "goes on after the " + (header.length + (long) count) + " bytes that its header announces");
            }
            return new Content(sizes, values, Digests.sha256(header, values));
        } catch (DataFormatException known) {
            throw known;
        } catch (EOFException early) {
            throw broken("is cut off: its gzip data end too early", early);
        } catch (ZipException corrupt) {
            throw broken("holds damaged gzip data (" + corrupt.getMessage() + ")", corrupt);
        } catch (IOException failed) {
            throw broken("cannot be read: " + failed, failed);
        }
    }

    private InputStream open() throws IOException {
        InputStream raw = Files.newInputStream(file);
        try {
            return gzip ? new GZIPInputStream(raw, BUFFER) : new BufferedInputStream(raw, BUFFER);
        } catch (IOException notGzip) {
            raw.close();
            throw notGzip;
        }
    }

    /** Checks the header, fills {@link #sizes} and returns their product. */
    private int checkedCount(byte[] header) throws IOException {
        int expected = UNSIGNED_BYTES + sizes.length;
        byte[] magic = Arrays.copyOf(header, Math.min(Integer.BYTES, header.length));
        boolean whole = magic.length == Integer.BYTES;
        if (whole
                && ByteBuffer.wrap(magic).getShort() == 0
                && TYPES.containsKey(magic[2])
                && ByteBuffer.wrap(magic).getInt() != expected) {
            throw new DataFormatException("Another kind of data file: " + file + " is IDX of " + TYPES.get(magic[2])
                    + ", dimensions: " + magic[3] + "; read are unsigned bytes, dimensions: " + sizes.length
                    + ".\nPut the files of MNIST, or of a set of the same form, there.");
        }
        if (whole && ByteBuffer.wrap(magic).getInt() != expected) {
            throw broken(String.format(
                    Locale.ROOT,
                    "starts with 0x%s instead of 0x%08x (IDX, unsigned bytes, dimensions: %d)",
                    HexFormat.of().formatHex(magic),
                    expected,
                    sizes.length));
        }
        if (header.length < Integer.BYTES * (1 + sizes.length)) {
            throw broken("ends within its header, after " + header.length + " bytes");
        }
        ByteBuffer words = ByteBuffer.wrap(header, Integer.BYTES, Integer.BYTES * sizes.length);
        long values = 1;
        for (int d = 0; d < sizes.length; d++) {
            sizes[d] = words.getInt();
            if (sizes[d] < 1 || d > 0 && sizes[d] > MAX_SIDE) {
                throw broken("announces size " + sizes[d] + " at offset " + Integer.BYTES * (1 + d) + ", outside 1.."
                        + (d == 0 ? Integer.MAX_VALUE : MAX_SIDE));
            }
            // At most 2^31 * 2^12 * 2^12, so no overflow.
            values *= sizes[d];
        }
        if (values > LabelledImages.MAX_BYTES) {
            throw broken(
                    "announces " + values + " values, more than the " + LabelledImages.MAX_BYTES + " that can be held");
        }
        checkFileSize(header.length + values);
        return (int) values;
    }

    private void checkFileSize(long announced) throws IOException {
        long size = Files.size(file);
        if (gzip && announced > size * MAX_GZIP_GROWTH) {
            throw broken("announces " + announced + " bytes, more than a gzip file of " + size + " bytes can hold");
        }
        if (!gzip && announced > size) {
            throw broken("ends after " + size + " of " + announced + " bytes");
        }
        if (!gzip && announced < size) {
            throw broken("has " + size + " bytes, its header announces " + announced);
        }
    }

    private DataFormatException broken(String what) {
        return new DataFormatException(Advice.message(file, what));
    }

    private DataFormatException broken(String what, IOException cause) {
        return new DataFormatException(Advice.message(file, what), cause);
    }
}
