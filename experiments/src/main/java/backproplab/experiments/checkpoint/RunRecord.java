package backproplab.experiments.checkpoint;

import backproplab.experiments.failure.UserException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Notes how far a command is, in the file {@value #FILE} of its run's folder. The file is there from the start of the command until all
 * of it is done: where there is one, the run is unfinished.
 */
public final class RunRecord implements RunNotes, AutoCloseable {
    /** The file's name: {@value}. */
    public static final String FILE = "checkpoint.safetensors";

    private final Optional<Path> folder;
    private final Optional<RunLock> lock;
    private final StartedCommand command;
    private final List<EndedRun> ended;
    private Optional<OpenRun> open;

    private RunRecord(Optional<Path> folder, Optional<RunLock> lock, Checkpoint checkpoint) {
        this.folder = folder;
        this.lock = lock;
        command = checkpoint.command();
        ended = new ArrayList<>(checkpoint.ended());
        open = checkpoint.open();
    }

    /**
     * Notes nothing on disk.
     *
     * @return a record of a command that cannot be gone on with
     */
    public static RunRecord none() {
        StartedCommand nothing = new StartedCommand("", List.of(), Collections.emptyMap());
        return new RunRecord(Optional.empty(), Optional.empty(), new Checkpoint(nothing, List.of(), Optional.empty()));
    }

    /**
     * Notes that a command begins.
     *
     * @param folder of its run
     * @param command what was started
     * @return the record, to be closed
     * @throws UserException with code 4 if it cannot be written
     */
    public static RunRecord start(Path folder, StartedCommand command) {
        RunLock lock = RunLock.take(folder);
        RunRecord record = new RunRecord(
                Optional.of(folder), Optional.of(lock), new Checkpoint(command, List.of(), Optional.empty()));
        try {
            record.write();
            return record;
        } catch (UserException e) {
            record.close();
            throw e;
        }
    }

    /**
     * Reads how far a command came.
     *
     * @param folder of its run
     * @return the record, to be closed
     * @throws UserException with code 3 if there is none or it is damaged, 4 if the run is still running
     */
    public static RunRecord load(Path folder) {
        if (!Files.exists(folder.resolve(FILE))) {
            throw UserException.data(
                    folder + " has no " + FILE
                            + ": it is finished, or no run.\nName the folder of a run that was cut off, or leave its name out for"
                            + " the newest.",
                    null);
        }
        RunLock lock = RunLock.take(folder);
        try {
            sweep(folder);
            sweep(folder.resolve("weights"));
            return new RunRecord(Optional.of(folder), Optional.of(lock), CheckpointFile.read(folder.resolve(FILE)));
        } catch (UserException e) {
            lock.close();
            throw e;
        }
    }

    /** What a process left that was killed while it wrote. */
    private static void sweep(Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(folder, "*.tmp")) {
            for (Path leftover : leftovers) {
                Files.deleteIfExists(leftover);
            }
        } catch (IOException e) {
            throw UserException.environment("Cannot tidy " + folder + ": " + e + ".\nIs it yours to write?", e);
        }
    }

    /**
     * Finds the newest run of a task that is not finished.
     *
     * @param out the folder that holds run folders
     * @param task for example {@code task1}
     * @return its folder
     * @throws UserException with code 3 if there is none
     */
    public static Path newest(Path out, String task) {
        return unfinished(out, task)
                .orElseThrow(() -> UserException.data(
                        "Nothing to resume: no unfinished run of " + task + " in " + out
                                + ".\nStart one without --resume, or name its folder: --resume RUN, or --out for where runs are.",
                        null));
    }

    /**
     * Finds the newest run of a task that is not finished.
     *
     * @param out the folder that holds run folders
     * @param task for example {@code task1}
     * @return its folder; empty if there is none
     */
    public static Optional<Path> unfinished(Path out, String task) {
        return NewestRun.find(out, task, path -> Files.exists(path.resolve(FILE)));
    }

    /**
     * What was started.
     *
     * @return the command
     */
    public StartedCommand command() {
        return command;
    }

    /**
     * The run's folder.
     *
     * @return empty if nothing is noted on disk
     */
    public Optional<Path> folder() {
        return folder;
    }

    /**
     * The part of one of several comparisons.
     *
     * @param first how many runs all comparisons before it have
     * @param count how many runs it has
     * @return its runs alone; what is noted there is noted here
     */
    public RunNotes part(int first, int count) {
        return new RecordPart(this, first, count);
    }

    @Override
    public boolean kept() {
        return folder.isPresent();
    }

    @Override
    public List<EndedRun> ended() {
        return List.copyOf(ended);
    }

    @Override
    public Optional<OpenRun> open() {
        return open;
    }

    @Override
    public void progressed(OpenRun run) {
        open = Optional.of(run);
        write();
        // Kept on disk, and too large to be kept twice.
        open = Optional.empty();
    }

    @Override
    public void ended(EndedRun run) {
        ended.add(run);
        open = Optional.empty();
        write();
    }

    private void write() {
        folder.ifPresent(
                path -> CheckpointFile.write(path.resolve(FILE), new Checkpoint(command, List.copyOf(ended), open)));
    }

    /**
     * Notes that all is done: the file goes.
     *
     * @throws UserException with code 4 if it cannot be deleted
     */
    public void finish() {
        folder.ifPresent(path -> {
            try {
                Files.deleteIfExists(path.resolve(FILE));
            } catch (IOException e) {
                throw UserException.environment(
                        "Cannot delete " + path.resolve(FILE) + ": " + e + ".\nThe run is complete; delete it by hand.",
                        e);
            }
        });
    }

    @Override
    public void close() {
        lock.ifPresent(RunLock::close);
    }
}
