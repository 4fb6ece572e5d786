package backproplab.experiments.weights.safetensors;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;

/** How a number is stored; the names are the format's own. */
public enum Dtype {
    /** IEEE 754 single precision. */
    F32(Float.BYTES),
    /** IEEE 754 double precision. */
    F64(Double.BYTES);

    private static final Pattern UNSUPPORTED =
            Pattern.compile("BOOL|[UI](8|16|32|64)|B?F16|C64|F4|F6_(E2M3|E3M2)|F8_(E4M3|E5M2|E8M0|E4M3FNUZ|E5M2FNUZ)");

    private final int bytes;

    Dtype(int bytes) {
        this.bytes = bytes;
    }

    /**
     * The size of a number.
     *
     * @return 4 or 8
     */
    public int bytes() {
        return bytes;
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
