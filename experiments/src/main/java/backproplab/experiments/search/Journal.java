package backproplab.experiments.search;

import backproplab.experiments.checkpoint.RunLock;
import backproplab.experiments.checkpoint.StartedCommand;
import backproplab.experiments.checkpoint.UnfinishedRun;
import backproplab.experiments.results.SearchFolder;
import backproplab.files.disk.DamagedLineException;
import backproplab.files.disk.JournalFile;
import backproplab.files.failure.Reason;
import backproplab.files.failure.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a search has done, in the file {@value #FILE} of its folder, which only grows: a line for the command, one for each trial that ended,
 * and one at the end. A line is on disk before anything is done that relies on it.
 */
public final class Journal implements UnfinishedRun {
    /** The file's name: {@value}. */
    public static final String FILE = "journal.jsonl";

    private final Path path;
    private final JournalFile<JournalLine> file;
    private final RunLock lock;
    private final List<TrialResult> results = new ArrayList<>();
    private StartedCommand command;
    private boolean ended;

    private Journal(Path folder, RunLock lock) {
        path = folder.resolve(FILE);
        file = new JournalFile<>(path, JournalLine.class);
        this.lock = lock;
    }

    /**
     * Begins the journal of a search.
     *
     * @param folder of its run
     * @param command what was started
     * @return the journal, to be closed
     * @throws UserException with code 4 if it cannot be written, or the folder belongs to another process
     */
    public static Journal start(Path folder, StartedCommand command) {
        return RunLock.during(folder, lock -> {
            Journal journal = new Journal(folder, lock);
            journal.append(JournalLine.of(command));
            journal.command = command;
            return journal;
        });
    }

    /**
     * Reads the journal of a search that was cut off.
     *
     * @param folder of its run
     * @return the journal, to be closed
     * @throws UserException with code 3 if there is none, it is damaged, or the search is finished; 4 if another process goes on with it
     */
    public static Journal load(Path folder) {
        UnfinishedRun.checkThere(folder);
        if (!Files.exists(folder.resolve(FILE))) {
            throw UserException.data(folder + " has no " + FILE
                    + ": it is no run of Lab search.\nName the folder of a search that was cut"
                    + " off, or leave its name out for the newest.");
        }
        return RunLock.during(folder, lock -> {
            UnfinishedRun.tidy(folder);
            Journal journal = new Journal(folder, lock);
            journal.read();
            if (journal.ended) {
                throw UserException.data(
                        "Nothing to resume: the search in " + folder + " is finished.\nIts table is search.csv there.");
            }
            return journal;
        });
    }

    /**
     * Finds the newest search that is not finished.
     *
     * @param out the folder that holds run folders
     * @return its folder
     * @throws UserException with code 3 if there is none
     */
    public static Path newest(Path out) {
        return UnfinishedRun.newest(out, SearchFolder.TASK, Journal::unfinished)
                .orElseThrow(() -> UnfinishedRun.nothing(out, SearchFolder.TASK));
    }

    /** By its last line alone: one that cannot be read may be unfinished, and loading it says what is wrong. */
    private static boolean unfinished(Path folder) {
        Path path = folder.resolve(FILE);
        try {
            return Files.exists(path)
                    && new JournalFile<>(path, JournalLine.class)
                            .last()
                            .filter(line -> line.end() == null)
                            .isPresent();
        } catch (IOException | DamagedLineException e) {
            return true;
        }
    }

    private void read() {
        try {
            int number = 0;
            for (JournalLine line : file.read()) {
                note(line, ++number);
            }
        } catch (DamagedLineException e) {
            throw UserException.data(
                    "Damaged journal: " + path + ", " + e.getMessage()
                            + ".\nIt cannot be gone on with: start the search again without --resume; the tables in its"
                            + " folder stay.",
                    e);
        } catch (IOException e) {
            throw UserException.data(
                    "Cannot read " + path + ": " + Reason.of(e) + ".\nIs it yours to read and write?", e);
        }
    }

    private void note(JournalLine line, int number) throws DamagedLineException {
        boolean start = line.start() != null;
        if (start != (number == 1)) {
            throw new DamagedLineException(
                    number, start ? "it begins another search" : "it does not begin a search", null);
        }
        if (start) {
            command = line.start();
        }
        TrialResult trial = line.trial();
        if (trial != null) {
            if (result(trial.trial(), trial.rung()).isPresent()) {
                throw new DamagedLineException(number, "trial " + trial.trial() + " ends a second time", null);
            }
            results.add(trial);
        }
        ended |= line.end() != null;
    }

    @Override
    public Path folder() {
        return path.getParent();
    }

    @Override
    public StartedCommand command() {
        return command;
    }

    /**
     * Every trial that ended.
     *
     * @return one result for each trial and rung, in the order in which they ended
     */
    public List<TrialResult> results() {
        return List.copyOf(results);
    }

    /**
     * What a trial left.
     *
     * @param trial its number
     * @param rung number of the rung
     * @return empty if it has not ended
     */
    Optional<TrialResult> result(int trial, int rung) {
        return results.stream().filter(result -> result.isOf(trial, rung)).findFirst();
    }

    /**
     * Notes that a trial ended.
     *
     * @param result what it left
     * @throws UserException with code 4 if the disk takes no more; the file is then as it was
     */
    public void add(TrialResult result) {
        append(JournalLine.of(result));
        results.add(result);
    }

    /**
     * Notes that all is done. By then all results are there, so that a disk that takes no more costs a later {@code --resume} at most one test more.
     *
     * @param result what came of the test
     * @return what the user should know; empty if it is noted
     */
    public Optional<String> finish(SearchEnd result) {
        try {
            file.append(JournalLine.of(result));
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("Could not note in " + path + " that the search is done: " + Reason.of(e)
                    + ".\nAll results are there; --resume would test the best trial once more.");
        }
    }

    private void append(JournalLine line) {
        try {
            file.append(line);
        } catch (IOException e) {
            throw UserException.environment(
                    "Cannot write the journal " + path + ": " + Reason.of(e) + ".\nFree some space there.", e);
        }
    }

    @Override
    public void close() {
        lock.close();
    }
}
