package backproplab.experiments.checkpoint;

import backproplab.files.disk.RecordJson;
import java.nio.file.Path;
import java.util.List;

/**
 * What a process measured, for another one: the results of its runs to the last bit, without any network.
 *
 * @param command what it was
 * @param ended its runs, plan by plan, seed by seed, engine by engine
 */
public record Measured(StartedCommand command, List<EndedRun> ended) {

    /**
     * Copies the list.
     */
    public Measured {
        ended = List.copyOf(ended);
    }

    /**
     * What a record says of the runs that are over.
     *
     * @param record of the command
     * @return its results so far
     */
    public static Measured of(RunRecord record) {
        return new Measured(record.command(), record.ended());
    }

    /**
     * Writes a file.
     *
     * @param file its path
     * @throws backproplab.files.failure.UserException with code 4 if it cannot be written
     */
    public void write(Path file) {
        CheckpointFile.write(file, RecordJson.write(this), List.of());
    }

    /**
     * Reads what {@link #write} left.
     *
     * @param file its path
     * @return the results
     * @throws backproplab.files.failure.UserException with code 3 if the file is damaged
     */
    public static Measured read(Path file) {
        return CheckpointFile.read(file, (text, tensors) -> RecordJson.read(text, Measured.class));
    }
}
