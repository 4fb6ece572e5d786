package backproplab.experiments.results;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * A CSV file that only grows: header first, then whole rows, each on disk before the next. RFC 4180, UTF-8.
 *
 * @param <R> the row type
 */
final class CsvFile<R> implements AutoCloseable {
    private final List<Column<R>> columns;
    private final Writer file;

    private CsvFile(List<Column<R>> columns, Writer file) {
        this.columns = columns;
        this.file = file;
    }

    static <R> CsvFile<R> create(Path path, List<Column<R>> columns) throws IOException {
        CsvFile<R> csv = new CsvFile<>(columns, Files.newBufferedWriter(path, StandardCharsets.UTF_8));
        csv.write(header(columns));
        return csv;
    }

    /** The whole text of a file whose rows are all there. */
    static <R> String text(List<Column<R>> columns, List<R> rows) throws IOException {
        StringBuilder text = new StringBuilder(line(header(columns)));
        for (R row : rows) {
            text.append(line(cells(columns, row)));
        }
        return text.toString();
    }

    private static <R> List<String> header(List<Column<R>> columns) {
        return columns.stream().map(Column::name).toList();
    }

    private static <R> List<String> cells(List<Column<R>> columns, R row) {
        return columns.stream().map(column -> column.cell().apply(row)).toList();
    }

    void add(R row) throws IOException {
        write(cells(columns, row));
    }

    // The line is complete before the file sees any of it.
    private void write(List<String> cells) throws IOException {
        file.write(line(cells));
        file.flush();
    }

    private static String line(List<String> cells) throws IOException {
        StringWriter line = new StringWriter();
        try (CSVPrinter printer = new CSVPrinter(line, CSVFormat.RFC4180)) {
            printer.printRecord(cells);
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
