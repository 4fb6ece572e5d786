package backproplab.experiments.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads what runs wrote. */
public final class WrittenResults {
    private static final Predicate<String> TIMED =
            column -> column.endsWith("_s") || column.contains("speedup") || column.equals("host");

    private WrittenResults() {}

    /** The folder of the only run below an --out folder. */
    public static Path folder(Path out) throws IOException {
        try (Stream<Path> files = Files.list(out)) {
            List<Path> folders = files.filter(Files::isDirectory).toList();
            assertEquals(1, folders.size(), folders.toString());
            return folders.get(0);
        }
    }

    /** A table without its header. */
    public static List<CSVRecord> rows(Path file) throws IOException {
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

    /** Every cell of these tables that no clock decides, nor which machine trained. */
    public static String cells(Path folder, String... tables) throws IOException {
        return cells(TIMED, folder, tables);
    }

    /** Every cell of these tables that no clock decides, but for the run's name, which has the time of day. */
    public static String cellsOfAnyRun(Path folder, String... tables) throws IOException {
        return cells(TIMED.or(column -> column.startsWith("run_")), folder, tables);
    }

    private static String cells(Predicate<String> without, Path folder, String... tables) throws IOException {
        StringBuilder cells = new StringBuilder();
        for (String table : tables) {
            for (CSVRecord row : rows(folder.resolve(table))) {
                row.toMap()
                        .forEach(
                                (column, cell) -> cells.append(without.test(column) ? "" : column + "=" + cell + "\n"));
            }
        }
        return cells.toString();
    }

    /** None of these tables ends in the middle of a row. */
    public static void assertWholeRows(Path folder, String... tables) throws IOException {
        for (String table : tables) {
            assertTrue(Files.readString(folder.resolve(table)).endsWith("\r\n"), "whole rows only");
        }
    }
}
