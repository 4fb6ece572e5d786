package backproplab.experiments.cli.typing;

import java.util.List;
import java.util.Optional;

/** Names with {@code *} or {@code ?}, which no shell has replaced by those of files. */
final class Wildcard {
    private Wildcard() {}

    /** The first such word that a message complains of. */
    static Optional<String> hint(List<String> words, String message) {
        return words.stream()
                .map(TypedWords::path)
                .filter(path -> (path.contains("*") || path.contains("?")) && message.contains(path))
                .findFirst()
                .map(path -> "No shell expands " + path + " within -Dexec.args: write $(echo " + path
                        + ") there, or name the files.");
    }
}
