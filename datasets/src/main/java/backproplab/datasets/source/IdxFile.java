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
 * Reads one IDX file, plain or compressed, whatever its name says.
 *
 * <p>Layout, big-endian: bytes 0 0, type (8: unsigned bytes, 12: integers of four bytes), number of dimensions D; D sizes of 32 bits; then the values. The header is checked before
 * anything is allocated: against the file's own size where it is plain, and against the most that gzip can hold where it is compressed.
 */
final class IdxFile {
    /** The longest height or width that is believed. */
    static final int MAX_SIDE = 4096;

    /** First four bytes of images: unsigned bytes, dimensions count, height and width. */
    static final int IMAGES = 0x803;
    /** First four bytes of labels: unsigned bytes. */
    static final int LABELS = 0x801;
    /** First four bytes of rows of integers. */
    static final int ROWS = 0xC02;

    private static final int UNSIGNED_BYTES = 0x08;
    /** What IDX files hold, by their third byte. */
    private static final Map<Byte, String> TYPES = Map.of(
            (byte) 0x08, "unsigned bytes",
            (byte) 0x09, "signed bytes",
            (byte) 0x0B, "16-bit integers",
            (byte) 0x0C, "32-bit integers",
            (byte) 0x0D, "32-bit floats",
            (byte) 0x0E, "64-bit floats");

    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final boolean gzip;
    private final int form;
    private final int[] sizes;

    private IdxFile(Path file, int form) throws DataFormatException {
        this.file = file;
        this.form = form;
        try {
            this.gzip = Gzip.is(file);
        } catch (IOException failed) {
            throw broken("cannot be read: " + failed, failed);
        }
        this.sizes = new int[form & 0xFF];
    }

    /** Bytes of a value. */
    private int valueBytes() {
        return form >> Byte.SIZE == UNSIGNED_BYTES ? 1 : Integer.BYTES;
    }

    private String kind() {
        return TYPES.get((byte) (form >> Byte.SIZE));
    }

    /**
     * What a file holds.
     *
     * @param sizes D sizes: the count of items, then height and width if they are images
     * @param values the bytes, as many as the product of the sizes, or four times as many of integers
     * @param sha256 digest of header and values, in hexadecimal
     */
    record Content(int[] sizes, byte[] values, String sha256) {}

    /**
     * Reads a file.
     *
     * @param file an existing file
     * @param form its first four bytes: {@link #IMAGES}, {@link #LABELS} or {@link #ROWS}
     * @return its content
     * @throws DataFormatException if it cannot be read or is not such a file
     */
    static Content read(Path file, int form) throws DataFormatException {
        return new IdxFile(file, form).read();
    }

    /** Whether a file begins with these four bytes; false if it cannot be read. */
    static boolean isOf(Path file, int form) throws DataFormatException {
        try (InputStream in = new IdxFile(file, form).open()) {
            byte[] magic = in.readNBytes(Integer.BYTES);
            return magic.length == Integer.BYTES && ByteBuffer.wrap(magic).getInt() == form;
        } catch (IOException unreadable) {
            return false;
        }
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
        byte[] magic = Arrays.copyOf(header, Math.min(Integer.BYTES, header.length));
        boolean whole = magic.length == Integer.BYTES;
        if (whole
                && ByteBuffer.wrap(magic).getShort() == 0
                && TYPES.containsKey(magic[2])
                && ByteBuffer.wrap(magic).getInt() != form) {
            throw new DataFormatException("Another kind of data file: " + file + " is IDX of " + TYPES.get(magic[2])
                    + ", dimensions: " + magic[3] + "; read are " + kind() + ", dimensions: " + sizes.length
                    + ".\nPut the files of MNIST, or of a set of the same form, there.");
        }
        if (whole && ByteBuffer.wrap(magic).getInt() != form) {
            throw broken(String.format(
                    Locale.ROOT,
                    "starts with 0x%s instead of 0x%08x (IDX, %s, dimensions: %d)",
                    HexFormat.of().formatHex(magic),
                    form,
                    kind(),
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
        values *= valueBytes();
        if (values > LabelledImages.MAX_BYTES) {
            throw broken("announces " + values + (valueBytes() > 1 ? " bytes" : " values") + ", more than the "
                    + LabelledImages.MAX_BYTES + " that can be held");
        }
        checkFileSize(header.length + values);
        return (int) values;
    }

    private void checkFileSize(long announced) throws IOException {
        long size = Files.size(file);
        if (gzip && announced > Gzip.mostUnpacked(size)) {
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
