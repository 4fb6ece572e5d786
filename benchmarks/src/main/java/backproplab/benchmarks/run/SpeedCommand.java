package backproplab.benchmarks.run;

import backproplab.benchmarks.work.ProcessFacts;
import backproplab.dl4j.gpu.Preflight;
import backproplab.files.failure.ExitCode;
import backproplab.files.failure.Printable;
import backproplab.files.failure.UserException;
import backproplab.files.option.HomeFolder;
import backproplab.files.option.Ranges;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Measures the hand-written engine, beside Deeplearning4j where both do the same, and writes tables. */
@Command(
        name = "Speed",
        mixinStandardHelpOptions = true,
        description =
                "Measures register tiles, matrix products, layers and training steps, each in processes of its own, and writes tables.")
public final class SpeedCommand implements Callable<Integer> {
    private static final int MOST_THREADS = 1024;
    private static final int MOST_FORKS = 100;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "GROUP",
            arity = "0..*",
            defaultValue = "all",
            description = "What to measure: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Set<Group> groups;

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
            names = ForkFlags.OPTION,
            paramLabel = "ARGS",
            defaultValue = "",
            description = "More arguments of every measuring process, in quotes, with blanks between them:"
                    + " \"-XX:+UseParallelGC -Xmn1g\".")
    private String jvmArgs;

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
                .setErr(Printable.on(errors))
                .setUsageHelpWidth(110)
                .setParameterExceptionHandler(SpeedCommand::usageError)
                .setExecutionExceptionHandler(SpeedCommand::failure)
                .execute(HomeFolder.expand(List.of(arguments)).toArray(String[]::new));
    }

    @Override
    public Integer call() throws Exception {
        SpeedSettings settings = new SpeedSettings(
                Group.resolve(groups),
                choice,
                Ranges.between("--threads", 1, MOST_THREADS, threads),
                forks == null ? 0 : Ranges.between("--forks", 1, MOST_FORKS, forks),
                ForkFlags.parse(jvmArgs),
                quick,
                out,
                spec.commandLine().getParseResult().originalArgs());
        choice.engines();
        if (settings.usesDl4j()) {
            Preflight.obstacle().ifPresent(obstacle -> {
                throw UserException.environment(obstacle, null);
            });
        }
        ProcessFacts process = ForkProbe.ask(settings.flags());
        return new SpeedRun(settings, process, Printable.on(spec.commandLine().getOut()))
                .run()
                .code();
    }

    private static int usageError(ParameterException e, String[] arguments) {
        PrintWriter errors = e.getCommandLine().getErr();
        if (e instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()) {
            errors.println(unknown(unmatched.getUnmatched().get(0), "GROUP", List.of(Group.values())));
        } else if (e.getCause() instanceof TypeConversionException
                && e.getArgSpec() instanceof OptionSpec option
                && option.completionCandidates() != null) {
            errors.println(unknown(e.getValue(), option.longestName(), option.completionCandidates()));
        } else {
            errors.println(e.getMessage());
            errors.println("All options: --help");
        }
        return ExitCode.USAGE.code();
    }

    private static String unknown(String value, String option, Iterable<?> known) {
        StringJoiner names = new StringJoiner(", ", "\nKnown: ", ".");
        known.forEach(name -> names.add(name.toString()));
        return "Unknown value '" + value + "' for " + option + "." + names;
    }

    private static int failure(Exception e, CommandLine command, ParseResult arguments) {
        PrintWriter errors = command.getErr();
        if (arguments.hasMatchedOption("--debug")) {
            e.printStackTrace(errors);
        }
        if (e instanceof UserException known) {
            errors.println(known.getMessage());
            return known.code().code();
        }
        errors.println("Unexpected error: " + e);
        errors.println("Run again with --debug for the details.");
        return ExitCode.FAILURE.code();
    }
}
