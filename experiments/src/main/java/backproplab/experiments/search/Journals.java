package backproplab.experiments.search;

import backproplab.experiments.failure.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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
        Pattern name = Pattern.compile("\\d{8}-\\d{6}-" + Pattern.quote(task) + "(-\\d+)?");
        if (Files.isDirectory(out)) {
            try (Stream<Path> folders = Files.list(out)) {
                Optional<Path> newest = folders.filter(path ->
                                name.matcher(path.getFileName().toString()).matches())
                        .filter(path -> Files.exists(path.resolve(Journal.FILE)))
                        .filter(path -> !JournalReader.finished(path.resolve(Journal.FILE)))
                        .max(Comparator.comparing(path -> path.getFileName().toString()));
                if (newest.isPresent()) {
                    return newest.get();
                }
            } catch (IOException e) {
                throw UserException.data("Cannot look into " + out + ": " + e + ".\nIs it yours to read?", e);
            }
        }
        throw UserException.data(
                "Nothing to resume: no unfinished search in " + out
                        + ".\nStart one without --resume, or name its folder: --resume RUN, or --out for where runs are.",
                null);
    }
}
