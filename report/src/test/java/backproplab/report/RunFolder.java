package backproplab.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Folders of runs for tests: published ones, and copies of them to be spoiled. */
public final class RunFolder {
    public static final Path PUBLISHED = Path.of("..", "results", "published");
    public static final Path TASK1 = PUBLISHED.resolve("20261121-034946-task1");
    public static final Path LAB = PUBLISHED.resolve("20261121-123852-lab");

    private RunFolder() {}

    /** A copy that a test may change. */
    public static Path copy(Path run, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(run)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
        return to;
    }

    /** All published runs. */
    public static Stream<Path> published() throws IOException {
        try (Stream<Path> folders = Files.list(PUBLISHED)) {
            return folders.filter(Files::isDirectory).sorted().toList().stream();
        }
    }

    /** Replaces text in a file, which must have it. */
    public static void edit(Path file, String from, String to) throws IOException {
        String text = Files.readString(file);
        if (!text.contains(from)) {
            throw new IOException(file + " has no " + from);
        }
        Files.writeString(file, text.replace(from, to));
    }
}
