package backproplab.experiments.reports;

import backproplab.files.table.CsvFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** What the reports print, typed off into the resources {@code published/*.csv}; their README says what is in each. */
final class PublishedFile {
    private static final Map<String, List<CSVRecord>> READ = new ConcurrentHashMap<>();

    private PublishedFile() {}

    /**
     * The lines of one experiment.
     *
     * @param name of the file, without its ending
     * @param report letter
     * @param experiment as the file has it
     * @return its lines in the file's order, perhaps none
     */
    static List<CSVRecord> rows(String name, String report, String experiment) {
        return rows(name).stream()
                .filter(row -> row.get("report").equals(report)
                        && row.get("experiment").equals(experiment))
                .toList();
    }

    /**
     * All lines.
     *
     * @param name of the file, without its ending
     * @return its lines in the file's order
     */
    static List<CSVRecord> rows(String name) {
        return READ.computeIfAbsent(name, PublishedFile::read);
    }

    private static List<CSVRecord> read(String name) {
        try (InputStream file = PublishedFile.class.getResourceAsStream("published/" + name + ".csv");
                InputStreamReader text = new InputStreamReader(file, StandardCharsets.UTF_8);
                CSVParser parser = CSVParser.parse(text, CsvFile.WITH_HEADER)) {
            return parser.getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
