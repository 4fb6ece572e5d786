package backproplab.datasets.images;

import backproplab.datasets.source.DataFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A file or folder and its name, which is asked for once: the answer takes a look at the disk, see {@link FileNames}.
 *
 * @param name its last name
 * @param path where it is
 */
record NamedPath(String name, Path path) {
    /**
     * What a folder has, in the order of the names; what begins with a dot is passed over.
     *
     * @throws DataFormatException if it cannot be listed
     */
    static List<NamedPath> in(Path folder) throws DataFormatException {
        try (Stream<Path> entries = Files.list(folder)) {
            return sorted(entries);
        } catch (IOException failed) {
            throw new DataFormatException(
                    "Folder " + folder + " cannot be listed: " + failed + ".\nCheck that you may read it.", failed);
        }
    }

    static List<NamedPath> sorted(Stream<Path> entries) {
        return entries.map(entry -> new NamedPath(FileNames.of(entry), entry))
                .filter(entry -> !entry.name.startsWith("."))
                .sorted(Comparator.comparing(NamedPath::name))
                .toList();
    }

    /** The folders within a folder, see {@link #in}. */
    static List<NamedPath> foldersIn(Path folder) throws DataFormatException {
        return in(folder).stream()
                .filter(entry -> Files.isDirectory(entry.path))
                .toList();
    }
}
