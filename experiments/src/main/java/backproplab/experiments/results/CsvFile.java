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
        csv.write(columns.stream().map(Column::name).toList());
        return csv;
    }

    void add(R row) throws IOException {
        write(columns.stream().map(column -> column.cell().apply(row)).toList());
    }

    // The line is complete before the file sees any of it.
    private void write(List<String> cells) throws IOException {
        StringWriter line = new StringWriter();
        try (CSVPrinter printer = new CSVPrinter(line, CSVFormat.RFC4180)) {
            printer.printRecord(cells);
        }
        file.write(line.toString());
        file.flush();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
