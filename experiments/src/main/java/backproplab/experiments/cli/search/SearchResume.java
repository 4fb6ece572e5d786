package backproplab.experiments.cli.search;

import backproplab.experiments.checkpoint.StartedCommand;
import backproplab.experiments.cli.option.DryRunOption;
import backproplab.experiments.cli.option.ResumeOptions;
import backproplab.experiments.cli.option.RunOptions;
import backproplab.experiments.search.Journal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** The option that goes on with a search that was cut off, and what becomes of the other options then. */
public final class SearchResume {
    private static final String NEWEST = "";
    private static final String RESUME = "--resume";
    /** What a search is gone on with is said now, not what was said when it began. */
    private static final Set<String> OF_THIS_CALL =
            Set.of(RESUME, RunOptions.OUT, "--yes", DryRunOption.NAME, "--debug");

    @Option(
            names = RESUME,
            arity = "0..1",
            paramLabel = "RUN",
            fallbackValue = NEWEST,
            description =
                    "Go on with a search that was cut off, named by its folder (default: the newest one in --out that is "
                            + "not finished). Other options need not be repeated.")
    private String resume;

    /**
     * The search to go on with, if one is wanted.
     *
     * @param out folder of results
     * @return the search, to be closed; empty without --resume
     */
    public Optional<Journal> find(Path out) {
        if (resume == null) {
            return Optional.empty();
        }
        return Optional.of(
                Journal.load(resume.equals(NEWEST) ? Journal.newest(out) : ResumeOptions.folder(out, resume)));
    }

    /**
     * What was typed, without the words before the command's own.
     *
     * @param result what was parsed
     * @return options with their values, then names
     */
    public static List<String> typed(ParseResult result) {
        List<String> words = new ArrayList<>();
        result.matchedOptionsSet().forEach(option -> words.addAll(ResumeOptions.words(option)));
        result.matchedPositionalsSet().forEach(positional -> words.addAll(positional.originalStringValues()));
        return words;
    }

    /**
     * Parses the search's own options once more, but for those that were typed now.
     *
     * @param line the command, which has parsed what was typed now
     * @param command what was started
     */
    public static void repeat(CommandLine line, StartedCommand command) {
        ResumeOptions.repeat(line, typed(line.getParseResult()), command, OF_THIS_CALL);
    }
}
