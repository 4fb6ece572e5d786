package backproplab.report.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads a table as far as it is whole. */
final class TableReader {
    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private TableReader() {}

    /**
     * Reads a table.
     *
     * @param path the file
     * @param notes takes a sentence for whatever is left out
     * @return its whole rows
     */
    static Table read(Path path, List<String> notes) {
        String file = path.getFileName().toString();
        if (!Files.isRegularFile(path)) {
            return Table.absent(file);
        }
        List<List<String>> lines = new ArrayList<>();
        try {
            String text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
            if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
                text = text.substring(1);
            }
            int end = text.lastIndexOf('\n') + 1;
            if (end < text.length()) {
                notes.add(file + ": the last row was not written to its end and is left out.");
            }
            parse(text.substring(0, end), lines);
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            notes.add(
                    file + " cannot be read from row " + Math.max(1, lines.size()) + " on; what follows is left out.");
        }
        return lines.isEmpty() ? Table.absent(file) : table(file, lines, notes);
    }

    private static void parse(String text, List<List<String>> lines) throws IOException {
        try (CSVParser parser = CSVParser.parse(text, CSVFormat.RFC4180)) {
            for (CSVRecord line : parser) {
                lines.add(line.toList());
            }
        }
    }

    private static Table table(String file, List<List<String>> lines, List<String> notes) {
        List<String> header = lines.get(0);
        List<Table.Row> rows = new ArrayList<>();
        for (List<String> line : lines.subList(1, lines.size())) {
            if (line.size() == header.size()) {
                Map<String, String> cells = new LinkedHashMap<>();
                for (int i = 0; i < line.size(); i++) {
                    cells.put(header.get(i), line.get(i));
                }
                rows.add(new Table.Row(cells));
            }
        }
        int broken = lines.size() - 1 - rows.size();
        if (broken > 0) {
            notes.add(file + ": " + (broken == 1 ? "a row that has" : broken + " rows that have")
                    + " not as many cells as the header " + (broken == 1 ? "is" : "are") + " left out.");
        }
        return new Table(file, header, List.copyOf(rows));
    }
}
