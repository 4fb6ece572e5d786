package backproplab.experiments.checkpoint;

import backproplab.files.disk.Reason;
import backproplab.files.failure.UserException;
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
 * of it is done: where there is one, the run is unfinished. The runs that are over are in a file beside it, of which it says how much
 * counts; without it, that one means nothing.
 */
public final class RunRecord implements RunNotes, AutoCloseable {
    /** The file's name: {@value}. */
    public static final String FILE = "checkpoint.safetensors";

    /** Where it is noted, if anywhere. */
    private final Optional<Disk> disk;

    private final StartedCommand command;
    private final List<EndedRun> ended;
    private Optional<OpenRun> open;

    private RunRecord(Optional<Disk> disk, StartedCommand command, List<EndedRun> ended, Optional<OpenRun> open) {
        this.disk = disk;
        this.command = command;
        this.ended = new ArrayList<>(ended);
        this.open = open;
    }

    private record Disk(Path folder, RunLock lock, EndedRuns ended) {
        Path checkpoint() {
            return folder.resolve(FILE);
        }
    }

    /**
     * Notes nothing on disk.
     *
     * @return a record of a command that cannot be gone on with
     */
    public static RunRecord none() {
        StartedCommand nothing = new StartedCommand("", List.of(), Collections.emptyMap());
        return new RunRecord(Optional.empty(), nothing, List.of(), Optional.empty());
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
        Disk disk = new Disk(folder, RunLock.take(folder), new EndedRuns(folder));
        RunRecord record = new RunRecord(Optional.of(disk), command, List.of(), Optional.empty());
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
        Disk disk = new Disk(folder, RunLock.take(folder), new EndedRuns(folder));
        try {
            sweep(folder);
            sweep(folder.resolve("weights"));
            Checkpoint checkpoint = CheckpointText.read(disk.checkpoint());
            List<EndedRun> ended = disk.ended().read(checkpoint.ended());
            return new RunRecord(Optional.of(disk), checkpoint.command(), ended, checkpoint.open());
        } catch (UserException e) {
            disk.lock().close();
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
        return disk.map(Disk::folder);
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
        return disk.isPresent();
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
        // Before the checkpoint counts it: a process killed in between redoes the end of this run.
        disk.ifPresent(place -> place.ended().add(run));
        ended.add(run);
        open = Optional.empty();
        write();
    }

    private void write() {
        disk.ifPresent(place -> CheckpointText.write(
                place.checkpoint(), new Checkpoint(command, place.ended().mark(), open)));
    }

    /**
     * Notes that all is done: the files go, the one that says that the run is unfinished first. The other one may stay, since nothing
     * reads it without the first.
     *
     * @throws UserException with code 4 if the first cannot be deleted
     */
    public void finish() {
        disk.ifPresent(place -> {
            try {
                Files.deleteIfExists(place.checkpoint());
            } catch (IOException e) {
                throw UserException.environment(
                        "Cannot delete " + place.checkpoint() + ": " + Reason.of(e)
                                + ".\nThe run is complete; delete it by hand.",
                        e);
            }
            place.ended().delete();
        });
    }

    @Override
    public void close() {
        disk.ifPresent(place -> place.lock().close());
    }
}
