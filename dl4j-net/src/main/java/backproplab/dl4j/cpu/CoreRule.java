package backproplab.dl4j.cpu;

import backproplab.network.processor.Processor;
import java.util.Optional;

/**
 * Which set of kernels, "core", OpenBLAS 0.3.19 should run on a processor.
 *
 * <p>That release knows processors by family and model. One that is younger gets the kernels of a Pentium 4, {@code Prescott},
 * whatever it can do: on an Intel Xeon (family 6, model 207) 65 GFLOP/s in place of the 313 of {@code SkylakeX}. So this rule asks for
 * instruction sets only, with one exception:
 *
 * <p>AMD's family 25 (Zen 3 and Zen 4) runs AVX-512, where it has it, in halves. Measured on a Zen 4 (family 25, model 17), one thread, best of
 * three processes, GFLOP/s of CPU time: 1024 x 1024 x 1024 {@code Zen} 95, {@code Haswell} 95, {@code SkylakeX} 90,
 * {@code Cooperlake} 91; layers of the MLP with batches of 128 within 3 %, with batches of 10 {@code Zen} 14.7, {@code Haswell} 15.9, {@code SkylakeX} 13.7. Wider
 * vectors gain nothing there, so it keeps what the library chooses by itself. Family 26 (Zen 5) is unknown to it, computes 512 bits at once, and follows the
 * rule; that has not been measured.
 */
public final class CoreRule {

    private static final int ZEN_3_AND_4 = 25;

    private CoreRule() {}

    /**
     * Applies the rule.
     *
     * @param processor what is known of it
     * @return a value for {@code OPENBLAS_CORETYPE}; empty where the library's own choice must do: a processor without AVX2, of another
     *     architecture, or unknown
     */
    public static Optional<String> coreFor(Processor processor) {
        boolean amd = processor.vendor().equals(Processor.AMD);
        if (processor.has("avx512f", "avx512dq", "avx512bw", "avx512vl")
                && !(amd && processor.family() == ZEN_3_AND_4)) {
            return Optional.of("SkylakeX");
        }
        if (processor.has("avx2", "fma")) {
            return Optional.of(amd ? "Zen" : "Haswell");
        }
        return Optional.empty();
    }
}
