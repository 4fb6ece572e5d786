package backproplab.experiments.results;

import backproplab.experiments.train.TrainingListener;
import backproplab.experiments.weights.WeightFile;
import backproplab.files.failure.UserException;
import backproplab.files.run.NetworkFiles;
import backproplab.files.run.ResultFolder;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

/**
 * The folder of one hyperparameter search, {@code OUT/yyyyMMdd-HHmmss-search}, and the copy {@code OUT/search.csv}. Ranks change with every
 * trial, so the table is replaced as a whole.
 */
public final class SearchFolder extends ResultFolder {
    /** What the folder's name ends with: {@value}. */
    public static final String TASK = "search";

    private EventFolder events;

    private SearchFolder(ResultFolder folder) {
        super(folder);
        events = new EventFolder(path(), false);
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
        return fresh(out, TASK, now, SearchFolder::new);
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
     * Where a network's weights belong; the folder is made when they are saved.
     *
     * @param name the file's name without its ending
     * @return a path within the run's folder
     */
    public Path weights(String name) {
        return path().resolve(NetworkFiles.FOLDER).resolve(name + WeightFile.SUFFIX);
    }

    /**
     * Says whether numbers for TensorBoard are kept; they are not if nobody says so.
     *
     * @param kept whether they are
     */
    public void keepEvents(boolean kept) {
        events = new EventFolder(path(), kept);
    }

    /**
     * Hears a trial, to keep its numbers for TensorBoard if they are wanted. Every round trains it from the beginning.
     *
     * @param engine token of the engine
     * @param seed of every training
     * @param trial the trial's number
     * @param rung the round's
     * @return hears it; throws a {@link UserException} with code 4 if they cannot be written
     */
    public TrainingListener events(String engine, long seed, int trial, int rung) {
        return events.training(engine, Long.toString(seed), "trial-" + trial + (rung > 1 ? "-round-" + rung : ""), 0);
    }

    /**
     * Replaces search.csv.
     *
     * @param options names of the options searched: a column each
     * @param rows every line
     * @throws UserException with code 4 if it cannot be written
     */
    public void table(List<String> options, List<TrialRow> rows) {
        table(FileNames.SEARCH, TrialRow.columns(options), rows);
    }

    @Override
    public Map<String, Path> copies() {
        return Map.of(FileNames.SEARCH, copy());
    }

    @Override
    protected List<String> replacing(String name, Path target) {
        return DrawnTable.notice(path().resolve(name), target);
    }

    /**
     * The file that a spreadsheet user opens.
     *
     * @return {@code OUT/search.csv}
     */
    public Path copy() {
        return beside(FileNames.SEARCH);
    }
}
