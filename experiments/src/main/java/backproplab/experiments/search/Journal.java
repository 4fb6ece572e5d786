package backproplab.experiments.search;

import backproplab.experiments.checkpoint.RunLock;
import backproplab.experiments.checkpoint.StartedCommand;
import backproplab.files.failure.UserException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a search has done, in the file {@value #FILE} of its folder, which only grows: a line for the command, one for each trial that ended,
 * and one at the end. A line is on disk before anything is done that relies on it. Whatever ends the process leaves whole lines and
 * perhaps the beginning of one, which is dropped.
 */
public final class Journal implements AutoCloseable {
    /** The file's name: {@value}. */
    public static final String FILE = "journal.jsonl";

    private final Path file;
    private final RunLock lock;
    private final StartedCommand command;
    private final List<TrialResult> results = new ArrayList<>();
    private Optional<SearchEnd> end = Optional.empty();

    private Journal(Path file, RunLock lock, StartedCommand command) {
        this.file = file;
        this.lock = lock;
        this.command = command;
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
        RunLock lock = RunLock.take(folder);
        Journal journal = new Journal(folder.resolve(FILE), lock, command);
        try {
            journal.append(JournalLine.of(command));
            return journal;
        } catch (UserException e) {
            journal.close();
            throw e;
        }
    }

    /**
     * Reads the journal of a search that was cut off.
     *
     * @param folder of its run
     * @return the journal, to be closed
     * @throws UserException with code 3 if there is none, it is damaged, or the search is finished; 4 if another process goes on with it
     */
    public static Journal load(Path folder) {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            throw UserException.data(
                    folder + " has no " + FILE
                            + ": it is no run of Lab search.\nName the folder of a search that was cut"
                            + " off, or leave its name out for the newest.",
                    null);
        }
        RunLock lock = RunLock.take(folder);
        try {
            List<JournalLine> lines = JournalReader.wholeLines(file);
            Journal journal = new Journal(file, lock, lines.get(0).start());
            lines.forEach(journal::note);
            if (journal.end.isPresent()) {
                throw UserException.data(
                        "Nothing to resume: the search in " + folder + " is finished.\nIts table is search.csv there.",
                        null);
            }
            return journal;
        } catch (UserException e) {
            lock.close();
            throw e;
        }
    }

    private void note(JournalLine line) {
        if (line.trial() != null) {
            results.add(line.trial());
        }
        if (line.end() != null) {
            end = Optional.of(line.end());
        }
    }

    /**
     * The search's folder.
     *
     * @return where the journal is
     */
    public Path folder() {
        return file.getParent();
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
     * Notes that all is done.
     *
     * @param result what came of the test
     * @throws UserException with code 4 if the disk takes no more; the file is then as it was
     */
    public void finish(SearchEnd result) {
        append(JournalLine.of(result));
        end = Optional.of(result);
    }

    private void append(JournalLine line) {
        ByteBuffer bytes = ByteBuffer.wrap((line.text() + "\n").getBytes(StandardCharsets.UTF_8));
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            long before = channel.size();
            try {
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            } catch (IOException e) {
                channel.truncate(before);
                throw e;
            }
        } catch (IOException e) {
            throw UserException.environment(
                    "Cannot write the journal " + file + ": " + e + ".\nFree some space there.", e);
        }
    }

    @Override
    public void close() {
        lock.close();
    }
}
