package backproplab.files.option;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A command of this project as it is typed in a shell. What is in {@code -Dexec.args} is divided twice: by the shell, which knows quotes,
 * {@code $} and backslashes, and by Maven's exec plugin, which knows blanks and both kinds of quotes and nothing else.
 *
 * @param main the class, such as {@code Task1}
 * @param words what it is told, each as the command is to receive it; an empty one gets lost on the way
 * @param switches what Maven is told, such as {@code -Ppytorch}
 */
public record MavenCommand(String main, List<String> words, List<String> switches) {
    private static final String SINGLE = "'";
    private static final String DOUBLE = "\"";
    /** What a shell does not leave alone between double quotes. */
    private static final Pattern FOR_SHELL = Pattern.compile("[\"$`\\\\!]");
    /** What the exec plugin divides or takes away. */
    private static final Pattern FOR_PLUGIN = Pattern.compile("[\\s\"']|\\$\\{");

    private static final Pattern PLAIN = Pattern.compile("[\\w@%+=:,./-]+");

    /** Copies the lists. */
    public MavenCommand {
        words = List.copyOf(words);
        switches = List.copyOf(switches);
    }

    /**
     * A command of a build without a profile.
     *
     * @param main the class
     * @param words what it is told
     */
    public MavenCommand(String main, List<String> words) {
        this(main, words, List.of());
    }

    /**
     * What is typed in the project's folder.
     *
     * @return one line
     */
    public String typed() {
        return typed(Optional.empty());
    }

    /**
     * What is typed.
     *
     * @param project the project's folder; empty for where the user is
     * @return one line, for bash and shells like it
     */
    public String typed(Optional<Path> project) {
        String maven = switches.stream().map(word -> " " + plain(word)).collect(Collectors.joining());
        String file = project.map(folder -> " -f " + plain(folder.toString())).orElse("");
        return "mvn" + maven + file + " compile exec:java -Dexec.mainClass=" + main
                + (words.isEmpty() ? "" : " " + arguments());
    }

    /**
     * The words alone.
     *
     * @return {@code -Dexec.args=} and the words in quotes
     */
    public String arguments() {
        boolean plain = words.stream().noneMatch(word -> FOR_SHELL.matcher(word).find() || word.contains(SINGLE));
        String outer = plain ? DOUBLE : SINGLE;
        String inner = plain ? SINGLE : DOUBLE;
        String all = words.stream().map(word -> quoted(word, inner)).collect(Collectors.joining(" "));
        return "-Dexec.args=" + outer + (plain ? all : all.replace(SINGLE, "'\\''")) + outer;
    }

    /** A word for the exec plugin: where the quotes are in the word themselves, they stand between those of the other kind. */
    private static String quoted(String word, String quote) {
        if (!FOR_PLUGIN.matcher(word).find()) {
            return word;
        }
        String other = quote.equals(SINGLE) ? DOUBLE : SINGLE;
        String quoted = quote + word.replace(quote, quote + other + quote + other + quote) + quote;
        // Maven would look for a property of that name.
        return quoted.replace("${", "$" + quote + quote + "{");
    }

    private static String plain(String word) {
        return PLAIN.matcher(word).matches() ? word : SINGLE + word.replace(SINGLE, "'\\''") + SINGLE;
    }
}
