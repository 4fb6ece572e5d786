package backproplab.experiments.cli;

import backproplab.datasets.DataException;
import backproplab.datasets.SettingException;
import backproplab.datasets.images.ImageLibraryException;
import backproplab.dl4j.Dl4jUnavailableException;
import backproplab.files.failure.ExitCode;
import backproplab.files.failure.UserException;
import backproplab.network.NetworkException;
import backproplab.network.engine.EngineUnavailableException;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Runs a command and turns what happens into the documented exit codes. User errors are one to three lines, without
 * usage dump or stack trace unless {@code --debug} is given.
 */
public final class Launcher {
    private static final String DEBUG = "--debug";

    private Launcher() {}

    /**
     * Runs a command as the whole process: ends the JVM if, and only if, the code is not 0.
     *
     * @param command a picocli command
     * @param arguments what the user typed
     */
    public static void main(Object command, String... arguments) {
        Locale.setDefault(Locale.ROOT);
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        if (Arrays.asList(arguments).contains(DEBUG)
                && LoggerFactory.getLogger("backproplab") instanceof Logger logger) {
            logger.setLevel(Level.DEBUG);
        }
        int code = run(command, writer(System.out), writer(System.err), arguments);
        if (code != ExitCode.OK.code()) {
            System.exit(code);
        }
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    /**
     * Runs a command.
     *
     * @param command a picocli command
     * @param out what the user asked for
     * @param err what went wrong
     * @param arguments what the user typed
     * @return the exit code
     */
    public static int run(Object command, PrintWriter out, PrintWriter err, String... arguments) {
        CommandLine line = new CommandLine(command)
                .setOut(out)
                .setErr(err)
                .setUsageHelpWidth(110)
                .setParameterExceptionHandler(Launcher::usageError)
                .setExecutionExceptionHandler(Launcher::failure);
        Optional<String> garbled = GarbledArguments.message(System.getenv(), arguments);
        if (garbled.isPresent()) {
            err.println(garbled.get());
            return ExitCode.USAGE.code();
        }
        try {
            return line.execute(arguments);
        } catch (OutOfMemoryError | LinkageError e) {
            // picocli hands exceptions to its handler, but not errors.
            return environmentFailure(err, e);
        } catch (StackOverflowError | AssertionError e) {
            if (Arrays.asList(arguments).contains(DEBUG)) {
                e.printStackTrace(err);
            }
            err.println("Unexpected error: " + e + "\nRun again with --debug for the details.");
            return ExitCode.FAILURE.code();
        }
    }

    private static int environmentFailure(PrintWriter err, Throwable e) {
        if (e instanceof OutOfMemoryError) {
            err.println("Out of memory (" + e.getMessage() + "); the JVM may use "
                    + Runtime.getRuntime().maxMemory() / (1 << 20) + " MiB of heap.");
            err.println("Give it more with MAVEN_OPTS=-Xmx8g, or use a smaller network, batch or data set.");
        } else {
            err.println("A library does not fit this Java or this machine: " + e);
            err.println("Use JDK 17 to 25 on x86-64, or try --engines manual.");
        }
        return ExitCode.ENVIRONMENT.code();
    }

    private static Throwable rootCause(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static int usageError(ParameterException e, String[] arguments) {
        PrintWriter err = e.getCommandLine().getErr();
        List<String> commands = List.copyOf(e.getCommandLine().getSubcommands().keySet());
        if (e instanceof UnmatchedArgumentException unmatched
                && !commands.isEmpty()
                && !unmatched.getUnmatched().get(0).startsWith("-")) {
            err.println("Unknown command '" + unmatched.getUnmatched().get(0) + "'. Known: "
                    + String.join(", ", commands) + ".");
        } else {
            err.println(e.getMessage());
        }
        if (e instanceof UnmatchedArgumentException unmatched
                && !unmatched.getSuggestions().isEmpty()) {
            err.println("Did you mean " + unmatched.getSuggestions().get(0) + "?");
        }
        err.println("All options: --help");
        return ExitCode.USAGE.code();
    }

    private static int failure(Exception e, CommandLine command, ParseResult arguments) {
        PrintWriter err = command.getErr();
        if (arguments.hasMatchedOption(DEBUG)) {
            e.printStackTrace(err);
        }
        if (rootCause(e) instanceof OutOfMemoryError memory) {
            return environmentFailure(err, memory);
        }
        Optional<ExitCode> code = code(e);
        err.println(
                code.isPresent()
                        ? e.getMessage()
                        : "Unexpected error: " + e + "\nRun again with --debug for the details.");
        return code.orElse(ExitCode.FAILURE).code();
    }

    /** What ends with an exception whose message is written for people; empty for any other. */
    private static Optional<ExitCode> code(Exception e) {
        if (e instanceof UserException user) {
            return Optional.of(user.code());
        }
        if (e instanceof SettingException || e instanceof NetworkException) {
            return Optional.of(ExitCode.USAGE);
        }
        if (e instanceof DataException) {
            return Optional.of(ExitCode.DATA);
        }
        boolean library = e instanceof Dl4jUnavailableException
                || e instanceof EngineUnavailableException
                || e instanceof ImageLibraryException;
        return library ? Optional.of(ExitCode.ENVIRONMENT) : Optional.empty();
    }
}
