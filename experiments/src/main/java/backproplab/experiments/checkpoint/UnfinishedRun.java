package backproplab.experiments.checkpoint;

import backproplab.files.disk.Leftovers;
import backproplab.files.failure.Reason;
import backproplab.files.failure.UserException;
import backproplab.files.run.FolderName;
import backproplab.files.run.NetworkFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A command whose progress is noted in its folder, so that it can be gone on with if it is cut off. No other process can while it is open. */
public interface UnfinishedRun extends AutoCloseable {
    /**
     * The run's folder.
     *
     * @return where its progress is noted
     */
    Path folder();

    /**
     * What was started.
     *
     * @return the command
     */
    StartedCommand command();

    @Override
    void close();

    /**
     * Finds the newest run of a task that is not finished, by its folder's name, which begins with the time of its start. One that goes on
     * in another process just now counts only if there is no other.
     *
     * @param out the folder that holds run folders; it need not exist
     * @param task what the names of the folders end with
     * @param unfinished which of the folders count
     * @return its folder; empty if there is none
     * @throws UserException with code 4 if the folder cannot be read
     */
    static Optional<Path> newest(Path out, String task, Predicate<Path> unfinished) {
        if (!Files.isDirectory(out)) {
            return Optional.empty();
        }
        try (Stream<Path> folders = Files.list(out)) {
            return folders.filter(folder -> FolderName.of(folder)
                            .filter(name -> name.task().equals(task))
                            .isPresent())
                    .filter(unfinished)
                    .max(Comparator.comparing((Path folder) -> !RunLock.taken(folder))
                            .thenComparing(folder -> FolderName.of(folder).orElseThrow()));
        } catch (IOException e) {
            throw UserException.environment(
                    "Cannot look into " + out + ": " + Reason.of(e) + ".\nName another folder with --out.", e);
        }
    }

    /**
     * Refuses a folder that is not there.
     *
     * @param folder the run's
     * @throws UserException with code 3
     */
    static void checkThere(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw UserException.data("There is no folder " + folder + ": it was moved or deleted, or is called"
                    + " otherwise.\nName the folder of a run that was cut off, or leave its name out for the newest.");
        }
    }

    /**
     * Removes what processes left that were killed while they wrote, from a folder that belongs to this one.
     *
     * @param folder the run's
     * @throws UserException with code 4 if it cannot be removed
     */
    static void tidy(Path folder) {
        try {
            Leftovers.clear(folder);
            Leftovers.clear(folder.resolve(NetworkFiles.FOLDER));
        } catch (IOException e) {
            throw UserException.environment(
                    "Cannot tidy " + folder + ": " + Reason.of(e) + ".\nIs it yours to write?", e);
        }
    }

    /**
     * What the user reads where there is none.
     *
     * @param out the folder that was looked into
     * @param what was looked for, such as {@code search}
     * @return the error, exit code 3
     */
    static UserException nothing(Path out, String what) {
        return UserException.data("Nothing to resume: no unfinished " + what + " in " + out
                + ".\nStart one without --resume, or name its folder: --resume RUN, or --out for where runs are.");
    }
}
