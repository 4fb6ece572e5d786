package backproplab.experiments.search;

import backproplab.experiments.checkpoint.NewestRun;
import backproplab.files.failure.UserException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds searches that were cut off. */
public final class Journals {
    private Journals() {}

    /**
     * Finds the newest search that is not finished.
     *
     * @param out the folder that holds run folders
     * @param task what the names of the folders end with
     * @return its folder
     * @throws UserException with code 3 if there is none
     */
    public static Path newest(Path out, String task) {
        return NewestRun.find(out, task, Journals::unfinished)
                .orElseThrow(() -> UserException.data(
                        "Nothing to resume: no unfinished search in " + out
                                + ".\nStart one without --resume, or name its folder: --resume RUN, or --out for where runs are.",
                        null));
    }

    private static boolean unfinished(Path folder) {
        Path file = folder.resolve(Journal.FILE);
        return Files.exists(file) && !JournalReader.finished(file);
    }
}
