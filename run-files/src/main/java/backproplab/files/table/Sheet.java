package backproplab.files.table;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/**
 * A table that was written as RFC 4180 has it, for spreadsheets that want it in another form.
 *
 * @param name what it is about
 * @param header names of its columns
 * @param rows its cells
 */
public record Sheet(String name, List<String> header, List<List<String>> rows) {
    private static final String BYTE_ORDER_MARK = "\ufeff";
    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9]\\d*)(?:\\.\\d+)?(?:[eE][-+]?\\d+)?");
    /** Sizes of layers: where the comma is that of decimals, a spreadsheet takes two of them for one number. */
    private static final Pattern LIST = Pattern.compile("-?[\\d.]+(?:,[\\d.]+)+");

    /**
     * Reads a table.
     *
     * @param name what it is about
     * @param csv its file
     * @return the table
     * @throws IOException if it cannot be read
     */
    public static Sheet read(String name, Path csv) throws IOException {
        try (Reader text = Files.newBufferedReader(csv, StandardCharsets.UTF_8);
                CSVParser lines = CSVParser.parse(text, CSVFormat.RFC4180)) {
            List<List<String>> rows =
                    new ArrayList<>(lines.stream().map(CSVRecord::toList).toList());
            List<String> header = rows.isEmpty() ? List.of() : rows.remove(0);
            return new Sheet(name, header, rows);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /**
     * The same without some columns that have nothing in any row.
     *
     * @param which by their names
     * @return a smaller table
     */
    public Sheet withoutEmpty(Predicate<String> which) {
        List<Integer> kept = IntStream.range(0, header.size())
                .filter(column -> !which.test(header.get(column))
                        || rows.stream().anyMatch(row -> !row.get(column).isEmpty()))
                .boxed()
                .toList();
        return new Sheet(
                name,
                picked(header, kept),
                rows.stream().map(row -> picked(row, kept)).toList());
    }

    private static List<String> picked(List<String> cells, List<Integer> columns) {
        return columns.stream().map(cells::get).toList();
    }

    /** Whether a cell is a number, and not only begins like one. */
    static boolean isNumber(String cell) {
        return NUMBER.matcher(cell).matches();
    }

    /**
     * The table as Excel opens it where decimals have a comma: semicolons, decimal commas, a byte order mark, without which it takes UTF-8
     * for something else.
     *
     * @return all of the file
     * @throws IOException never, but the library says so
     */
    public String european() throws IOException {
        StringWriter text = new StringWriter().append(BYTE_ORDER_MARK);
        CSVFormat format = CSVFormat.RFC4180.builder().setDelimiter(';').get();
        try (CSVPrinter printer = new CSVPrinter(text, format)) {
            printer.printRecord(header);
            for (List<String> row : rows) {
                printer.printRecord(row.stream().map(Sheet::european).toList());
            }
        }
        return text.toString();
    }

    private static String european(String cell) {
        if (isNumber(cell)) {
            return cell.replace('.', ',');
        }
        return LIST.matcher(cell).matches() ? cell.replace(",", ", ") : cell;
    }
}
