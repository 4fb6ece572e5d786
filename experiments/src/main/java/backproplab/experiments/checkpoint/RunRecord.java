package backproplab.experiments.checkpoint;

import backproplab.experiments.results.RunKey;
import backproplab.files.disk.Disk;
import backproplab.files.failure.Reason;
import backproplab.files.failure.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Notes how far a command is, in the file {@value #FILE} of its run's folder. The file is there from the start of the command until all
 * of it is done: where there is one, the run is unfinished. The runs that are over are in a file beside it, of which it says how much
 * counts; without it, that one means nothing, and neither do the files of runs side by side.
 */
public final class RunRecord implements RunNotes, UnfinishedRun {
    /** The file's name: {@value}. */
    public static final String FILE = "checkpoint.safetensors";

    private final Path folder;
    private final RunLock lock;
    private final StartedCommand command;
    private final EndedRuns journal;
    private final OpenRuns beside;
    private final ArrivedRuns arrived;
    private final Map<RunKey, EndedRun> ended = new LinkedHashMap<>();
    private Optional<OpenRun> open = Optional.empty();

    private RunRecord(Path folder, RunLock lock, StartedCommand command, EndedRuns journal) {
        this.folder = folder;
        this.lock = lock;
        this.command = command;
        this.journal = journal;
        beside = new OpenRuns(folder, command);
        arrived = new ArrivedRuns(folder, command);
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
        return RunLock.during(folder, lock -> {
            RunRecord record = new RunRecord(folder, lock, command, new EndedRuns(folder));
            record.write();
            return record;
        });
    }

    /**
     * Whether there is anything to go on with.
     *
     * @param folder of a run
     * @return false before a command begins and after it is done
     */
    public static boolean exists(Path folder) {
        return Files.exists(folder.resolve(FILE));
    }

    /**
     * Reads how far a command came.
     *
     * @param folder of its run
     * @return the record, to be closed
     * @throws UserException with code 3 if there is none or it is damaged, 4 if the run is still running
     */
    public static RunRecord load(Path folder) {
        UnfinishedRun.checkThere(folder);
        if (!exists(folder)) {
            throw UserException.data(folder + " has no " + FILE
                    + ": it is finished, or no run.\nName the folder of a run that was cut off, or leave its name out for"
                    + " the newest.");
        }
        return RunLock.during(folder, lock -> {
            UnfinishedRun.tidy(folder);
            Checkpoint checkpoint = CheckpointText.read(folder.resolve(FILE));
            EndedRuns journal = new EndedRuns(folder);
            RunRecord record = new RunRecord(folder, lock, checkpoint.command(), journal);
            journal.read(checkpoint.ended()).forEach(run -> record.ended.put(run.key(), run));
            record.open = checkpoint.open();
            return record;
        });
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
        return unfinished(out, task).orElseThrow(() -> UnfinishedRun.nothing(out, "run of " + task));
    }

    /**
     * Finds the newest run of a task that is not finished.
     *
     * @param out the folder that holds run folders
     * @param task for example {@code task1}
     * @return its folder; empty if there is none
     */
    public static Optional<Path> unfinished(Path out, String task) {
        return UnfinishedRun.newest(out, task, RunRecord::exists);
    }

    @Override
    public StartedCommand command() {
        return command;
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public boolean kept() {
        return true;
    }

    /**
     * The runs that are over.
     *
     * @return in the order in which they ended
     */
    public List<EndedRun> ended() {
        return List.copyOf(ended.values());
    }

    @Override
    public synchronized Optional<EndedRun> ended(RunKey run) {
        return Optional.ofNullable(ended.get(run));
    }

    @Override
    public Optional<OpenRun> open(RunKey run) {
        return open.filter(here -> here.key().equals(run));
    }

    @Override
    public void progressed(OpenRun run) {
        open = Optional.of(run);
        write();
        // Kept on disk, and too large to be kept twice.
        open = Optional.empty();
    }

    @Override
    public Optional<OpenRun> openBeside(RunKey run) {
        return ended(run).isPresent() ? Optional.empty() : beside.read(run);
    }

    @Override
    public void progressedBeside(OpenRun run) {
        beside.write(run);
    }

    @Override
    public Optional<EndedRun> arrived(RunKey run) {
        return ended(run).isPresent() ? Optional.empty() : arrived.read(run);
    }

    @Override
    public void arrived(EndedRun run) {
        arrived.write(run);
    }

    @Override
    public synchronized void ended(EndedRun run) {
        // Before the checkpoint counts it: a process killed in between redoes the end of this run.
        journal.add(run);
        ended.put(run.key(), run);
        open = Optional.empty();
        write();
        beside.delete(run.key());
        arrived.delete(run.key());
    }

    private void write() {
        CheckpointText.write(folder.resolve(FILE), new Checkpoint(command, journal.length(), open));
    }

    /**
     * Notes that all is done: the files go, the one that says that the run is unfinished first. The other one may stay, since nothing
     * reads it without the first.
     *
     * @throws UserException with code 4 if the first cannot be deleted
     */
    public void finish() {
        Path checkpoint = folder.resolve(FILE);
        try {
            Disk.delete(checkpoint);
        } catch (IOException e) {
            throw UserException.environment(
                    "Cannot delete " + checkpoint + ": " + Reason.of(e) + ".\nThe run is complete; delete it by hand.",
                    e);
        }
        journal.delete();
        beside.deleteAll();
        arrived.deleteAll();
    }

    @Override
    public void close() {
        lock.close();
    }
}
