package backproplab.dl4j;

/** Words for a native library that does not load. */
final class Unavailable {

    private static final int MAX_CAUSE = 200;

    private Unavailable() {}

    /** What, why, what to do next: three lines. */
    static String message(Throwable failure) {
        return "Deeplearning4j cannot run on " + System.getProperty("os.name") + " " + System.getProperty("os.arch")
                + ": its native library did not load.\n"
                + "Cause: " + cause(failure) + "\n"
                + "The manual engine can run alone: --engines manual";
    }

    private static String cause(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String text = root.getClass().getSimpleName() + ": " + root.getMessage();
        String line = text.lines().findFirst().orElse(text);
        return line.length() <= MAX_CAUSE ? line : line.substring(0, MAX_CAUSE) + "...";
    }
}
