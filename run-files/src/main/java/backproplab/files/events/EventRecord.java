package backproplab.files.events;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * The framing of TensorFlow's record files. Around the data, least significant byte first:
 *
 * <pre>
 * length of the data           8 bytes
 * masked checksum of these     4 bytes
 * the data
 * masked checksum of the data  4 bytes
 * </pre>
 *
 * <p>A checksum is the CRC-32C (polynomial 0x1EDC6F41) rotated right by 15 bits, plus {@code 0xa282ead8} modulo 2^32: masked, since a
 * checksum over data that holds checksums itself is weak. Source: TensorFlow, {@code tsl/lib/io/record_writer.h} and
 * {@code tsl/lib/hash/crc32c.h}.
 */
final class EventRecord {
    private static final int ROTATION = 15;
    private static final int MASK = 0xa282ead8;

    private EventRecord() {}

    /** The data with its frame. */
    static byte[] of(byte[] data) {
        ByteBuffer framed = ByteBuffer.allocate(Long.BYTES + 2 * Integer.BYTES + data.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(data.length);
        framed.putInt(masked(crc(framed.array(), Long.BYTES)));
        return framed.put(data).putInt(masked(crc(data, data.length))).array();
    }

    static int crc(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }

    static int masked(int crc) {
        return Integer.rotateRight(crc, ROTATION) + MASK;
    }
}
