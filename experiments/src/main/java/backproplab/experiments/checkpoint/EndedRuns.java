package backproplab.experiments.checkpoint;

import backproplab.files.disk.DamagedLineException;
import backproplab.files.disk.Disk;
import backproplab.files.disk.JournalFile;
import backproplab.files.failure.Reason;
import backproplab.files.failure.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The runs of a command that are over, in the journal {@value #FILE} beside the checkpoint. A run is written once, when it ends: its
 * predictions and epochs are many, and the checkpoint is written anew after every epoch. The checkpoint says how many bytes of the journal
 * count. A line is on disk before a checkpoint counts it; what lies beyond was left by a process that was killed between the two, and is
 * dropped.
 */
final class EndedRuns {
    /** The file's name: {@value}. */
    static final String FILE = "checkpoint-ended.jsonl";

    private static final Logger LOG = LoggerFactory.getLogger(EndedRuns.class);

    private final Path path;
    private final JournalFile<EndedRun> journal;

    /** None so far, whatever is in the folder. */
    EndedRuns(Path folder) {
        path = folder.resolve(FILE);
        journal = new JournalFile<>(path, EndedRun.class);
    }

    /**
     * Reads those that count, to go on after them.
     *
     * @param counted how many bytes the checkpoint counts
     * @return the runs in their order
     * @throws UserException with code 3 if the file is missing or not what was written
     */
    List<EndedRun> read(long counted) {
        if (counted == 0) {
            return List.of();
        }
        try {
            if (Files.isRegularFile(path) && Files.size(path) < counted) {
                throw damaged(
                        " has " + Files.size(path) + " bytes, and the checkpoint counts " + counted + " of them", null);
            }
            return journal.read(counted);
        } catch (DamagedLineException e) {
            throw damaged(", " + e.getMessage(), e);
        } catch (NoSuchFileException e) {
            throw damaged(" is missing", e);
        } catch (IOException e) {
            throw UserException.data(
                    "Cannot read " + path + ": " + Reason.of(e) + ".\nIs it yours to read and write?", e);
        }
    }

    private UserException damaged(String what, Exception cause) {
        return UserException.data(
                "Damaged checkpoint: " + path + what
                        + ".\nPut back the file that the run left beside its checkpoint, or start the command again without"
                        + " --resume; the tables in its folder stay.",
                cause);
    }

    /**
     * Writes one more; nothing that is there already is written again.
     *
     * @param run what it left
     * @throws UserException with code 4 if the disk takes no more; what counts is then as it was
     */
    void add(EndedRun run) {
        try {
            journal.append(run);
        } catch (IOException e) {
            throw UserException.environment(
                    "Cannot write " + path + ": " + Reason.of(e)
                            + ".\nFree some space there, or check its permissions.",
                    e);
        }
    }

    /** How many bytes a checkpoint is to count now. */
    long length() {
        return journal.length();
    }

    /** Removes the file, if it can be: without a checkpoint nobody reads it. */
    void delete() {
        try {
            Disk.delete(path);
        } catch (IOException e) {
            LOG.debug("{} stays", path, e);
        }
    }
}
