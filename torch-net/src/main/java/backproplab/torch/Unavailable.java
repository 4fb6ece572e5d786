package backproplab.torch;

import java.nio.file.Path;

/** Words for a native library that does not load. */
final class Unavailable {

    private static final int MAX_CAUSE = 200;

    private Unavailable() {}

    /** The library did not load from a folder. */
    static String message(Path folder, Throwable failure) {
        return "PyTorch cannot run on " + System.getProperty("os.name") + " " + System.getProperty("os.arch")
                + ": its native library did not load from " + folder + " (" + cause(failure) + ").\n"
                + "If programs may not be loaded from there, name another folder with -D" + NativeCache.FOLDER
                + "=DIR; or leave pytorch out of --engines.";
    }

    /** The folder cannot be used. */
    static String folder(Path folder, String why) {
        return "PyTorch's native library cannot be unpacked to " + folder + " (" + why + ").\n"
                + "Name another folder with -D" + NativeCache.FOLDER + "=DIR, or leave pytorch out of --engines.";
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
