package backproplab.experiments.cli.search;

import backproplab.experiments.cli.option.ResumeOptions;
import backproplab.experiments.search.Journal;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option that goes on with a search that was cut off, and what becomes of the other options then. */
public final class SearchResume {
    private static final String NEWEST = "";

    @Option(
            names = ResumeOptions.RESUME,
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
}
