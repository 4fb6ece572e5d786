package backproplab.experiments.results;

import backproplab.experiments.failure.UserException;
import backproplab.experiments.files.AtomicFiles;
import backproplab.experiments.files.Reason;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.apache.commons.csv.CSVRecord;

/** A folder {@code OUT/yyyyMMdd-HHmmss-TASK} with files of any kind: how it is named, written and copied from. */
final class ResultFolder {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Path out;
    private final Path folder;

    private ResultFolder(Path out, Path folder) {
        this.out = out;
        this.folder = folder;
    }

    static ResultFolder create(Path out, String task, LocalDateTime now) throws IOException {
        Files.createDirectories(out);
        return new ResultFolder(out, freshFolder(out, TIME.format(now) + "-" + task));
    }

    // Two runs may start within one second.
    private static Path freshFolder(Path out, String name) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return Files.createDirectory(out.resolve(attempt == 1 ? name : name + "-" + attempt));
            } catch (FileAlreadyExistsException e) {
                if (attempt == 100) {
                    throw e;
                }
            }
        }
    }

    /** A folder that an earlier process made. */
    static ResultFolder existing(Path folder) {
        Path parent = folder.getParent();
        return new ResultFolder(parent == null ? Path.of("") : parent, folder);
    }

    static UserException unwritable(Path path, IOException e) {
        return UserException.environment(
                "Cannot write results to " + path + ": " + Reason.of(e)
                        + ".\nFree some space or name another folder with --out.",
                e);
    }

    Path path() {
        return folder;
    }

    /** A file beside the folder. */
    Path beside(String name) {
        return out.resolve(name);
    }

    <R> CsvFile<R> csv(String name, List<Column<R>> columns) throws IOException {
        return csv(name, columns, List.of());
    }

    <R> CsvFile<R> csv(String name, List<Column<R>> columns, List<R> rows) throws IOException {
        return CsvFile.create(folder.resolve(name), columns, rows);
    }

    /** A table that keeps those of its rows of which the test says so. */
    <R> CsvFile<R> csvKeeping(String name, List<Column<R>> columns, Predicate<CSVRecord> kept) throws IOException {
        return CsvFile.keeping(folder.resolve(name), columns, kept);
    }

    /** Adds a row to a table of this folder. */
    <R> void add(CsvFile<R> table, String name, R row) {
        addAll(table, name, List.of(row));
    }

    /** Adds rows to a table of this folder, all of them or none. */
    <R> void addAll(CsvFile<R> table, String name, List<R> rows) {
        try {
            table.addAll(rows);
        } catch (IOException e) {
            throw unwritable(folder.resolve(name), e);
        }
    }

    void json(String name, Object content) {
        try {
            AtomicFiles.write(
                    folder.resolve(name), (JSON.writeValueAsString(content) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw unwritable(folder.resolve(name), e);
        }
    }

    /** Replaces a file by one of this folder; the warning if that cannot be, for example because a spreadsheet holds it. */
    List<String> copy(String name, Path target) {
        try {
            AtomicFiles.write(target, Files.readAllBytes(folder.resolve(name)));
            return List.of();
        } catch (IOException e) {
            return List.of("Could not replace " + target + " (" + Reason.of(e)
                    + "): is it open in a spreadsheet?\nThe same table is in " + folder.resolve(name) + ".");
        }
    }
}
