package backproplab.experiments.checkpoint;

import backproplab.files.failure.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds a run by its folder's name, which begins with the time of its start. */
public final class NewestRun {
    private NewestRun() {}

    /**
     * Finds the newest run of a task.
     *
     * @param out the folder that holds run folders; it need not exist
     * @param task what the names of the folders end with
     * @param wanted which of the folders count
     * @return its folder; empty if there is none
     * @throws UserException with code 3 if the folder cannot be read
     */
    public static Optional<Path> find(Path out, String task, Predicate<Path> wanted) {
        Pattern name = Pattern.compile("\\d{8}-\\d{6}-" + Pattern.quote(task) + "(-\\d+)?");
        if (!Files.isDirectory(out)) {
            return Optional.empty();
        }
        try (Stream<Path> folders = Files.list(out)) {
            return folders.filter(
                            path -> name.matcher(path.getFileName().toString()).matches())
                    .filter(wanted)
                    .max(Comparator.comparing(path -> path.getFileName().toString()));
        } catch (IOException e) {
            throw UserException.data("Cannot look into " + out + ": " + e + ".\nIs it yours to read?", e);
        }
    }
}
