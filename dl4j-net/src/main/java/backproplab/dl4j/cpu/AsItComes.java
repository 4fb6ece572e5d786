package backproplab.dl4j.cpu;

/** Whether Deeplearning4j is to be taken as a program gets it that does no more than call it. */
public final class AsItComes {
    /** System property that says so, if set to true before ND4J loads: {@value}. */
    public static final String PROPERTY = "backproplab.dl4jAsItComes";

    private AsItComes() {}

    /**
     * What the user, or a benchmark, wants.
     *
     * @return true if nothing is to be chosen: OpenBLAS's kernels, the build of the native library, the cache of a network
     */
    public static boolean asked() {
        return Boolean.getBoolean(PROPERTY);
    }
}
