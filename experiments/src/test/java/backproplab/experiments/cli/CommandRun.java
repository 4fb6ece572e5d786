package backproplab.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertThrows;

import backproplab.experiments.killing.AtLine;
import backproplab.experiments.killing.Killed;
import backproplab.experiments.results.WrittenResults;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;

/** A command as a user runs it, without the process around it. */
public record CommandRun(int code, String out, String err) {

    public static CommandRun task1(Map<String, String> environment, String... arguments) {
        return of(new Task1Command(environment), arguments);
    }

    static CommandRun task2(Map<String, String> environment, String... arguments) {
        return of(new Task2Command(environment), arguments);
    }

    /** Any command. */
    public static CommandRun of(Object command, String... arguments) {
        return on(new StringWriter(), command, arguments);
    }

    /** Any command, on a screen of the test's own. */
    public static CommandRun on(StringWriter screen, Object command, String... arguments) {
        StringWriter err = new StringWriter();
        int code = Launcher.run(command, new PrintWriter(screen, true), new PrintWriter(err, true), arguments);
        return new CommandRun(code, screen.toString(), err.toString());
    }

    /** Any command, which is killed when it has printed so many lines that begin so and comes to the next. */
    public static void kill(String start, int lines, Object command, String... arguments) {
        assertThrows(Killed.class, () -> on(AtLine.kill(start, lines), command, arguments));
    }

    /** On the embedded data, small. */
    public static CommandRun quick(Path results, String... more) {
        List<String> arguments = new ArrayList<>(Arrays.asList(more));
        arguments.addAll(
                List.of("--offline", "--dataset", "glyphs", "--out", results.toString(), "--train-limit", "600"));
        if (!arguments.contains("--epochs")) {
            arguments.addAll(List.of("--epochs", "2"));
        }
        return task1(Map.of(), arguments.toArray(String[]::new));
    }

    public static List<CSVRecord> csv(Path file) throws IOException {
        return WrittenResults.rows(file);
    }

    public int errorLines() {
        return (int) err.lines().count();
    }
}
