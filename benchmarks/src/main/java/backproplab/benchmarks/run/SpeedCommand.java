package backproplab.benchmarks.run;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** Measures the hand-written engine, beside Deeplearning4j where both do the same, and writes tables. */
@Command(
        name = "Speed",
        mixinStandardHelpOptions = true,
        description =
                "Measures matrix products, layers and training steps, each in processes of its own, and writes tables.")
public final class SpeedCommand implements Callable<Integer> {
    private static final int MOST_THREADS = 1024;
    private static final int MOST_FORKS = 100;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "GROUP",
            arity = "0..*",
            defaultValue = "all",
            completionCandidates = Tokens.Groups.class,
            description = "What to measure: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private List<String> groups;

    @Option(names = "--quick", description = "One process and few iterations each: a rough answer in minutes.")
    private boolean quick;

    @Mixin
    private Choice choice;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads of the manual engine and the most that the tuned dl4j may use (default: all cores).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--forks", paramLabel = "N", description = "Processes per benchmark (default: 3, with --quick 1).")
    private Integer forks;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "results/published",
            description = "Where the run's folder is made (default: ${DEFAULT-VALUE}).")
    private Path out;

    @Option(names = "--debug", description = "Print stack traces.")
    private boolean debug;

    /**
     * Runs the command.
     *
     * @param output what the user asked for
     * @param errors what went wrong
     * @param arguments what the user typed
     * @return the exit code: 0 ok, 2 usage, 4 output folder or machine, 1 anything else
     */
    public static int run(PrintWriter output, PrintWriter errors, String... arguments) {
        return new CommandLine(new SpeedCommand())
                .setOut(output)
                .setErr(errors)
                .setUsageHelpWidth(110)
                .setParameterExceptionHandler(SpeedCommand::usageError)
                .setExecutionExceptionHandler(SpeedCommand::failure)
                .execute(arguments);
    }

    @Override
    public Integer call() throws Exception {
        SpeedSettings settings = new SpeedSettings(
                Group.resolve(Tokens.pick("GROUP", groups, Group.values())),
                choice.checked(),
                inRange("--threads", threads, MOST_THREADS),
                forks == null ? 0 : inRange("--forks", forks, MOST_FORKS),
                quick,
                out,
                spec.commandLine().getParseResult().originalArgs());
        Preflight.check(settings, System.getenv());
        return new SpeedRun(settings, spec.commandLine().getOut()).run();
    }

    private static int inRange(String option, int value, int most) {
        if (value < 1 || value > most) {
            throw SpeedException.usage(option + " must be between 1 and " + most + ", not " + value + ".");
        }
        return value;
    }

    private static int usageError(ParameterException e, String[] arguments) {
        PrintWriter errors = e.getCommandLine().getErr();
        errors.println(e.getMessage());
        errors.println("All options: --help");
        return ExitCodes.USAGE;
    }

    private static int failure(Exception e, CommandLine command, ParseResult arguments) {
        PrintWriter errors = command.getErr();
        if (arguments.hasMatchedOption("--debug")) {
            e.printStackTrace(errors);
        }
        if (e instanceof SpeedException known) {
            errors.println(known.getMessage());
            return known.code();
        }
        errors.println("Unexpected error: " + e);
        errors.println("Run again with --debug for the details.");
        return ExitCodes.FAILURE;
    }
}
