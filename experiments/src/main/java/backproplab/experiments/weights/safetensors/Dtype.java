package backproplab.experiments.weights.safetensors;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** How a number is stored; the names are the format's own. */
public enum Dtype {
    /** IEEE 754 single precision. */
    F32(Float.BYTES),
    /** IEEE 754 double precision. */
    F64(Double.BYTES);

    private static final Set<String> UNSUPPORTED = Set.of(
            "BOOL",
            "U8",
            "I8",
            "U16",
            "I16",
            "U32",
            "I32",
            "U64",
            "I64",
            "F16",
            "BF16",
            "C64",
            "F4",
            "F6_E2M3",
            "F6_E3M2",
            "F8_E4M3",
            "F8_E5M2",
            "F8_E8M0",
            "F8_E4M3FNUZ",
            "F8_E5M2FNUZ");

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

    static Optional<Dtype> of(String name) {
        return Arrays.stream(values())
                .filter(dtype -> dtype.name().equals(name))
                .findFirst();
    }

    /** Whether the format knows a name that is not read here. */
    static boolean isUnsupported(String name) {
        return UNSUPPORTED.contains(name);
    }
}
