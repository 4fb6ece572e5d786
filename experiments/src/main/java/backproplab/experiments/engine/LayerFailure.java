package backproplab.experiments.engine;

import backproplab.files.failure.Quoted;
import java.util.Arrays;

/** What layers of a user threw that is an error to Java, such as calls without end: to a run it is an engine that fails, like any other. */
final class LayerFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Names what was thrown and where.
     *
     * @param layers the user's class
     * @param thrown what came out of it
     */
    LayerFailure(String layers, Throwable thrown) {
        super("--layers " + layers + " fails: " + words(thrown), thrown);
    }

    /**
     * What was thrown, in a line.
     *
     * @param thrown by code of a user
     * @return for example {@code java.lang.AssertionError: not yet, at MyLayers.conv2d(MyLayers.java:12)}
     */
    static String words(Throwable thrown) {
        Throwable root =
                thrown instanceof ExceptionInInitializerError && thrown.getCause() != null ? thrown.getCause() : thrown;
        String what = root instanceof StackOverflowError
                ? "it calls itself without end (StackOverflowError)"
                : root.getClass().getName() + (root.getMessage() == null ? "" : ": " + Quoted.of(root.getMessage()));
        return what
                + Arrays.stream(root.getStackTrace())
                        .filter(frame -> !frame.getClassName().startsWith("java.")
                                && !frame.getClassName().startsWith("jdk."))
                        .findFirst()
                        .map(frame -> ", at " + frame)
                        .orElse("");
    }

    /** The message says all; the name of this class would say nothing to a user. */
    @Override
    public String toString() {
        return getMessage();
    }
}
