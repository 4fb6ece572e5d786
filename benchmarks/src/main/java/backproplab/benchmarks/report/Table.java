package backproplab.benchmarks.report;

import backproplab.files.table.ScreenTable;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Rows under columns, as a file or as text.
 *
 * @param columns what there is to say of a row
 * @param rows in order
 * @param <R> the row type
 */
public record Table<R>(List<Column<R>> columns, List<R> rows) {

    /**
     * Writes RFC 4180 CSV in UTF-8.
     *
     * @param path the file, replaced if it is there
     * @throws IOException if that fails
     */
    public void writeCsv(Path path) throws IOException {
        StringWriter text = new StringWriter();
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            for (List<String> cells : cells()) {
                printer.printRecord(cells);
            }
        }
        Files.writeString(path, text.toString(), StandardCharsets.UTF_8);
    }

    /**
     * Aligned for a terminal.
     *
     * @return lines, the header first
     */
    public String asText() {
        ScreenTable<R> table = new ScreenTable<>();
        columns.forEach(column -> table.left(column.name(), column.cell()));
        return String.join("\n", table.lines(rows)) + "\n";
    }

    private List<List<String>> cells() {
        List<List<String>> cells = new ArrayList<>();
        cells.add(columns.stream().map(Column::name).toList());
        for (R row : rows) {
            cells.add(columns.stream().map(column -> column.cell().apply(row)).toList());
        }
        return cells;
    }
}
