package backproplab.experiments.results;

import backproplab.experiments.failure.UserException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;

/** The folder of one run of the comparison of engines, {@code OUT/yyyyMMdd-HHmmss-parity}, and the copy {@code OUT/parity.csv}. */
public final class ParityFolder implements AutoCloseable {
    private static final String TASK = "parity";
    private static final String PARITY = "parity.csv";

    private final ResultFolder folder;
    private final CsvFile<ParityRow> parity;

    private ParityFolder(ResultFolder folder) throws IOException {
        this.folder = folder;
        parity = folder.csv(PARITY, ParityRow.COLUMNS);
    }

    /**
     * Creates the folder of a run that starts now.
     *
     * @param out the folder that holds run folders
     * @param now the time in its name
     * @return the folder, to be closed
     * @throws UserException with code 4 if it cannot be created
     */
    public static ParityFolder create(Path out, LocalDateTime now) {
        try {
            return new ParityFolder(ResultFolder.create(out, TASK, now));
        } catch (IOException e) {
            throw ResultFolder.unwritable(out, e);
        }
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
     * Adds a line to parity.csv; it is on disk when this returns.
     *
     * @param row the line
     * @throws UserException with code 4 if it cannot be written
     */
    public void add(ParityRow row) {
        folder.add(parity, PARITY, row);
    }

    /**
     * Replaces {@code OUT/parity.csv} by this run's file.
     *
     * @return a warning if it could not be replaced, for example because a spreadsheet holds it
     */
    public List<String> publish() {
        return folder.copy(PARITY, copy());
    }

    /**
     * The file that a spreadsheet user opens.
     *
     * @return {@code OUT/parity.csv}
     */
    public Path copy() {
        return folder.beside(PARITY);
    }

    @Override
    public void close() {
        try (parity) {
            // Every row was flushed when it was added.
        } catch (IOException e) {
            throw ResultFolder.unwritable(path(), e);
        }
    }
}
