package backproplab.experiments.cli.option;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** What was typed, as words that can be typed again. */
public final class CommandWords {
    private static final String NO = "false";
    /** Settings of a cluster that are nobody else's business. */
    private static final Pattern SECRET = Pattern.compile("(?i).*(secret|password|passphrase|token|key).*");

    private CommandWords() {}

    /**
     * Everything that counts now, whether it was typed, or came from a file or from a run that is gone on with; but for secrets.
     *
     * @param line a command that has parsed its words, without those before its own name
     * @return names, then options with their values
     */
    public static List<String> of(CommandLine line) {
        return of(line, Set.of());
    }

    /**
     * The same without some options.
     *
     * @param line a command that has parsed its words
     * @param without names of options, with their dashes
     * @return names, then options with their values
     */
    public static List<String> of(CommandLine line, Set<String> without) {
        return words(line.getParseResult(), without, true);
    }

    /** Whether a value is a setting of a cluster that is not to be kept or shown, by its name. */
    static boolean secret(OptionSpec option, String value) {
        int equals = value.indexOf('=');
        return option.longestName().equals(ResumeOptions.CLUSTER_SET)
                && equals > 0
                && SECRET.matcher(value.substring(0, equals)).matches();
    }

    /**
     * Parses once more, with earlier words below those that were typed now: an option that was typed takes the place of the earlier
     * one, and so do names.
     *
     * @param line the command, which has parsed what was typed
     * @param earlier words from elsewhere
     * @param without names of options, with their dashes, that are not taken from there
     */
    public static void below(CommandLine line, List<String> earlier, Set<String> without) {
        ParseResult typed = line.getParseResult();
        List<String> now = words(typed, Set.of(ConfigOption.CONFIG), false);
        Set<String> taken = Stream.concat(
                        without.stream(), typed.matchedOptions().stream().map(OptionSpec::longestName))
                .collect(Collectors.toSet());
        ParseResult before = line.parseArgs(earlier.toArray(String[]::new));
        List<String> all = new ArrayList<>();
        if (typed.matchedPositionals().isEmpty()) {
            all.addAll(names(before));
        }
        all.addAll(options(before, taken, false));
        all.addAll(now);
        line.parseArgs(all.toArray(String[]::new));
    }

    private static List<String> words(ParseResult parsed, Set<String> without, boolean kept) {
        // Names come first: behind an option that may have a value they would be taken for it.
        List<String> words = new ArrayList<>(names(parsed));
        words.addAll(options(parsed, without, kept));
        return words;
    }

    private static List<String> options(ParseResult parsed, Set<String> without, boolean kept) {
        List<String> words = new ArrayList<>();
        parsed.matchedOptionsSet().stream()
                .filter(option -> !without.contains(option.longestName()))
                .forEach(option -> words.addAll(words(option, kept)));
        return words;
    }

    /** An option as it is typed: its name, or its name with each of its values. */
    private static List<String> words(OptionSpec option, boolean kept) {
        List<String> values = option.originalStringValues();
        boolean bare = values.isEmpty() || option.arity().max() == 0 && !values.contains(NO);
        return bare
                ? List.of(option.longestName())
                : values.stream()
                        .filter(value -> !kept || !secret(option, value))
                        .map(value -> option.longestName() + "=" + value)
                        .toList();
    }

    private static List<String> names(ParseResult parsed) {
        return parsed.matchedPositionalsSet().stream()
                .flatMap(names -> names.originalStringValues().stream())
                .toList();
    }
}
