package backproplab.dl4j.gpu;

import backproplab.dl4j.InstalledBackend;
import java.util.List;
import java.util.Locale;

/** The Maven profiles, each with a backend of Deeplearning4j. */
public enum Profile {
    /** The CPU; no profile has to be named. */
    DEFAULT("", null, null),
    /** nd4j-cuda-11.6 of 1.0.0-M2.1: machine code for 3.7 to 8.6, which 8.9 runs too; no PTX. */
    CUDA("nd4j-cuda-11.6", DottedVersion.of(3, 7), DottedVersion.of(8, 9)),
    /** nd4j-cuda-11.2 of 1.0.0-M1.1: PTX for 8.6, which the driver compiles for that and every later GPU. */
    CUDA_PTX("nd4j-cuda-11.2", DottedVersion.of(8, 6), DottedVersion.of(Integer.MAX_VALUE));

    private final String backend;
    private final DottedVersion lowest;
    private final DottedVersion highest;

    Profile(String backend, DottedVersion lowest, DottedVersion highest) {
        this.backend = backend;
        this.lowest = lowest;
        this.highest = highest;
    }

    /**
     * The profile that a program was built with, seen from its class path.
     *
     * @param backends on the class path
     * @return the CUDA profile of the first CUDA backend, else {@link #DEFAULT}
     */
    public static Profile of(List<InstalledBackend> backends) {
        return backends.stream()
                .filter(InstalledBackend::cuda)
                .findFirst()
                .map(found -> found.jar().contains(CUDA_PTX.backend) ? CUDA_PTX : CUDA)
                .orElse(DEFAULT);
    }

    /**
     * What follows {@code -P}.
     *
     * @return default, cuda or cuda-ptx
     */
    public String token() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Whether it is for a GPU.
     *
     * @return true for all but {@link #DEFAULT}
     */
    public boolean gpu() {
        return this != DEFAULT;
    }

    boolean ptx() {
        return this == CUDA_PTX;
    }

    boolean holdsCodeFor(DottedVersion capability) {
        return !capability.before(lowest) && !highest.before(capability);
    }

    /** For messages. */
    String code() {
        return backend
                + (ptx()
                        ? " holds PTX that the driver compiles for " + lowest + " and later"
                        : " holds machine code that runs on " + lowest + " to " + highest);
    }
}
