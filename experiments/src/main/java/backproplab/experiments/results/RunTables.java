package backproplab.experiments.results;

import backproplab.experiments.train.TrainingListener;
import java.nio.file.Path;
import java.util.List;

/** Where a training leaves its rows: the files of its run's folder, or a place that holds them until it is their turn. */
public interface RunTables {

    /**
     * The run's name in every row.
     *
     * @return the folder's name
     */
    String runId();

    /**
     * Where a network's weights belong.
     *
     * @param key which network
     * @return a path within the run's folder
     */
    Path weights(RunKey key);

    /**
     * Hears one of the run's trainings, to keep its numbers for TensorBoard if they are wanted.
     *
     * @param key which training
     * @param stepsDone how many of its steps are done already
     * @return hears it; throws a {@link backproplab.files.failure.UserException} with code 4 if they cannot be written
     */
    TrainingListener events(RunKey key, long stepsDone);

    /**
     * Adds a line to epochs.csv.
     *
     * @param row the line
     * @throws backproplab.files.failure.UserException with code 4 if it cannot be written
     */
    void add(EpochRow row);

    /**
     * Adds a line to comparison.csv.
     *
     * @param row the line
     * @throws backproplab.files.failure.UserException with code 4 if it cannot be written
     */
    void add(ComparisonRow row);

    /**
     * Adds what a trained network says of the test images to confusion.csv, classes.csv and mistakes.csv.
     *
     * @param model the network's answers
     * @throws backproplab.files.failure.UserException with code 4 if they cannot be written
     */
    void add(FinalModel model);

    /**
     * Adds what all engines said of some test images to answers.csv, all or none.
     *
     * @param rows a line for each image and engine
     * @throws backproplab.files.failure.UserException with code 4 if they cannot be written
     */
    void answers(List<AnswerRow> rows);

    /**
     * Adds lines to solver.csv, which is there only if there are any.
     *
     * @param rows the lines
     * @throws backproplab.files.failure.UserException with code 4 if they cannot be written; none of them is there then
     */
    void add(List<IterationRow> rows);

    /**
     * Adds lines to layers.csv, which is there only if there are any.
     *
     * @param rows the lines of all layers of a network
     * @throws backproplab.files.failure.UserException with code 4 if they cannot be written; none of them is there then
     */
    void layers(List<LayerRow> rows);
}
