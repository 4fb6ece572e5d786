import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Copies the CSV files of finished runs, without what may differ between two runs of equal code: names of runs, times and speeds.
 *
 * <p>{@code java .ci/SameNumbers.java RESULTS COPIES} takes every {@code *.csv} below RESULTS. Cells of columns named {@code run_id},
 * {@code run_folder}, {@code *_s}, {@code *_per_s} and {@code speedup_*} are emptied; run folders lose their date.
 */
final class SameNumbers {
    private SameNumbers() {}

    public static void main(String[] folders) throws IOException {
        Path results = Path.of(folders[0]);
        Path copies = Path.of(folders[1]);
        try (Stream<Path> files = Files.walk(results)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".csv")).sorted().toList()) {
                String name = results.relativize(file).toString().replaceAll("\\d{8}-\\d{6}-", "");
                Path copy = copies.resolve(name);
                Files.createDirectories(copy.getParent());
                Files.writeString(copy, stripped(Files.readString(file)));
            }
        }
    }

    private static String stripped(String csv) {
        List<List<String>> rows = rows(csv);
        List<String> header = rows.get(0);
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                boolean emptied = row != header && i < header.size() && varies(header.get(i));
                text.append(i == 0 ? "" : ",").append(emptied ? "" : row.get(i));
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static boolean varies(String column) {
        return column.equals("run_id")
                || column.equals("run_folder")
                || column.endsWith("_s")
                || column.startsWith("speedup_");
    }

    /** Cells with their quotes, as they stand in the file. */
    private static List<List<String>> rows(String csv) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (char c : csv.toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            }
            if (!quoted && (c == ',' || c == '\n')) {
                row.add(cell.toString().strip());
                cell.setLength(0);
                if (c == '\n') {
                    rows.add(row);
                    row = new ArrayList<>();
                }
            } else {
                cell.append(c);
            }
        }
        return rows;
    }
}
