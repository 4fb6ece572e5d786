package backproplab.dl4j.cpu;

import backproplab.network.processor.Processor;
import java.util.Set;

/** Made-up descriptions of real processors. */
final class Processors {

    private static final String[] AVX512 = {"avx", "avx2", "fma", "avx512f", "avx512dq", "avx512bw", "avx512vl"};

    static final Processor SAPPHIRE_RAPIDS = of(Processor.INTEL, 6, 143, AVX512);
    static final Processor EMERALD_RAPIDS = of(Processor.INTEL, 6, 207, AVX512);
    static final Processor ICE_LAKE = of(Processor.INTEL, 6, 106, AVX512);
    static final Processor KNIGHTS_LANDING = of(Processor.INTEL, 6, 87, "avx", "avx2", "fma", "avx512f", "avx512cd");
    static final Processor HASWELL = of(Processor.INTEL, 6, 63, "avx", "avx2", "fma");
    static final Processor SANDY_BRIDGE = of(Processor.INTEL, 6, 45, "avx");
    static final Processor ZEN_2 = of(Processor.AMD, 23, 49, "avx", "avx2", "fma");
    static final Processor ZEN_4 = of(Processor.AMD, 25, 17, AVX512);
    static final Processor ZEN_5 = of(Processor.AMD, 26, 2, AVX512);
    static final Processor ARM = of("", 0, 0, "fp", "asimd", "sve");

    private Processors() {}

    private static Processor of(String vendor, int family, int model, String... flags) {
        return new Processor(vendor, "made up", family, model, Set.of(flags), 0, 0, 0);
    }
}
