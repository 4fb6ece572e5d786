package backproplab.experiments.results;

import backproplab.experiments.weights.WeightFile;
import backproplab.files.disk.AtomicFiles;
import backproplab.files.failure.UserException;
import backproplab.files.run.ResultFolder;
import backproplab.files.table.CsvFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;

/**
 * The folder of one hyperparameter search, {@code OUT/yyyyMMdd-HHmmss-search}, and the copy {@code OUT/search.csv}. Ranks change with every
 * trial, so the table is replaced as a whole.
 */
public final class SearchFolder {
    /** What the folder's name ends with: {@value}. */
    public static final String TASK = "search";
    /** The table: {@value}. */
    public static final String TABLE = "search.csv";

    private final ResultFolder folder;

    private SearchFolder(ResultFolder folder) {
        this.folder = folder;
    }

    /**
     * Creates the folder of a search that starts now.
     *
     * @param out the folder that holds run folders
     * @param now the time in its name
     * @return the folder
     * @throws UserException with code 4 if it cannot be created
     */
    public static SearchFolder create(Path out, LocalDateTime now) {
        try {
            return new SearchFolder(ResultFolder.create(out, TASK, now));
        } catch (IOException e) {
            throw ResultFolder.unwritable(out, e);
        }
    }

    /**
     * The folder of a search that was cut off.
     *
     * @param path the folder
     * @return the same
     */
    public static SearchFolder existing(Path path) {
        return new SearchFolder(ResultFolder.existing(path));
    }

    /**
     * The run's name in every row.
     *
     * @return the folder's name
     */
    public String runId() {
        return path().getFileName().toString();
    }

    /**
     * Where the run's files are.
     *
     * @return the folder
     */
    public Path path() {
        return folder.path();
    }

    /**
     * Where a network's weights belong; the folder is made when they are saved.
     *
     * @param name the file's name without its ending
     * @return a path within the run's folder
     */
    public Path weights(String name) {
        return path().resolve("weights").resolve(name + WeightFile.SUFFIX);
    }

    /**
     * Writes a JSON file.
     *
     * @param name file name
     * @param content anything Jackson can write
     * @throws UserException with code 4 if it cannot be written
     */
    public void json(String name, Object content) {
        folder.json(name, content);
    }

    /**
     * Replaces search.csv.
     *
     * @param options names of the options searched: a column each
     * @param rows every line
     * @throws UserException with code 4 if it cannot be written
     */
    public void table(List<String> options, List<TrialRow> rows) {
        Path file = path().resolve(TABLE);
        try {
            AtomicFiles.write(
                    file, CsvFile.text(TrialRow.columns(options), rows).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw ResultFolder.unwritable(file, e);
        }
    }

    /**
     * Replaces {@code OUT/search.csv} by this run's file.
     *
     * @return a warning if it could not be replaced, for example because a spreadsheet holds it
     */
    public List<String> publish() {
        return folder.copy(TABLE, copy());
    }

    /**
     * The file that a spreadsheet user opens.
     *
     * @return {@code OUT/search.csv}
     */
    public Path copy() {
        return folder.beside(TABLE);
    }
}
