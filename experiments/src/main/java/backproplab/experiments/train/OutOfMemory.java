package backproplab.experiments.train;

/** A training that failed for want of heap: beside others that says nothing of the training itself. */
public final class OutOfMemory {
    private OutOfMemory() {}

    /**
     * Whether that is what a training failed with. Threads of an engine hand over what they failed with as a cause.
     *
     * @param thrown what came out of it
     * @return whether it, or what caused it, is an {@link OutOfMemoryError}
     */
    public static boolean in(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null && !(cause instanceof OutOfMemoryError)) {
            cause = cause.getCause();
        }
        return cause instanceof OutOfMemoryError;
    }
}
