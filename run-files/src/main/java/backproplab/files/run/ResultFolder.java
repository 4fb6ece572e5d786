package backproplab.files.run;

import backproplab.files.disk.AtomicFiles;
import backproplab.files.disk.Disk;
import backproplab.files.failure.Reason;
import backproplab.files.failure.UserException;
import backproplab.files.table.Column;
import backproplab.files.table.CsvFile;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.io.function.IOFunction;
import org.apache.commons.io.function.IOSupplier;

/** A folder {@code OUT/yyyyMMdd-HHmmss-TASK} with files of any kind: how it is named, written and copied from. */
public class ResultFolder {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Path out;
    private final Path folder;

    private ResultFolder(Path out, Path folder) {
        this.out = out;
        this.folder = folder;
    }

    /**
     * The same folder, for a kind of run that says which files it has.
     *
     * @param same the folder
     */
    protected ResultFolder(ResultFolder same) {
        this(same.out, same.folder);
    }

    /**
     * Makes the folder of a run.
     *
     * @param out the folder of all runs
     * @param task what the name ends in
     * @param now what it begins with
     * @return the folder
     * @throws IOException if it cannot be made
     */
    public static ResultFolder create(Path out, String task, LocalDateTime now) throws IOException {
        Disk.createFolders(out);
        return new ResultFolder(out, freshFolder(out, TIME.format(now) + "-" + task));
    }

    // Two runs may start within one second.
    private static Path freshFolder(Path out, String name) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return Disk.createFolder(out.resolve(attempt == 1 ? name : name + "-" + attempt));
            } catch (FileAlreadyExistsException e) {
                if (attempt == 100) {
                    throw e;
                }
            }
        }
    }

    /**
     * A folder that an earlier process made.
     *
     * @param folder where it is
     * @return the folder
     */
    public static ResultFolder existing(Path folder) {
        Path parent = folder.getParent();
        return new ResultFolder(parent == null ? Path.of("") : parent, folder);
    }

    /**
     * Opens a folder with its first files.
     *
     * @param path what the user is told cannot be written
     * @param open makes the files
     * @param <F> the kind of folder
     * @return the folder
     * @throws UserException with code 4 if it cannot be written
     */
    protected static <F> F opened(Path path, IOSupplier<F> open) {
        try {
            return open.get();
        } catch (IOException e) {
            throw unwritable(path, e);
        }
    }

    /**
     * Makes the folder of a run with its first files; nothing is left of it if one of them cannot be written.
     *
     * @param out the folder of all runs
     * @param task what the name ends in
     * @param now what it begins with
     * @param open makes the files
     * @param <F> the kind of folder
     * @return the folder
     * @throws UserException with code 4 if it cannot be written
     */
    protected static <F> F fresh(Path out, String task, LocalDateTime now, IOFunction<ResultFolder, F> open) {
        return opened(out, () -> {
            ResultFolder folder = create(out, task, now);
            try {
                return open.apply(folder);
            } catch (IOException e) {
                folder.discard();
                throw e;
            }
        });
    }

    /**
     * Removes the folder of a run that left nothing worth keeping.
     *
     * @return a warning if it could not be removed
     */
    public List<String> discard() {
        try {
            Disk.deleteFolder(folder);
            return List.of();
        } catch (IOException e) {
            return List.of("Could not remove " + folder + " (" + Reason.of(e)
                    + "), in which nothing was trained.\nDelete it.");
        }
    }

    /**
     * What the user reads when results cannot be written.
     *
     * @param path what was to be written
     * @param e why it was not
     * @return the error, exit code 4
     */
    public static UserException unwritable(Path path, IOException e) {
        return UserException.environment(
                "Cannot write results to " + path + ": " + Reason.of(e)
                        + ".\nFree some space or name another folder with --out.",
                e);
    }

    /**
     * The run's name in every row.
     *
     * @return the folder's name
     */
    public String runId() {
        return folder.getFileName().toString();
    }

    /**
     * Where it is.
     *
     * @return the path
     */
    public Path path() {
        return folder;
    }

    /**
     * A file beside the folders of all runs, such as the copy of the newest table.
     *
     * @param name its name
     * @return its path
     */
    public Path beside(String name) {
        return out.resolve(name);
    }

    /**
     * Begins a table.
     *
     * @param name the file
     * @param columns its columns
     * @param <R> the row type
     * @return the file, open
     * @throws IOException if it cannot be written
     */
    public <R> CsvFile<R> csv(String name, List<Column<R>> columns) throws IOException {
        return csv(name, columns, List.of());
    }

    /**
     * Begins a table with rows that are known already.
     *
     * @param name the file
     * @param columns its columns
     * @param rows the first rows
     * @param <R> the row type
     * @return the file, open
     * @throws IOException if it cannot be written
     */
    public <R> CsvFile<R> csv(String name, List<Column<R>> columns, List<R> rows) throws IOException {
        return CsvFile.create(folder.resolve(name), columns, rows);
    }

    /**
     * Goes on with a table of an earlier process.
     *
     * @param name the file
     * @param columns its columns
     * @param kept which rows stay
     * @param <R> the row type
     * @return the file, open
     * @throws IOException if it cannot be read or written
     */
    public <R> CsvFile<R> csvKeeping(String name, List<Column<R>> columns, Predicate<CSVRecord> kept)
            throws IOException {
        return CsvFile.keeping(folder.resolve(name), columns, kept);
    }

    /**
     * Appends a row.
     *
     * @param table the table
     * @param name its file, for the message
     * @param row the row
     * @param <R> the row type
     * @throws UserException with code 4 if it cannot be written
     */
    public <R> void add(CsvFile<R> table, String name, R row) {
        addAll(table, name, List.of(row));
    }

    /**
     * Appends rows, all or none.
     *
     * @param table the table
     * @param name its file, for the message
     * @param rows the rows
     * @param <R> the row type
     * @throws UserException with code 4 if they cannot be written
     */
    public <R> void addAll(CsvFile<R> table, String name, List<R> rows) {
        try {
            table.addAll(rows);
        } catch (IOException e) {
            throw unwritable(folder.resolve(name), e);
        }
    }

    /**
     * Writes a table, whole or not at all, in place of what was there.
     *
     * @param name the file
     * @param columns its columns
     * @param rows all its rows
     * @param <R> the row type
     * @throws UserException with code 4 if it cannot be written
     */
    public <R> void table(String name, List<Column<R>> columns, List<R> rows) {
        try {
            AtomicFiles.write(folder.resolve(name), CsvFile.text(columns, rows).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw unwritable(folder.resolve(name), e);
        }
    }

    /**
     * Writes a JSON file, whole or not at all.
     *
     * @param name the file
     * @param content what Jackson can write
     * @throws UserException with code 4 if it cannot be written
     */
    public void json(String name, Object content) {
        try {
            AtomicFiles.write(
                    folder.resolve(name), (JSON.writeValueAsString(content) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw unwritable(folder.resolve(name), e);
        }
    }

    /**
     * The tables that have a copy beside the folders of all runs, for people to open.
     *
     * @return where the copy of each goes, by the name of the file; none unless a kind of run says so
     */
    public Map<String, Path> copies() {
        return Map.of();
    }

    /**
     * What a user must know before a copy is replaced.
     *
     * @param name the file
     * @param target the copy
     * @return nothing unless a kind of run says so
     */
    protected List<String> replacing(String name, Path target) {
        return List.of();
    }

    /**
     * Replaces the copies of the tables by this run's.
     *
     * @return what a user must know: one warning for each that could not be replaced, as when a spreadsheet holds it open
     */
    public List<String> publish() {
        List<String> warnings = new ArrayList<>();
        copies().forEach((name, target) -> {
            warnings.addAll(replacing(name, target));
            warnings.addAll(copy(name, target));
        });
        return warnings;
    }

    private List<String> copy(String name, Path target) {
        try {
            AtomicFiles.write(target, Files.readAllBytes(folder.resolve(name)));
            return List.of();
        } catch (IOException e) {
            return List.of("Could not replace " + target + " (" + Reason.of(e)
                    + "): is it open in a spreadsheet?\nThe same table is in " + folder.resolve(name) + ".");
        }
    }
}
