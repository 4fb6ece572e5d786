package backproplab.datasets.images;

import backproplab.datasets.source.DataFormatException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.zip.CRC32;

/** Walks through a PNG file (W3C, Portable Network Graphics, section 5): a signature, then chunks of length, type, data and checksum up to IEND. */
final class PngCheck {
    private static final long SIGNATURE = 0x89504E470D0A1A0AL;
    private static final int IHDR = 0x49484452;
    private static final int IDAT = 0x49444154;
    private static final int IEND = 0x49454E44;
    /** Length, type and checksum. */
    private static final int FRAME = 12;

    private static final int HEADER_BYTES = 13;
    private static final int MAX_BITS = 8;
    private static final int GREY = 0;
    private static final int GREY_ALPHA = 4;

    private final Path file;
    private final ByteBuffer content;

    PngCheck(Path file, ByteBuffer content) {
        this.file = file;
        this.content = content;
    }

    static boolean fits(ByteBuffer content) {
        return content.limit() >= Long.BYTES && content.getLong(0) == SIGNATURE;
    }

    ImageHeader header() throws DataFormatException {
        int at = Long.BYTES;
        int type = 0;
        boolean data = false;
        ImageHeader header = null;
        while (type != IEND) {
            if (content.limit() - at < FRAME) {
                throw broken(
                        "is cut off: it ends after " + content.limit() + " bytes, within the chunk at offset " + at);
            }
            int length = content.getInt(at);
            type = content.getInt(at + Integer.BYTES);
            if (length < 0 || length > content.limit() - at - FRAME) {
                throw broken("is cut off: it ends after " + content.limit() + " bytes, its chunk at offset " + at
                        + " announces " + Integer.toUnsignedString(length));
            }
            checkSum(at, length);
            if (header == null) {
                header = first(type, at, length);
            }
            data |= type == IDAT;
            at += FRAME + length;
        }
        if (!data) {
            throw broken("has no pixels: the end mark at offset " + (at - FRAME) + " comes before any data");
        }
        return header;
    }

    private void checkSum(int at, int length) throws DataFormatException {
        CRC32 sum = new CRC32();
        sum.update(content.slice(at + Integer.BYTES, Integer.BYTES + length));
        if ((int) sum.getValue() != content.getInt(at + Integer.BYTES + Integer.BYTES + length)) {
            throw broken("is damaged: the checksum of the chunk at offset " + at + " does not fit");
        }
    }

    private ImageHeader first(int type, int at, int length) throws DataFormatException {
        if (type != IHDR || length != HEADER_BYTES) {
            throw broken("does not begin with a header at offset " + at);
        }
        int body = at + Integer.BYTES + Integer.BYTES;
        int bitsAt = body + Integer.BYTES + Integer.BYTES;
        int bits = content.get(bitsAt);
        if (bits > MAX_BITS) {
            throw new DataFormatException(ImageFault.unsupported(
                    file,
                    "has " + bits + " bits per channel (offset " + bitsAt + ")",
                    "Save it with 8 bits per channel."));
        }
        int colour = content.get(bitsAt + 1);
        return ImageHeader.of(
                file,
                Integer.toUnsignedLong(content.getInt(body)),
                Integer.toUnsignedLong(content.getInt(body + Integer.BYTES)),
                colour == GREY || colour == GREY_ALPHA,
                body);
    }

    private DataFormatException broken(String what) {
        return new DataFormatException(ImageFault.broken(file, what));
    }
}
