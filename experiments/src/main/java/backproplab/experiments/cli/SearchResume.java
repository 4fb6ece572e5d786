package backproplab.experiments.cli;

import backproplab.experiments.checkpoint.StartedCommand;
import backproplab.experiments.results.SearchFolder;
import backproplab.experiments.search.Journal;
import backproplab.experiments.search.Journals;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** The option that goes on with a search that was cut off, and what becomes of the other options then. */
final class SearchResume {
    private static final String NEWEST = "";
    private static final String RESUME = "--resume";
    /** What a search is gone on with is said now, not what was said when it began. */
    private static final Set<String> OF_THIS_CALL =
            Set.of(RESUME, "--out", "--yes", "--dry-run", "--debug", "--parallel", "--threads");

    @Option(
            names = RESUME,
            arity = "0..1",
            paramLabel = "RUN",
            fallbackValue = NEWEST,
            description =
                    "Go on with a search that was cut off, named by its folder (default: the newest one in --out that is "
                            + "not finished). Other options need not be repeated.")
    private String resume;

    /** The search to go on with, if one is wanted; to be closed. */
    Optional<Journal> find(Path out) {
        if (resume == null) {
            return Optional.empty();
        }
        return Optional.of(Journal.load(resume.equals(NEWEST) ? Journals.newest(out, SearchFolder.TASK) : folder(out)));
    }

    /** A folder, or the name of one in the folder of results. */
    private Path folder(Path out) {
        Path named = Path.of(resume);
        return (named.isAbsolute() || named.toFile().exists() ? named : out.resolve(named))
                .toAbsolutePath()
                .normalize();
    }

    /** What was typed, without the words before the command's own. */
    static List<String> typed(ParseResult result) {
        return words(result, arg -> true);
    }

    /** Parses the search's own options once more, but for those that were typed now. */
    static void repeat(CommandLine line, StartedCommand command) {
        ParseResult now = line.getParseResult();
        List<ArgSpec> matched = List.copyOf(now.matchedArgs());
        List<String> typed = typed(now);
        ParseResult before = line.parseArgs(command.arguments().toArray(String[]::new));
        List<String> all = words(
                before,
                arg -> matched.stream().noneMatch(other -> key(other).equals(key(arg)))
                        && !OF_THIS_CALL.contains(key(arg)));
        all.addAll(typed);
        line.parseArgs(all.toArray(String[]::new));
    }

    private static String key(ArgSpec arg) {
        return arg instanceof OptionSpec option ? option.longestName() : arg.paramLabel();
    }

    private static List<String> words(ParseResult result, Predicate<ArgSpec> wanted) {
        List<String> words = new ArrayList<>();
        result.matchedOptionsSet().stream().filter(wanted).forEach(option -> words.addAll(ResumeOptions.words(option)));
        for (PositionalParamSpec positional : result.matchedPositionalsSet()) {
            if (wanted.test(positional)) {
                words.addAll(positional.originalStringValues());
            }
        }
        return words;
    }
}
