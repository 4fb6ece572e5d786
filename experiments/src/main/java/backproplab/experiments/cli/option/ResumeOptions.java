package backproplab.experiments.cli.option;

import backproplab.experiments.checkpoint.RunRecord;
import backproplab.experiments.checkpoint.StartedCommand;
import backproplab.files.failure.UserException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The option that goes on with a run that was cut off, and what becomes of the other options then. */
public final class ResumeOptions {
    private static final String NEWEST = "";
    /** The option's name: {@value}. */
    public static final String RESUME = "--resume";

    /** What a run is gone on with is said now, not what was said when it began. */
    private static final Set<String> OF_THIS_CALL =
            Set.of(RESUME, RunOptions.OUT, "--yes", DryRunOption.NAME, "--debug", GpuOptions.LEAVE);
    /** What a second process is not told: it has a folder of its own, and shapes are shown once. */
    private static final Set<String> NOT_OF_SECOND_PROCESS =
            Set.of(RESUME, RunOptions.OUT, "--yes", DryRunOption.NAME, "--debug", GpuOptions.LEAVE, "--trace-shapes");

    private static final int SHOWN_DIFFERENCES = 6;

    @Option(
            names = RESUME,
            arity = "0..1",
            paramLabel = "RUN",
            fallbackValue = NEWEST,
            description =
                    "Go on with a run that was cut off, named by its folder (default: the newest one in --out that "
                            + "is not finished). Other options need not be repeated.")
    private String resume;

    /**
     * The run to go on with, if one is wanted.
     *
     * @param out folder of results
     * @param task whose runs these are
     * @return the run, to be closed; empty without --resume
     * @throws UserException with code 2 if it is a run of another task
     */
    public Optional<RunRecord> find(Path out, String task) {
        if (resume == null) {
            return Optional.empty();
        }
        RunRecord record = RunRecord.load(resume.equals(NEWEST) ? RunRecord.newest(out, task) : folder(out, resume));
        String theirs = record.command().task();
        if (!theirs.equals(task)) {
            record.close();
            throw UserException.usage(
                    resume + " is a run of " + theirs + ", not of " + task + ".\nResume it with that command.");
        }
        return Optional.of(record);
    }

    /**
     * A folder, or the name of one in the folder of results.
     *
     * @param out folder of results
     * @param name what the user typed
     * @return an absolute path, of a folder that may be missing
     */
    public static Path folder(Path out, String name) {
        Path named = Path.of(name);
        return (named.isAbsolute() || named.toFile().exists() ? named : out.resolve(named))
                .toAbsolutePath()
                .normalize();
    }

    /**
     * Parses what the run was started with once more, but for options that were typed now, and names if any were.
     *
     * @param line the command, which has parsed what was typed now
     * @param command what was started
     */
    public static void repeat(CommandLine line, StartedCommand command) {
        CommandWords.below(line, command.arguments(), OF_THIS_CALL);
    }

    /**
     * The run's own options as a second process is to get them.
     *
     * @param line the command, which has parsed its options
     * @return the options with their values, as typed
     */
    public static List<String> forSecondProcess(CommandLine line) {
        return CommandWords.of(line, NOT_OF_SECOND_PROCESS);
    }

    /**
     * Refuses to go on with other settings.
     *
     * @param command what was started
     * @param now the settings of this call
     * @throws UserException with code 2 that names what differs
     */
    public static void checkEqual(StartedCommand command, Map<String, String> now) {
        List<String> differences = command.differences(now);
        if (!differences.isEmpty()) {
            List<String> shown = differences.subList(0, Math.min(SHOWN_DIFFERENCES, differences.size()));
            int more = differences.size() - shown.size();
            throw UserException.usage(
                    "The run cannot go on with other settings: " + String.join("; ", shown)
                            + (more > 0 ? "; and " + more + " more" : "")
                            + ".\nLeave these options out, since --resume alone takes the run's own, or start anew without --resume.");
        }
    }
}
