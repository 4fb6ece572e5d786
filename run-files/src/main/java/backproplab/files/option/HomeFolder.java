package backproplab.files.option;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code ~} and {@code ~/...} as a shell reads them, for the many places where none does: within {@code -Dexec.args}, behind
 * {@code --option=} and {@code folder:}, in files of options. {@code ./~} is the folder of that name.
 */
public final class HomeFolder {
    private static final Pattern HOME = Pattern.compile("((?:--[a-z-]+=)?(?:folder:)?)~(?=/|$)");

    private HomeFolder() {}

    /**
     * Expands words of a command line.
     *
     * @param words as they were typed
     * @return the same with the user's home folder in place of a leading tilde
     */
    public static List<String> expand(List<String> words) {
        return expand(words, System.getProperty("user.home", ""));
    }

    /** With a home of the caller's own; where it is not known, nothing changes. */
    static List<String> expand(List<String> words, String home) {
        // Java says ? where the system has no home for this user.
        return home.isEmpty() || home.equals("?")
                ? List.copyOf(words)
                : words.stream().map(word -> expand(word, home)).toList();
    }

    private static String expand(String word, String home) {
        Matcher start = HOME.matcher(word);
        return start.lookingAt() ? start.group(1) + home + word.substring(start.end()) : word;
    }
}
