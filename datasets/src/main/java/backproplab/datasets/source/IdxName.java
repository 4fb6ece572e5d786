package backproplab.datasets.source;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** What IDX files are called on disk. */
final class IdxName {
    private IdxName() {}

    /** A file by its published name, plain before zipped (it is faster to read), with the dash of that name or the dot that some programs write for it. */
    static Optional<Path> in(Path folder, String plainName) {
        String dotted = plainName.replace("-idx", ".idx");
        return Stream.of(plainName, dotted, plainName + ".gz", dotted + ".gz")
                .map(folder::resolve)
                .filter(Files::isRegularFile)
                .findFirst();
    }

    static DataFormatException missing(Path folder, String plainName) {
        return new DataFormatException("Data file not found: " + folder.resolve(plainName)
                + ", plain or .gz.\nPut it there, or name another folder.");
    }
}
