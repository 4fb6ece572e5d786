package backproplab.cluster.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import backproplab.experiments.cli.Launcher;
import backproplab.experiments.cli.lab.LabCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Lab run as a user runs it, on drawings, and what it leaves. */
final class LabRuns {
    /** Two experiments by hand, one training of which diverges. */
    static final List<String> BY_HAND = List.of("B/six-layers", "B/overfit-50", "--engines", "manual");

    private static final List<String> TABLES = List.of(
            "reproduction.csv",
            "claims.csv",
            "curves.csv",
            "comparison.csv",
            "epochs.csv",
            "confusion.csv",
            "classes.csv",
            "mistakes.csv",
            "answers.csv");

    private LabRuns() {}

    /** What a command gave. */
    record Ran(int code, String out, String err) {}

    /** The words of a run. */
    static List<String> words(List<String> what, Path out, String... more) {
        return Stream.of(
                        List.of("run"),
                        what,
                        List.of("--dataset", "embedded", "--offline", "--no-report", "--out", out.toString()),
                        Arrays.asList(more))
                .flatMap(List::stream)
                .toList();
    }

    static Ran run(List<String> words) {
        return on(new StringWriter(), words);
    }

    /** On a screen of the test's own. */
    static Ran on(StringWriter out, List<String> words) {
        StringWriter err = new StringWriter();
        int code = Launcher.run(
                new LabCommand(), new PrintWriter(out, true), new PrintWriter(err, true), words.toArray(String[]::new));
        return new Ran(code, out.toString(), err.toString());
    }

    /** To its end. */
    static Ran whole(List<String> words) {
        Ran ran = run(words);
        assertEquals(0, ran.code(), ran.out() + ran.err());
        return ran;
    }

    /** Rows of a table of the only run there. */
    static List<CSVRecord> rows(Path out, String table) throws IOException {
        try (Stream<Path> files = Files.list(out);
                CSVParser parser = CSVParser.parse(
                        Files.readString(files.filter(Files::isDirectory)
                                .findFirst()
                                .orElseThrow()
                                .resolve(table)),
                        CSVFormat.RFC4180
                                .builder()
                                .setHeader()
                                .setSkipHeaderRecord(true)
                                .get())) {
            return parser.getRecords();
        }
    }

    /** All tables, but for what a clock decides, or who was free, and the run's name. */
    static String tables(Path out) throws IOException {
        StringBuilder cells = new StringBuilder();
        for (String table : TABLES) {
            for (CSVRecord row : rows(out, table)) {
                row.toMap().forEach((column, cell) -> {
                    if (!apart(column)) {
                        cells.append(table)
                                .append(' ')
                                .append(column)
                                .append('=')
                                .append(cell)
                                .append('\n');
                    }
                });
            }
        }
        return cells.toString();
    }

    private static boolean apart(String column) {
        return column.endsWith("_s")
                || column.startsWith("run_")
                || column.contains("speedup")
                || column.equals("host");
    }

    /** Where units were trained; empty for the machine of the command. */
    static Set<String> hosts(Path out) throws IOException {
        return rows(out, "comparison.csv").stream()
                .map(row -> row.get("host"))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
