package backproplab.experiments.results;

import backproplab.experiments.failure.UserException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;

/** The folder of one run of the speed ladder, {@code OUT/yyyyMMdd-HHmmss-ladder}, and the copy {@code OUT/speed.csv}. */
public final class SpeedFolder implements AutoCloseable {
    private static final String TASK = "ladder";
    private static final String SPEED = "speed.csv";

    private final ResultFolder folder;
    private final CsvFile<SpeedRow> speed;

    private SpeedFolder(ResultFolder folder) throws IOException {
        this.folder = folder;
        speed = folder.csv(SPEED, SpeedRow.COLUMNS);
    }

    /**
     * Creates the folder of a run that starts now.
     *
     * @param out the folder that holds run folders
     * @param now the time in its name
     * @return the folder, to be closed
     * @throws UserException with code 4 if it cannot be created
     */
    public static SpeedFolder create(Path out, LocalDateTime now) {
        try {
            return new SpeedFolder(ResultFolder.create(out, TASK, now));
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
     * Adds a line to speed.csv; it is on disk when this returns.
     *
     * @param row the line
     * @throws UserException with code 4 if it cannot be written
     */
    public void add(SpeedRow row) {
        folder.add(speed, SPEED, row);
    }

    /**
     * Replaces {@code OUT/speed.csv} by this run's file.
     *
     * @return a warning if it could not be replaced, for example because a spreadsheet holds it
     */
    public List<String> publish() {
        return folder.copy(SPEED, copy());
    }

    /**
     * The file that a spreadsheet user opens.
     *
     * @return {@code OUT/speed.csv}
     */
    public Path copy() {
        return folder.beside(SPEED);
    }

    @Override
    public void close() {
        try (speed) {
            // Every row was flushed when it was added.
        } catch (IOException e) {
            throw ResultFolder.unwritable(path(), e);
        }
    }
}
