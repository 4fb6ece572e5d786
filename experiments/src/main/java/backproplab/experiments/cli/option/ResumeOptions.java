package backproplab.experiments.cli.option;

import backproplab.experiments.checkpoint.StartedCommand;
import backproplab.experiments.checkpoint.UnfinishedRun;
import backproplab.files.failure.UserException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/** The option that goes on with a run that was cut off, and what becomes of the other options then. */
public final class ResumeOptions {
    private static final String NEWEST = "";
    /** The option's name: {@value}. */
    public static final String RESUME = "--resume";

    /** What a run may have been told when it began on one machine, and has no meaning, or another one, on others. */
    private static final Set<String> NOT_ELSEWHERE = Set.of("--parallel", "--threads", FollowOptions.TENSORBOARD);

    /** Other machines are asked by this option: {@value}. */
    public static final String CLUSTER = "--cluster";

    /** And told more about by this one: {@value}. */
    public static final String CLUSTER_SET = "--cluster-set";

    /** What a run is gone on with is said now, not what was said when it began. */
    private static final Set<String> OF_THIS_CALL = Set.of(
            RESUME,
            RunOptions.OUT,
            LongOptions.YES,
            DryRunOption.NAME,
            "--debug",
            FollowOptions.LIVE,
            CLUSTER,
            CLUSTER_SET,
            GpuOptions.LEAVE);
    /** What a second process is not told: it has a folder of its own, and what the layers are is shown once. */
    private static final Set<String> NOT_OF_SECOND_PROCESS = Stream.concat(
                    OF_THIS_CALL.stream(), Stream.of("--trace-shapes", "--summary"))
            .collect(Collectors.toUnmodifiableSet());

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
     * Where runs of a command that were cut off are found.
     *
     * @param task what the command calls its runs, such as {@code task1}
     * @param newest finds the newest in a folder of results
     * @param load reads how far the run of a folder came
     * @param <U> what notes the progress of a run
     */
    public record Runs<U extends UnfinishedRun>(String task, UnaryOperator<Path> newest, Function<Path, U> load) {}

    /**
     * The run to go on with, if one is wanted.
     *
     * @param out folder of results
     * @param runs where to look
     * @param <U> what notes the progress of a run
     * @return the run, to be closed; empty without --resume
     * @throws UserException with code 2 if it is a run of another task, 3 if there is none
     */
    public <U extends UnfinishedRun> Optional<U> find(Path out, Runs<U> runs) {
        if (resume == null) {
            return Optional.empty();
        }
        U run = runs.load().apply(resume.equals(NEWEST) ? runs.newest().apply(out) : folder(out, resume));
        String theirs = run.command().task();
        if (!theirs.equals(runs.task())) {
            run.close();
            throw UserException.usage(
                    resume + " is a run of " + theirs + ", not of " + runs.task() + ".\nResume it with that command.");
        }
        return Optional.of(run);
    }

    /** A folder, or the name of one in the folder of results. */
    private static Path folder(Path out, String name) {
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
        Set<String> without = new HashSet<>(OF_THIS_CALL);
        if (line.getParseResult().hasMatchedOption(CLUSTER) && ofOneMachine(command)) {
            List<String> left = command.arguments().stream()
                    .filter(word -> NOT_ELSEWHERE.contains(name(word)))
                    .toList();
            if (!left.isEmpty()) {
                line.getOut().println("Left out, since it was said of one machine: " + String.join(" ", left));
            }
            without.addAll(NOT_ELSEWHERE);
        }
        CommandWords.below(line, command.arguments(), without);
    }

    private static boolean ofOneMachine(StartedCommand command) {
        return command.arguments().stream().noneMatch(word -> name(word).equals(CLUSTER));
    }

    /** Of an option with its value. */
    private static String name(String word) {
        int equals = word.indexOf('=');
        return equals < 0 ? word : word.substring(0, equals);
    }

    /**
     * The options that go on with a run on the machines that this call uses.
     *
     * @param line the command, which has parsed its options
     * @param folder the run's
     * @return as they are typed
     */
    public static List<String> goingOn(CommandLine line, Path folder) {
        List<String> words = new ArrayList<>(List.of(RESUME, folder.toString()));
        for (String option : List.of(CLUSTER, CLUSTER_SET)) {
            OptionSpec typed = line.getParseResult().matchedOption(option);
            if (typed != null) {
                typed.originalStringValues().stream()
                        .filter(value -> !CommandWords.secret(typed, value))
                        .forEach(value -> words.addAll(List.of(option, value)));
            }
        }
        return words;
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
        List<String> differences = command.differences(DecidingSettings.comparable(now, command.settings()));
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
