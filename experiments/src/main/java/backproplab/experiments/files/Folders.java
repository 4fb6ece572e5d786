package backproplab.experiments.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What is done with folders as a whole. */
public final class Folders {
    private Folders() {}

    /**
     * Deletes a folder and all that is in it; what a link in it names stays.
     *
     * @param folder the folder
     * @throws IOException if something in it cannot be deleted; what was deleted before stays deleted
     */
    public static void delete(Path folder) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(folder)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : deepestFirst) {
            Files.delete(each);
        }
    }
}
