package backproplab.dl4j.cpu;

import java.util.Locale;
import java.util.Optional;

/**
 * What the kernels of OpenBLAS's cores are written for, slowest first, and how fast their single precision matrix products are to one another.
 *
 * <p>1 : 2.5 : 5 are the measured 65, 160 and 313 GFLOP/s of {@code Prescott}, {@code Haswell} and {@code SkylakeX} on an Intel Xeon (family 6, model 207), two threads; on a
 * Zen 4 {@code Prescott} and {@code Zen} are 38 and 95 on one. AVX without FMA makes half of the additions and multiplications per cycle that AVX2 makes.
 */
enum KernelClass {
    SSE2("SSE2", 1),
    AVX("AVX", 1.25),
    AVX2("AVX2", 2.5),
    AVX512("AVX-512", 5);

    private final String instructions;
    private final double speed;

    KernelClass(String instructions, double speed) {
        this.instructions = instructions;
        this.speed = speed;
    }

    /**
     * What a core's kernels are.
     *
     * @param core OpenBLAS's name for it, in any case
     * @return empty for a name that x86 does not have
     */
    static Optional<KernelClass> of(String core) {
        return Optional.ofNullable(
                switch (core.toLowerCase(Locale.ROOT)) {
                    case "skylakex", "cooperlake", "sapphirerapids" -> AVX512;
                    case "haswell", "zen" -> AVX2;
                    case "sandybridge", "bulldozer", "piledriver", "steamroller", "excavator" -> AVX;
                    case "katmai",
                            "coppermine",
                            "northwood",
                            "prescott",
                            "banias",
                            "atom",
                            "core2",
                            "penryn",
                            "dunnington",
                            "nehalem",
                            "athlon",
                            "opteron",
                            "opteron_sse3",
                            "barcelona",
                            "nano",
                            "bobcat" -> SSE2;
                    default -> null;
                });
    }

    /** How many times as long as with the other's kernels a matrix product takes, in words. */
    String timesAsLongAs(KernelClass other) {
        return String.format(Locale.ROOT, "about %.2g times as long", other.speed / speed)
                .replace(".0 ", " ");
    }

    @Override
    public String toString() {
        return instructions;
    }
}
