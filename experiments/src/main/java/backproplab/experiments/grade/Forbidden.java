package backproplab.experiments.grade;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a submission wanted to do that it may not, read from what Java says of it. */
final class Forbidden {
    private static final Pattern DENIED =
            Pattern.compile("access denied \\(\"([\\w.$]+)\" \"([^\"]*)\"?(?: \"([^\"]*)\"?)?");

    private Forbidden() {}

    /**
     * Reads it.
     *
     * @param thrown what was thrown, with its message; may be cut
     * @return a sentence; empty if it was something else
     */
    static Optional<String> in(String thrown) {
        Matcher denied = DENIED.matcher(thrown);
        if (!denied.find()) {
            return Optional.empty();
        }
        String type = denied.group(1).substring(denied.group(1).lastIndexOf('.') + 1);
        String actions = denied.group(3) == null ? "" : denied.group(3);
        return Optional.of("It wants to " + wish(type, denied.group(2), actions) + ", which a submission may not do.");
    }

    private static String wish(String type, String name, String actions) {
        return switch (type) {
            case "SocketPermission", "URLPermission", "NetPermission" -> "use the network (" + name + ")";
            case "FilePermission" -> file(name, actions);
            case "RuntimePermission" -> name.startsWith("exitVM") ? "end Java (System.exit)" : "have the right " + name;
            default -> "have the right " + name;
        };
    }

    private static String file(String name, String actions) {
        return switch (actions) {
            case "execute" -> "start a program (" + name + ")";
            case "write" -> "write the file " + name;
            case "delete" -> "delete the file " + name;
            case "read" -> "read the file " + name;
            default -> "use the file " + name;
        };
    }
}
