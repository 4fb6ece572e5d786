package backproplab.benchmarks.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder for the notes of the measuring processes; gone when closed.
 *
 * @param path where it is
 */
record Scratch(Path path) implements AutoCloseable {

    static Scratch create() throws IOException {
        Scratch scratch = new Scratch(Files.createTempDirectory("backprop-lab-speed"));
        Files.createDirectory(scratch.facts());
        return scratch;
    }

    Path facts() {
        return path.resolve("facts");
    }

    @Override
    public void close() throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> files = Files.walk(path)) {
            deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : deepestFirst) {
            Files.delete(file);
        }
    }
}
