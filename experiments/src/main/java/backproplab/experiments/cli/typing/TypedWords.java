package backproplab.experiments.cli.typing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The words that a command was given, and what can be told of them that no option knows by itself. */
public final class TypedWords {
    private final CommandLine line;
    private final List<String> words;
    private final Map<String, OptionSpec> options = new LinkedHashMap<>();

    /**
     * Words that need not have been parsed.
     *
     * @param line the command
     * @param words what it was given
     */
    public TypedWords(CommandLine line, List<String> words) {
        this.line = line;
        this.words = List.copyOf(words);
        options.putAll(line.getCommandSpec().optionsMap());
        words.stream()
                .findFirst()
                .map(line.getSubcommands()::get)
                .ifPresent(sub -> options.putAll(sub.getCommandSpec().optionsMap()));
    }

    /**
     * Looks for what cannot be meant, before anything is parsed.
     *
     * @return what it is and what to type, in two lines; empty if there is nothing
     */
    public Optional<String> refused() {
        return Stream.of(PastedText.message(options.keySet(), words), EmptyValue.message(options, words))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /**
     * An argument that nothing takes.
     *
     * @param e what picocli found
     * @return what it is and what to type, in two or three lines; empty for an option that is not known
     */
    public Optional<String> unmatched(UnmatchedArgumentException e) {
        String first = e.getUnmatched().get(0);
        if (first.startsWith("-")) {
            return Optional.empty();
        }
        String name = e.getCommandLine().getCommandSpec().qualifiedName();
        boolean named =
                !e.getCommandLine().getCommandSpec().positionalParameters().isEmpty();
        String what = named
                ? "'" + first + "' is one argument too many for " + name + "."
                : "'" + first + "' belongs to no option, and " + name + " takes nothing else.";
        return Optional.of(what + "\n"
                + hint("").orElseGet(() ->
                        BlankInPath.perhaps(words, words.indexOf(first)).orElse("All options: --help")));
    }

    /**
     * An option without its value.
     *
     * @param e what picocli found
     * @return a line to follow its message
     */
    public Optional<String> missing(MissingParameterException e) {
        return e.getMissing().stream()
                .filter(OptionSpec.class::isInstance)
                .map(argument -> ((OptionSpec) argument).longestName())
                .findFirst()
                .map(name -> "An empty value, such as " + name
                        + " '', gets lost within -Dexec.args: leave the option out for its default.");
    }

    /**
     * Why a command may have failed on its words.
     *
     * @param message what it said
     * @return what to type instead, in one line; empty if nothing is known
     */
    public Optional<String> hint(String message) {
        return Stream.of(BlankInPath.certain(words), Wildcard.hint(words, message))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The part of a word that may be a path: behind the option's name and {@code folder:}. */
    static String path(String word) {
        return word.substring(start(word).length());
    }

    /** What stands before it. */
    static String start(String word) {
        int equals = word.startsWith("--") ? word.indexOf('=') + 1 : 0;
        return word.startsWith("folder:", equals)
                ? word.substring(0, equals + "folder:".length())
                : word.substring(0, equals);
    }
}
