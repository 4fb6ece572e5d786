package backproplab.files.table;

import backproplab.files.disk.AppendFile;
import backproplab.files.disk.AtomicFiles;
import backproplab.files.disk.Disk;
import backproplab.files.failure.Quoted;
import backproplab.files.failure.UserException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Predicate;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/**
 * A CSV file that only grows: header first, then whole rows, each in the file before the next. RFC 4180, UTF-8. A row that the disk has
 * no room for leaves nothing behind.
 *
 * @param <R> the row type
 */
public final class CsvFile<R> implements AutoCloseable {
    /** How a table of any run is read: RFC 4180, its cells by the names in its first line. */
    public static final CSVFormat WITH_HEADER =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    private final List<Column<R>> columns;
    private final FileChannel file;

    private CsvFile(List<Column<R>> columns, FileChannel file) {
        this.columns = columns;
        this.file = file;
    }

    /**
     * A new file with nothing but its header.
     *
     * @param path where; what was there is replaced
     * @param columns its columns
     * @param <R> the row type
     * @return the file, open
     * @throws IOException if it cannot be written
     */
    public static <R> CsvFile<R> create(Path path, List<Column<R>> columns) throws IOException {
        return create(path, columns, List.of());
    }

    /**
     * A new file with rows that are known already.
     *
     * @param path where; what was there is replaced
     * @param columns its columns
     * @param rows the first rows
     * @param <R> the row type
     * @return the file, open
     * @throws IOException if it cannot be written
     */
    public static <R> CsvFile<R> create(Path path, List<Column<R>> columns, List<R> rows) throws IOException {
        AtomicFiles.write(path, text(columns, rows).getBytes(StandardCharsets.UTF_8));
        return new CsvFile<>(columns, Disk.open(path, StandardOpenOption.WRITE, StandardOpenOption.APPEND));
    }

    /**
     * Goes on with a file of an earlier process: whole rows that are wanted stay, all others go.
     *
     * @param path the file; there need be none
     * @param columns its columns
     * @param kept which rows stay
     * @param <R> the row type
     * @return the file, open
     * @throws IOException if it cannot be read or written
     * @throws UserException with code 3 if it is no CSV: a row ends within quotes, or something other than a comma follows them; or if {@code kept}
     *     finds no such column, or no number in a cell, as an {@link IllegalArgumentException} says
     */
    public static <R> CsvFile<R> keeping(Path path, List<Column<R>> columns, Predicate<CSVRecord> kept)
            throws IOException {
        StringBuilder text = new StringBuilder(line(header(columns)));
        if (Files.exists(path)) {
            String whole = AppendFile.wholeLines(path);
            try {
                text.append(lines(whole, kept));
            } catch (UncheckedIOException e) {
                throw broken(path, e.getCause());
            } catch (IOException | IllegalArgumentException e) {
                // A column that is gone, or a cell that is no number where one is asked for.
                throw broken(path, e);
            }
        }
        AtomicFiles.write(path, text.toString().getBytes(StandardCharsets.UTF_8));
        return new CsvFile<>(columns, Disk.open(path, StandardOpenOption.WRITE, StandardOpenOption.APPEND));
    }

    private static String lines(String whole, Predicate<CSVRecord> kept) throws IOException {
        StringBuilder text = new StringBuilder();
        try (CSVParser rows = CSVParser.parse(whole, WITH_HEADER)) {
            for (CSVRecord row : rows) {
                if (row.isConsistent() && kept.test(row)) {
                    text.append(line(row.toList()));
                }
            }
        }
        return text.toString();
    }

    private static UserException broken(Path path, Exception why) {
        return UserException.data(
                "Cannot go on with " + path + ": " + Quoted.of(why.getMessage())
                        + ".\nMend that line of the file, or delete the file to go on without its earlier rows.",
                why);
    }

    /**
     * What a file of these rows holds.
     *
     * @param columns its columns
     * @param rows its rows
     * @param <R> the row type
     * @return header and rows, RFC 4180
     * @throws IOException never, but the library says so
     */
    public static <R> String text(List<Column<R>> columns, List<R> rows) throws IOException {
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

    /**
     * Appends a row.
     *
     * @param row the row
     * @throws IOException if it cannot be written; the file is then as it was
     */
    public void add(R row) throws IOException {
        addAll(List.of(row));
    }

    /**
     * Appends rows, all or none.
     *
     * @param rows the rows
     * @throws IOException if they cannot be written; the file is then as it was
     */
    public void addAll(List<R> rows) throws IOException {
        // The lines are complete before the file sees any of them.
        StringBuilder text = new StringBuilder();
        for (R row : rows) {
            text.append(line(cells(columns, row)));
        }
        AppendFile.append(file, text.toString().getBytes(StandardCharsets.UTF_8), false);
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
