package backproplab.experiments.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A command as a user runs it, without the process around it. */
record CommandRun(int code, String out, String err) {

    static CommandRun task1(Map<String, String> environment, String... arguments) {
        return of(new Task1Command(environment), arguments);
    }

    static CommandRun task2(Map<String, String> environment, String... arguments) {
        return of(new Task2Command(environment), arguments);
    }

    /** Any command. */
    static CommandRun of(Object command, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Launcher.run(command, new PrintWriter(out, true), new PrintWriter(err, true), arguments);
        return new CommandRun(code, out.toString(), err.toString());
    }

    /** On the embedded data, small. */
    static CommandRun quick(Path results, String... more) {
        List<String> arguments = new ArrayList<>(Arrays.asList(more));
        arguments.addAll(
                List.of("--offline", "--dataset", "glyphs", "--out", results.toString(), "--train-limit", "600"));
        if (!arguments.contains("--epochs")) {
            arguments.addAll(List.of("--epochs", "2"));
        }
        return task1(Map.of(), arguments.toArray(String[]::new));
    }

    static List<CSVRecord> csv(Path file) throws IOException {
        try (CSVParser parser = CSVParser.parse(
                Files.readString(file),
                CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get())) {
            return parser.getRecords();
        }
    }

    int errorLines() {
        return (int) err.lines().count();
    }
}
