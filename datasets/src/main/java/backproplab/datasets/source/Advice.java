package backproplab.datasets.source;

import java.nio.file.Path;

/** The wording shared by all messages about broken files. */
final class Advice {
    private Advice() {}

    /** Two lines: file and fault, then what to do. */
    static String message(Path file, String what) {
        return "Broken data file: " + file + " " + what
                + ".\nPut a good copy in its place; a downloaded one: delete it and run again to fetch it anew.";
    }
}
