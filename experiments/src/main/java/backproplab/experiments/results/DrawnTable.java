package backproplab.experiments.results;

import backproplab.datasets.Catalog;
import backproplab.files.table.CsvFile;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A table of a trial run on drawings that takes the place of one of real images: nobody is to find out later. */
final class DrawnTable {
    private static final Set<String> DRAWINGS = Set.of(Catalog.GLYPHS, Catalog.SHAPES);
    private static final String DATASET = "dataset";
    private static final String RUN = "run_id";

    private DrawnTable() {}

    /**
     * Compares a table with the copy that it is to replace.
     *
     * @param table the new one
     * @param copy what is there; there need be none
     * @return two lines that say where the older one is; nothing if none of real images goes
     */
    static List<String> notice(Path table, Path copy) {
        Content now = read(table);
        Content before = read(copy);
        Set<String> real = new LinkedHashSet<>(before.datasets());
        real.removeAll(DRAWINGS);
        if (real.isEmpty() || now.datasets().isEmpty() || !DRAWINGS.containsAll(now.datasets())) {
            return List.of();
        }
        Path kept = copy.resolveSibling(before.run()).resolve(table.getFileName());
        return List.of(copy + " was of " + String.join(", ", real) + " and is of drawings now ("
                + String.join(", ", now.datasets()) + ").\nThe table of real images "
                + (Files.exists(kept) ? "is kept: " + kept + "." : "is not kept: its run's folder is gone."));
    }

    private record Content(Set<String> datasets, String run) {}

    /** Nothing of a file that is no such table: what is replaced then is not known. */
    private static Content read(Path file) {
        Set<String> datasets = new LinkedHashSet<>();
        String run = "";
        if (Files.isRegularFile(file)) {
            try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                    CSVParser rows = CSVParser.parse(text, CsvFile.WITH_HEADER)) {
                for (CSVRecord row : rows) {
                    if (row.isMapped(DATASET) && row.isMapped(RUN) && row.isConsistent()) {
                        datasets.add(row.get(DATASET));
                        run = row.get(RUN);
                    }
                }
            } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
                return new Content(Set.of(), "");
            }
        }
        return new Content(datasets, run);
    }
}
