package backproplab.experiments.cli;

import backproplab.datasets.DataException;
import backproplab.datasets.SettingException;
import backproplab.datasets.images.ImageLibraryException;
import backproplab.dl4j.Dl4jUnavailableException;
import backproplab.experiments.cli.screen.Terminal;
import backproplab.experiments.cli.typing.TypedWords;
import backproplab.files.failure.ExitCode;
import backproplab.files.failure.Printable;
import backproplab.files.failure.UserException;
import backproplab.files.option.HomeFolder;
import backproplab.network.NetworkException;
import backproplab.network.engine.EngineUnavailableException;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Runs a command and turns what happens into the documented exit codes. User errors are one to three lines, without
 * usage dump or stack trace unless {@code --debug} is given.
 */
public final class Launcher {
    private static final String DEBUG = "--debug";
    /** What the words that were typed may have to do with. */
    private static final Set<ExitCode> HINTED = EnumSet.of(ExitCode.USAGE, ExitCode.DATA);
    /** picocli makes none that is narrower. */
    private static final int NARROWEST_HELP = 55;

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
        StaleClasses.warning(System.getProperties()).ifPresent(writer(System.err)::println);
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
        List<String> words = HomeFolder.expand(List.of(arguments));
        PrintWriter screen = Printable.on(out);
        PrintWriter errors = Printable.on(err);
        CommandLine line = new CommandLine(command);
        TypedWords typed = new TypedWords(line, words);
        line.setOut(out)
                .setErr(errors)
                .setUsageHelpWidth(Math.max(NARROWEST_HELP, Terminal.columns()))
                .setExecutionStrategy(parsed -> execute(line, parsed, screen))
                .setParameterExceptionHandler((e, all) -> usageError(e, typed))
                .setExecutionExceptionHandler(
                        (e, running, parsed) -> failure(e, running, words.contains(DEBUG), typed));
        Optional<String> refused =
                GarbledArguments.message(System.getenv(), arguments).or(typed::refused);
        if (refused.isPresent()) {
            errors.println(refused.get());
            return ExitCode.USAGE.code();
        }
        try {
            return line.execute(words.toArray(String[]::new));
        } catch (OutOfMemoryError | LinkageError e) {
            // picocli hands exceptions to its handler, but not errors.
            return environmentFailure(errors, e);
        } catch (StackOverflowError | AssertionError e) {
            if (Arrays.asList(arguments).contains(DEBUG)) {
                e.printStackTrace(errors);
            }
            errors.println("Unexpected error: " + e + "\nRun again with --debug for the details.");
            return ExitCode.FAILURE.code();
        }
    }

    /** Help has picocli's own colours; what a command prints may have anything in it. */
    private static int execute(CommandLine line, ParseResult parsed, PrintWriter screen) {
        Integer help = CommandLine.executeHelpRequest(parsed);
        if (help != null) {
            return help;
        }
        line.setOut(screen);
        return new CommandLine.RunLast().execute(parsed);
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

    private static int usageError(ParameterException e, TypedWords typed) {
        PrintWriter err = e.getCommandLine().getErr();
        if (e instanceof UnmatchedArgumentException unmatched) {
            unmatched(unmatched, typed).forEach(err::println);
            return ExitCode.USAGE.code();
        }
        err.println(e.getMessage());
        Optional<String> missing =
                e instanceof MissingParameterException absent ? typed.missing(absent) : Optional.empty();
        missing.ifPresent(err::println);
        err.println("All options: --help");
        return ExitCode.USAGE.code();
    }

    private static List<String> unmatched(UnmatchedArgumentException e, TypedWords typed) {
        List<String> commands = List.copyOf(e.getCommandLine().getSubcommands().keySet());
        String first = e.getUnmatched().get(0);
        Optional<String> stray = commands.isEmpty() ? typed.unmatched(e) : Optional.empty();
        if (stray.isPresent()) {
            return List.of(stray.get());
        }
        List<String> lines = new ArrayList<>();
        lines.add(
                commands.isEmpty() || first.startsWith("-")
                        ? e.getMessage()
                        : "Unknown command '" + first + "'. Known: " + String.join(", ", commands) + ".");
        e.getSuggestions().stream().findFirst().ifPresent(known -> lines.add("Did you mean " + known + "?"));
        lines.add("All options: --help");
        return lines;
    }

    private static int failure(Exception e, CommandLine command, boolean debug, TypedWords typed) {
        PrintWriter err = command.getErr();
        if (debug) {
            e.printStackTrace(err);
        }
        if (rootCause(e) instanceof OutOfMemoryError memory) {
            return environmentFailure(err, memory);
        }
        Optional<ExitCode> code = code(e);
        Optional<String> hint = code.filter(HINTED::contains).flatMap(any -> typed.hint(e.getMessage()));
        err.println(
                code.isPresent()
                        ? hint.map(line -> withHint(e.getMessage(), line)).orElse(e.getMessage())
                        : "Unexpected error: " + e + "\nRun again with --debug for the details.");
        return code.orElse(ExitCode.FAILURE).code();
    }

    /** Messages have at most three lines, and what to type is worth more than what to look for. */
    private static String withHint(String message, String hint) {
        List<String> lines = new ArrayList<>(message.lines().toList());
        if (lines.size() == 3) {
            lines.remove(2);
        }
        lines.add(hint);
        return String.join(System.lineSeparator(), lines);
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
