package backproplab.experiments.results;

import backproplab.files.failure.UserException;
import backproplab.files.run.ResultFolder;
import backproplab.files.table.Column;
import backproplab.files.table.CsvFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

/**
 * The folder of a run that makes one table, {@code OUT/yyyyMMdd-HHmmss-TASK}, and the table's copy in {@code OUT}.
 *
 * @param <R> a line of the table
 */
public final class TableFolder<R> extends ResultFolder implements AutoCloseable {
    private final String file;
    private final String copy;
    private final CsvFile<R> table;

    private TableFolder(ResultFolder folder, String file, String copy, List<Column<R>> columns) throws IOException {
        super(folder);
        this.file = file;
        this.copy = copy;
        table = csv(file, columns);
    }

    /**
     * Creates the folder of a run of the speed ladder that starts now: {@code speed.csv}.
     *
     * @param out the folder that holds run folders
     * @param now the time in its name
     * @return the folder, to be closed
     * @throws UserException with code 4 if it cannot be created
     */
    public static TableFolder<SpeedRow> ladder(Path out, LocalDateTime now) {
        return create(out, "ladder", FileNames.SPEED, SpeedRow.COLUMNS, now);
    }

    /**
     * Creates the folder of a comparison of engines, quantity by quantity, that starts now: {@code parity.csv}.
     *
     * @param out the folder that holds run folders
     * @param now the time in its name
     * @return the folder, to be closed
     * @throws UserException with code 4 if it cannot be created
     */
    public static TableFolder<ParityRow> parity(Path out, LocalDateTime now) {
        return create(out, "parity", FileNames.PARITY, ParityRow.COLUMNS, now);
    }

    /**
     * Creates the folder of a check of a user's classes that starts now: {@code check.csv}.
     *
     * @param out the folder that holds run folders
     * @param now the time in its name
     * @return the folder, to be closed
     * @throws UserException with code 4 if it cannot be created
     */
    public static TableFolder<CheckRow> check(Path out, LocalDateTime now) {
        return create(out, "check", FileNames.CHECK, CheckRow.COLUMNS, now);
    }

    /**
     * Creates the folder of a grading that starts now: {@code grades.csv}.
     *
     * @param out the folder that holds run folders
     * @param now the time in its name
     * @return the folder, to be closed
     * @throws UserException with code 4 if it cannot be created
     */
    public static TableFolder<GradeRow> grades(Path out, LocalDateTime now) {
        return create(out, "grades", FileNames.GRADES, GradeRow.COLUMNS, now);
    }

    /**
     * Creates the folder of learning-rate range tests that start now: {@code lr.csv}, its copy {@code TASK-lr.csv}.
     *
     * @param out the folder that holds run folders
     * @param task for example {@code task1}
     * @param now the time in its name
     * @return the folder, to be closed
     * @throws UserException with code 4 if it cannot be created
     */
    public static TableFolder<RateRow> rates(Path out, String task, LocalDateTime now) {
        return ofTask(out, task, FileNames.RATES, RateRow.COLUMNS, now);
    }

    /**
     * Creates the folder of networks that learn images by heart from now on: {@code overfit.csv}, its copy {@code TASK-overfit.csv}.
     *
     * @param out the folder that holds run folders
     * @param task for example {@code task1}
     * @param now the time in its name
     * @return the folder, to be closed
     * @throws UserException with code 4 if it cannot be created
     */
    public static TableFolder<OverfitRow> overfit(Path out, String task, LocalDateTime now) {
        return ofTask(out, task, FileNames.OVERFIT, OverfitRow.COLUMNS, now);
    }

    private static <R> TableFolder<R> ofTask(
            Path out, String task, String file, List<Column<R>> columns, LocalDateTime now) {
        String copy = task + "-" + file;
        String name = copy.substring(0, copy.indexOf('.'));
        return fresh(out, name, now, folder -> new TableFolder<>(folder, file, copy, columns));
    }

    private static <R> TableFolder<R> create(
            Path out, String task, String file, List<Column<R>> columns, LocalDateTime now) {
        return fresh(out, task, now, folder -> new TableFolder<>(folder, file, file, columns));
    }

    /**
     * Adds a line to the table; it is on disk when this returns.
     *
     * @param row the line
     * @throws UserException with code 4 if it cannot be written
     */
    public void add(R row) {
        add(table, file, row);
    }

    /**
     * Adds lines to the table, all or none; they are on disk when this returns.
     *
     * @param rows the lines
     * @throws UserException with code 4 if they cannot be written
     */
    public void addAll(List<R> rows) {
        addAll(table, file, rows);
    }

    @Override
    public Map<String, Path> copies() {
        return Map.of(file, copy());
    }

    @Override
    protected List<String> replacing(String name, Path target) {
        return DrawnTable.notice(path().resolve(name), target);
    }

    /**
     * The file that a spreadsheet user opens.
     *
     * @return the table in {@code OUT}
     */
    public Path copy() {
        return beside(copy);
    }

    @Override
    public void close() {
        try (table) {
            // Every row was flushed when it was added.
        } catch (IOException e) {
            throw ResultFolder.unwritable(path(), e);
        }
    }
}
