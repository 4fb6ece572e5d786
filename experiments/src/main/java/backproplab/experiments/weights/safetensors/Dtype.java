package backproplab.experiments.weights.safetensors;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;

/** How a number is stored; the names are the format's own. */
public enum Dtype {
    /** IEEE 754 single precision. */
    F32(Float.BYTES),
    /** IEEE 754 double precision. */
    F64(Double.BYTES),
    /** IEEE 754 half precision; read, not written. */
    F16(Short.BYTES),
    /** The upper half of a number in single precision; read, not written. */
    BF16(Short.BYTES),
    /** Whole numbers, of which only PyTorch's counters of batches are passed over. */
    I64(Long.BYTES);

    private static final Pattern UNSUPPORTED =
            Pattern.compile("BOOL|[UI](8|16|32|64)|C64|F4|F6_(E2M3|E3M2)|F8_(E4M3|E5M2|E8M0|E4M3FNUZ|E5M2FNUZ)");

    private static final int HALF_EXPONENT = 0x1F;
    private static final int HALF_FRACTION_BITS = 10;
    private static final int HALF_BIAS = 15;

    private final int bytes;

    Dtype(int bytes) {
        this.bytes = bytes;
    }

    /**
     * The size of a number.
     *
     * @return 2, 4 or 8
     */
    public int bytes() {
        return bytes;
    }

    /** Takes the next number out of a buffer. */
    double read(ByteBuffer from) {
        return switch (this) {
            case F32 -> from.getFloat();
            case F64 -> from.getDouble();
            case F16 -> half(from.getShort());
            case BF16 -> Float.intBitsToFloat(from.getShort() << Short.SIZE);
            case I64 -> throw new IllegalArgumentException("whole numbers are passed over");
        };
    }

    /**
     * Puts a number into a buffer.
     *
     * @return the buffer
     * @throws IllegalArgumentException if numbers of this type are not written
     */
    ByteBuffer write(double value, ByteBuffer to) {
        return switch (this) {
            case F32 -> to.putFloat((float) value);
            case F64 -> to.putDouble(value);
            case F16, BF16, I64 -> throw new IllegalArgumentException("numbers of " + this + " are not written");
        };
    }

    /** Sign, five bits of exponent, ten of fraction; as every such number, a double holds it exactly. */
    private static double half(short bits) {
        int exponent = bits >> HALF_FRACTION_BITS & HALF_EXPONENT;
        int fraction = bits & (1 << HALF_FRACTION_BITS) - 1;
        double magnitude;
        if (exponent == HALF_EXPONENT) {
            magnitude = fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
        } else if (exponent == 0) {
            magnitude = Math.scalb((double) fraction, 1 - HALF_BIAS - HALF_FRACTION_BITS);
        } else {
            magnitude = Math.scalb(
                    (double) (fraction | 1 << HALF_FRACTION_BITS), exponent - HALF_BIAS - HALF_FRACTION_BITS);
        }
        return bits < 0 ? -magnitude : magnitude;
    }

    /**
     * The smaller type that holds every number exactly.
     *
     * @param values the numbers
     * @return F32 if each is a float
     */
    public static Dtype holding(DoubleStream values) {
        return values.allMatch(value -> (float) value == value) ? F32 : F64;
    }

    /** The type of a name; empty if it is none of those read here. */
    static Optional<Dtype> of(String name) {
        return Arrays.stream(values())
                .filter(dtype -> dtype.name().equals(name))
                .findFirst();
    }

    /** Whether the format knows a name that is not read here. */
    static boolean isUnsupported(String name) {
        return UNSUPPORTED.matcher(name).matches();
    }
}
