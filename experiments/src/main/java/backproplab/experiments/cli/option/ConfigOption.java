package backproplab.experiments.cli.option;

import backproplab.files.failure.OptionException;
import backproplab.files.failure.UserException;
import backproplab.files.option.Ranges;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The option that takes other options from a file: one that the user wrote, or the one that a run left. */
public final class ConfigOption {
    /** The option's name: {@value}. */
    public static final String CONFIG = "--config";

    @Option(
            names = CONFIG,
            paramLabel = "FILE",
            description =
                    "Take options from a file: YAML with a line for each, without dashes, such as 'epochs: 3'; or the "
                            + "config.json of a run, which repeats that run. What is typed takes the place of the file's.")
    private Path file;

    /** Where options stand that count and come from the file, by each of their names. */
    private final Map<String, String> places = new HashMap<>();

    /** What a command does when its options are those that count. */
    @FunctionalInterface
    public interface Work<E extends Exception> {
        /**
         * Does it.
         *
         * @return the exit code
         * @throws E if it fails
         */
        int call() throws E;
    }

    /**
     * Runs a command with the file's options below those that were typed; without --config with these alone.
     *
     * @param line the command, which has parsed what was typed
     * @param task whose runs may be repeated, as their config.json names it
     * @param work the command's own
     * @param <E> what it fails with
     * @return the exit code
     * @throws E if it fails
     * @throws UserException with code 2 for what is no option or not its value, which names the file and, in one that the user wrote,
     *     the line; 3 if the file cannot be read
     */
    public <E extends Exception> int around(CommandLine line, String task, Work<E> work) throws E {
        apply(line, task);
        try {
            return work.call();
        } catch (OptionException e) {
            throw placed(e);
        }
    }

    private void apply(CommandLine line, String task) {
        if (file == null) {
            return;
        }
        Ranges.used(
                CONFIG,
                file,
                !line.getParseResult().hasMatchedOption(ResumeOptions.RESUME),
                " has no effect on " + ResumeOptions.RESUME
                        + ", which takes the run's own options.\nLeave one of them out.",
                ResumeOptions.RESUME);
        // The option is forgotten when the line is parsed once more.
        Path named = file;
        ConfigFile config = ConfigFile.read(named, line, task);
        config.places().forEach((argument, place) -> {
            if (argument instanceof OptionSpec option && !line.getParseResult().hasMatchedOption(option)) {
                List.of(option.names()).forEach(name -> places.put(name, place));
            }
        });
        try {
            CommandWords.below(line, config.words(), config.ofOneCall());
        } catch (ParameterException e) {
            String where = e.getArgSpec() instanceof OptionSpec option
                    ? config.places().getOrDefault(option, named.toString())
                    : named.toString();
            throw new ParameterException(line, where + ": " + e.getMessage(), e);
        }
    }

    /** A refused value with the place where it stands, if it comes from a file that has lines. */
    private OptionException placed(OptionException refused) {
        return refused.options().stream()
                .filter(places::containsKey)
                .findFirst()
                .map(option -> {
                    OptionException placed = new OptionException(
                            places.get(option) + ": " + refused.getMessage(),
                            refused.options().toArray(String[]::new));
                    placed.setStackTrace(refused.getStackTrace());
                    return placed;
                })
                .orElse(refused);
    }
}
