package backproplab.files.events;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A protocol buffer message, of the few kinds of fields that events have. A field is its key, number times eight plus wire type, and its value;
 * keys, whole numbers and lengths have seven bits a byte, the least significant first, and the eighth bit where more follow.
 *
 * @see <a href="https://protobuf.dev/programming-guides/encoding/">Protocol Buffers, Encoding</a>
 */
final class ProtoMessage {
    private static final int VARINT = 0;
    private static final int EIGHT_BYTES = 1;
    private static final int LENGTH_AND_BYTES = 2;
    private static final int FOUR_BYTES = 5;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** Field of type {@code double}. */
    ProtoMessage add(int field, double value) {
        key(field, EIGHT_BYTES);
        out.writeBytes(little(Double.BYTES).putDouble(value).array());
        return this;
    }

    /** Field of type {@code float}. */
    ProtoMessage add(int field, float value) {
        key(field, FOUR_BYTES);
        out.writeBytes(little(Float.BYTES).putFloat(value).array());
        return this;
    }

    /** Field of type {@code int64}, or of an enumeration. */
    ProtoMessage add(int field, long value) {
        key(field, VARINT);
        varint(value);
        return this;
    }

    /** Field of type {@code string}. */
    ProtoMessage add(int field, String value) {
        return add(field, value.getBytes(StandardCharsets.UTF_8));
    }

    /** Field that is a message itself. */
    ProtoMessage add(int field, ProtoMessage value) {
        return add(field, value.bytes());
    }

    private ProtoMessage add(int field, byte[] value) {
        key(field, LENGTH_AND_BYTES);
        varint(value.length);
        out.writeBytes(value);
        return this;
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    private void key(int field, int wireType) {
        varint(field << 3 | wireType);
    }

    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.write((int) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
