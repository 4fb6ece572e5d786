package backproplab.experiments.cli;

import backproplab.datasets.DataException;
import backproplab.datasets.SettingException;
import backproplab.datasets.images.ImageLibraryException;
import backproplab.dl4j.Dl4jUnavailableException;
import backproplab.experiments.cli.typing.TypedWords;
import backproplab.files.failure.ExitCode;
import backproplab.files.failure.UserException;
import backproplab.manual.kernel.KernelChoiceException;
import backproplab.network.NetworkException;
import backproplab.network.engine.EngineUnavailableException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What the user reads where a command ends with an error, one to three lines, and the code that it ends with. */
final class ErrorLines {
    /** What the words that were typed may have to do with. */
    private static final Set<ExitCode> HINTED = EnumSet.of(ExitCode.USAGE, ExitCode.DATA);

    private ErrorLines() {}

    static int environment(PrintWriter err, Throwable e) {
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

    static int usage(ParameterException e, TypedWords typed) {
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

    static int failure(Exception e, PrintWriter err, boolean debug, TypedWords typed) {
        if (debug) {
            e.printStackTrace(err);
        }
        if (rootCause(e) instanceof OutOfMemoryError memory) {
            return environment(err, memory);
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
        if (e instanceof SettingException || e instanceof NetworkException || e instanceof KernelChoiceException) {
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
