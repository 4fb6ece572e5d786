package backproplab.experiments.results;

import backproplab.experiments.engine.EngineKind;
import backproplab.files.failure.Quoted;
import backproplab.files.failure.Reason;
import backproplab.files.failure.UserException;
import backproplab.files.table.Column;
import backproplab.files.table.CsvFile;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The tables that a run of Lab left, read back.
 *
 * @param name the folder's name
 * @param reproduction rows of reproduction.csv by column
 * @param claims rows of claims.csv by column
 * @param curves rows of curves.csv by column; empty if the run is older than that file
 */
public record LabTables(
        String name,
        List<Map<String, String>> reproduction,
        List<Map<String, String>> claims,
        List<Map<String, String>> curves) {

    /**
     * The runs of Lab in a folder.
     *
     * @param out the folder that holds run folders
     * @return their names, oldest first; empty if there is no such folder
     * @throws UserException with code 4 if the folder cannot be read
     */
    public static List<String> runs(Path out) {
        if (!Files.isDirectory(out)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(out)) {
            return folders.filter(folder -> Files.isRegularFile(folder.resolve(FileNames.REPRODUCTION)))
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw UserException.environment(
                    "Cannot read " + out + ": " + Reason.of(e) + ".\nName another folder with --out.", e);
        }
    }

    /**
     * Reads a run.
     *
     * @param folder the run's folder
     * @return its tables
     * @throws UserException with code 3 if one of them cannot be read or lacks a column
     */
    public static LabTables read(Path folder) {
        return new LabTables(
                folder.getFileName().toString(),
                rows(folder.resolve(FileNames.REPRODUCTION), ReproductionRow::columns),
                rows(folder.resolve(FileNames.CLAIMS), engines -> ClaimRow.COLUMNS),
                Files.exists(folder.resolve(FileNames.CURVES))
                        ? rows(folder.resolve(FileNames.CURVES), CurveRow::columns)
                        : List.of());
    }

    /**
     * Reads sensitivity.csv of a run.
     *
     * @param folder the run's folder
     * @return its rows by column
     * @throws UserException with code 3 if it cannot be read
     */
    public static List<Map<String, String>> sensitivity(Path folder) {
        return plain(folder.resolve(FileNames.SENSITIVITY));
    }

    /**
     * Reads any table with a header.
     *
     * @param file the table
     * @return its rows by column
     * @throws UserException with code 3 if it cannot be read
     */
    public static List<Map<String, String>> plain(Path file) {
        try (Reader reader = new StringReader(whole(file));
                CSVParser parser = CSVParser.parse(reader, CsvFile.WITH_HEADER)) {
            return parser.stream()
                    .peek(row -> checkWhole(file, row))
                    .map(CSVRecord::toMap)
                    .toList();
        } catch (UncheckedIOException e) {
            throw unreadable(file, e.getCause().getMessage(), e);
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable(file, e.toString(), e);
        }
    }

    private static <R> List<Map<String, String>> rows(Path file, Function<List<EngineKind>, List<Column<R>>> columns) {
        try (Reader reader = new StringReader(whole(file));
                CSVParser parser = CSVParser.parse(reader, CsvFile.WITH_HEADER)) {
            // A build with fewer engines may have written the file, or one with more.
            List<String> found = new ArrayList<>(known(parser.getHeaderNames(), columns));
            List<String> expected = names(columns.apply(EngineKind.compared().stream()
                    .filter(kind -> found.stream().anyMatch(name -> name.startsWith(kind.column() + "_")))
                    .toList()));
            // An older build had fewer of the last ones.
            Stream.concat(Stream.of(ReproductionRow.NOTE), ClaimRow.LATER.stream())
                    .filter(name -> expected.contains(name) && !found.contains(name))
                    .forEach(found::add);
            List<String> all = names(columns.apply(EngineKind.compared()));
            if (!found.equals(expected)) {
                throw unreadable(file, "its columns are not " + String.join(",", all), null);
            }
            return parser.stream()
                    .peek(row -> checkWhole(file, row))
                    .map(row -> cells(row, all))
                    .toList();
        } catch (UncheckedIOException e) {
            // So the library says that a row ends within quotes, or that something follows them.
            throw unreadable(file, Quoted.of(e.getCause().getMessage()), e);
        } catch (CharacterCodingException e) {
            throw unreadable(file, "it is not UTF-8 text", e);
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable(file, Quoted.of(e.toString()), e);
        }
    }

    /** A row that was cut in its last cell has as many as any other, and its number looks like one. */
    private static String whole(Path file) throws IOException {
        String text = Files.readString(file);
        if (!text.endsWith("\n")) {
            throw unreadable(file, "it ends within a line", null);
        }
        return text;
    }

    /** A header without the columns of engines that this build does not know: what they end with, the hand-written one's do too. */
    private static <R> List<String> known(List<String> header, Function<List<EngineKind>, List<Column<R>>> columns) {
        List<String> all = names(columns.apply(EngineKind.compared()));
        String own = EngineKind.MANUAL.column() + "_";
        List<String> endings = all.stream()
                .filter(name -> name.startsWith(own))
                .map(name -> "_" + name.substring(own.length()))
                .toList();
        return header.stream()
                .filter(name -> all.contains(name) || endings.stream().noneMatch(name::endsWith))
                .toList();
    }

    private static <R> List<String> names(List<Column<R>> columns) {
        return columns.stream().map(Column::name).toList();
    }

    /** What the file does not have is empty. */
    private static Map<String, String> cells(CSVRecord row, List<String> columns) {
        Map<String, String> cells = row.toMap();
        columns.forEach(name -> cells.putIfAbsent(name, ""));
        return cells;
    }

    private static void checkWhole(Path file, CSVRecord row) {
        if (!row.isConsistent()) {
            throw unreadable(file, "line " + row.getRecordNumber() + " after the header has too few cells", null);
        }
    }

    private static UserException unreadable(Path file, String why, Exception cause) {
        return UserException.data("Cannot read " + file + ": " + why + ".\nRun Lab again, or name another run.", cause);
    }
}
