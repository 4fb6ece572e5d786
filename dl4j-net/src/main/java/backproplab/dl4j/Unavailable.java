package backproplab.dl4j;

import java.util.List;
import java.util.stream.Collectors;

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

    /** The class path has no backend, or more than one. */
    static String backends(List<InstalledBackend> found) {
        String names = found.stream().map(InstalledBackend::jar).collect(Collectors.joining(", "));
        return "Deeplearning4j cannot run: ND4J needs exactly one backend on the class path.\n"
                + "There are " + found.size() + (found.isEmpty() ? "." : ": " + names) + "\n"
                + "Choose one: no profile for the CPU, or -Pcuda or -Pcuda-ptx for a GPU.";
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
