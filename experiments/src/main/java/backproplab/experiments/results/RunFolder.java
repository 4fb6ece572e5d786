package backproplab.experiments.results;

import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.train.TrainingListener;
import backproplab.files.failure.UserException;
import backproplab.files.run.NetworkFiles;
import backproplab.files.run.ResultFolder;
import backproplab.files.table.CsvFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The folder of one run, {@code OUT/yyyyMMdd-HHmmss-TASK}, and the copies beside it that a spreadsheet user opens.
 *
 * <p>Nothing is created before {@link #create}; epochs are on disk as soon as they are reported.
 */
public class RunFolder extends ResultFolder implements RunTables, AutoCloseable {
    private final String task;
    private final CsvFile<EpochRow> epochs;
    private final CsvFile<ComparisonRow> comparison;
    private final FinalModelTables finalModels;
    private final SolverTable solver;
    private final LayersTable layers;
    private EventFolder events;
    private final CsvFile<AnswerRow> answers;

    RunFolder(ResultFolder folder, String task, KeptRows kept) throws IOException {
        super(folder);
        this.task = task;
        epochs = csv(FileNames.EPOCHS, EpochRow.COLUMNS, kept.epochs());
        comparison = csv(FileNames.COMPARISON, ComparisonColumns.of(EngineKind.all()), kept.comparison());
        finalModels = new FinalModelTables(folder, kept.models());
        solver = new SolverTable(folder, kept);
        layers = new LayersTable(folder, kept);
        events = new EventFolder(path(), false);
        // A resumed run has all answers in its record, and writes them anew.
        answers = csv(FileNames.ANSWERS, AnswerRow.COLUMNS);
    }

    /**
     * Creates the folder of a run that starts now.
     *
     * @param out the folder that holds run folders
     * @param task for example {@code task1}
     * @param now the time in its name
     * @return the folder, to be closed
     * @throws UserException with code 4 if it cannot be created
     */
    public static RunFolder create(Path out, String task, LocalDateTime now) {
        return fresh(out, task, now, folder -> new RunFolder(folder, task, KeptRows.NONE));
    }

    /**
     * Goes on with the folder of a run that was cut off; its tables are replaced.
     *
     * @param path the run's folder
     * @param task for example {@code task1}
     * @param kept what is known of them
     * @return the folder, to be closed
     * @throws UserException with code 4 if it cannot be written
     */
    public static RunFolder resume(Path path, String task, KeptRows kept) {
        return opened(path, () -> new RunFolder(ResultFolder.existing(path), task, kept));
    }

    /** The folder is made when they are saved. */
    @Override
    public Path weights(RunKey key) {
        return path().resolve(NetworkFiles.of(key.model(), key.experiment(), key.variant(), key.seed(), key.engine()));
    }

    /**
     * Says whether numbers for TensorBoard are kept; they are not if nobody says so.
     *
     * @param kept whether they are
     */
    public void keepEvents(boolean kept) {
        events = new EventFolder(path(), kept);
    }

    @Override
    public TrainingListener events(RunKey key, long stepsDone) {
        return events.training(
                key.engine(), key.seed(), NetworkFiles.name(key.model(), key.experiment(), key.variant()), stepsDone);
    }

    @Override
    public void add(EpochRow row) {
        add(epochs, FileNames.EPOCHS, row);
    }

    @Override
    public void add(ComparisonRow row) {
        add(comparison, FileNames.COMPARISON, row);
    }

    @Override
    public void add(FinalModel model) {
        finalModels.add(model);
    }

    @Override
    public void answers(List<AnswerRow> rows) {
        addAll(answers, FileNames.ANSWERS, rows);
    }

    @Override
    public void add(List<IterationRow> rows) {
        solver.add(rows);
    }

    @Override
    public void layers(List<LayerRow> rows) {
        layers.add(rows);
    }

    @Override
    public Map<String, Path> copies() {
        Map<String, Path> copies = new LinkedHashMap<>();
        copies.put(FileNames.COMPARISON, comparisonCopy());
        copies.put(FileNames.EPOCHS, epochsCopy());
        if (layers.begun()) {
            copies.put(FileNames.LAYERS, beside(task + "-" + FileNames.LAYERS));
        }
        return copies;
    }

    @Override
    protected List<String> replacing(String name, Path target) {
        return name.equals(FileNames.COMPARISON) ? DrawnTable.notice(path().resolve(name), target) : List.of();
    }

    /**
     * The file that a spreadsheet user opens.
     *
     * @return {@code OUT/TASK.csv}
     */
    public Path comparisonCopy() {
        return beside(task + ".csv");
    }

    /**
     * Where {@link #publish} puts the epochs for people to open.
     *
     * @return the path
     */
    public Path epochsCopy() {
        return beside(task + "-epochs.csv");
    }

    @Override
    public void close() {
        try (epochs;
                comparison;
                finalModels;
                solver;
                layers;
                answers) {
            // Every row was flushed when it was added.
        } catch (IOException e) {
            throw ResultFolder.unwritable(path(), e);
        }
    }
}
