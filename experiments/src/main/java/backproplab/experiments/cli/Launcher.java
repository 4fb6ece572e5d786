package backproplab.experiments.cli;

import backproplab.experiments.cli.screen.Terminal;
import backproplab.experiments.cli.typing.TypedWords;
import backproplab.files.failure.ExitCode;
import backproplab.files.failure.Printable;
import backproplab.files.option.HomeFolder;
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
import picocli.CommandLine.ParseResult;

/**
 * Runs a command and turns what happens into the documented exit codes. User errors are one to three lines, without
 * usage dump or stack trace unless {@code --debug} is given.
 */
public final class Launcher {
    private static final String DEBUG = "--debug";
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
                .setParameterExceptionHandler((e, all) -> ErrorLines.usage(e, typed))
                .setExecutionExceptionHandler(
                        (e, running, parsed) -> ErrorLines.failure(e, running.getErr(), words.contains(DEBUG), typed));
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
            return ErrorLines.environment(errors, e);
        } catch (StackOverflowError | AssertionError e) {
            if (words.contains(DEBUG)) {
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
}
