package backproplab.datasets.images;

import backproplab.datasets.source.DataFormatException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Walks through a JPEG file (ITU T.81, annex B): segments of marker and length, compressed data after each start of scan, up to the end mark. Bytes between
 * segments that belong to none, and a missing end mark, are passed over as viewers do.
 */
final class JpegCheck {
    private static final int MARK = 0xFF;
    private static final int START = 0xD8;
    private static final int END = 0xD9;
    private static final int SCAN = 0xDA;
    private static final int TEMPORARY = 0x01;
    private static final int FIRST_RESTART = 0xD0;
    private static final int LAST_RESTART = 0xD7;
    private static final int FIRST_FRAME = 0xC0;
    private static final int LAST_FRAME = 0xCF;
    private static final int HUFFMAN_TABLES = 0xC4;
    private static final int RESERVED = 0xC8;
    private static final int ARITHMETIC_TABLES = 0xCC;

    private static final int FRAME_BYTES = 8;
    private static final int BITS = 8;
    private static final int GREY = 1;
    private static final int COLOUR = 3;
    private static final int CMYK = 4;

    private final Path file;
    private final ByteBuffer content;
    private ImageHeader header;
    private boolean scanned;
    private int at = 2;

    JpegCheck(Path file, ByteBuffer content) {
        this.file = file;
        this.content = content;
    }

    static boolean fits(ByteBuffer content) {
        return content.limit() > 2
                && unsigned(content, 0) == MARK
                && unsigned(content, 1) == START
                && unsigned(content, 2) == MARK;
    }

    private static int unsigned(ByteBuffer content, int offset) {
        return content.get(offset) & 0xFF;
    }

    /** The same bytes with an end mark behind them, which a decoder stops at. */
    static byte[] withEndMark(byte[] bytes) {
        byte[] ended = Arrays.copyOf(bytes, bytes.length + 2);
        ended[bytes.length] = (byte) MARK;
        ended[bytes.length + 1] = (byte) END;
        return ended;
    }

    ImageHeader header() throws DataFormatException {
        int marker = nextMarker();
        while (marker != END) {
            if (!standsAlone(marker)) {
                segment(marker);
            }
            marker = nextMarker();
        }
        if (header == null || !scanned) {
            throw broken("has no pixels: the end mark at offset " + (at - 2) + " comes before any data");
        }
        return header;
    }

    private static boolean standsAlone(int marker) {
        return marker == TEMPORARY || marker >= FIRST_RESTART && marker <= LAST_RESTART;
    }

    /** The next marker; the end mark where the file ends after its compressed data. */
    private int nextMarker() throws DataFormatException {
        int marker = 0;
        // 0xff 0x00 stands for a byte of data, which belongs to no segment here.
        while (marker == 0) {
            while (at < content.limit() && unsigned(content, at) != MARK) {
                at++;
            }
            // Any number of fill bytes may precede a marker.
            while (at < content.limit() && unsigned(content, at) == MARK) {
                at++;
            }
            marker = at >= content.limit() && scanned ? END : byteAt(at++);
        }
        if (marker == START) {
            throw broken("is damaged: a second picture starts at offset " + (at - 2) + ", within the first");
        }
        return marker;
    }

    private void segment(int marker) throws DataFormatException {
        int length = byteAt(at) << Byte.SIZE | byteAt(at + 1);
        if (length < 2 || length > content.limit() - at) {
            throw broken("is cut off: it ends after " + content.limit() + " bytes, its segment at offset " + (at - 2)
                    + " announces " + length);
        }
        boolean frame = marker >= FIRST_FRAME && marker <= LAST_FRAME;
        if (frame && marker != HUFFMAN_TABLES && marker != RESERVED && marker != ARITHMETIC_TABLES) {
            frame(length);
        }
        at += length;
        if (marker == SCAN) {
            scanned = true;
            skipCompressed();
        }
    }

    private void frame(int length) throws DataFormatException {
        if (length < FRAME_BYTES) {
            throw broken("is damaged: its frame header at offset " + (at - 2) + " is too short");
        }
        int bits = byteAt(at + 2);
        if (bits != BITS) {
            throw new DataFormatException(ImageFault.unsupported(
                    file,
                    "has " + bits + " bits per channel (offset " + (at + 2) + ")",
                    "Save it with 8 bits per channel."));
        }
        int height = byteAt(at + 3) << Byte.SIZE | byteAt(at + 4);
        int width = byteAt(at + 5) << Byte.SIZE | byteAt(at + 6);
        int components = byteAt(at + 7);
        if (components != GREY && components != COLOUR) {
            throw new DataFormatException(ImageFault.unsupported(
                    file,
                    (components == CMYK ? "is CMYK: it has " : "has ") + components + " components (offset " + (at + 7)
                            + ")",
                    "Save it as RGB or grey."));
        }
        header = ImageHeader.of(file, width, height, components == GREY, at + 3);
    }

    /** Moves to the next marker: within compressed data 0xff is followed by 0 or by the number of a restart. */
    private void skipCompressed() {
        while (at + 1 < content.limit() && !isMarker()) {
            at++;
        }
        if (at + 1 == content.limit()) {
            at++;
        }
    }

    private boolean isMarker() {
        int next = unsigned(content, at + 1);
        return unsigned(content, at) == MARK && next != 0 && !standsAlone(next);
    }

    private int byteAt(int offset) throws DataFormatException {
        if (offset >= content.limit()) {
            throw broken("is cut off: it ends after " + content.limit() + " bytes, without an end mark");
        }
        return unsigned(content, offset);
    }

    private DataFormatException broken(String what) {
        return new DataFormatException(ImageFault.broken(file, what));
    }
}
