package backproplab.benchmarks.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/**
 * The folder of one run.
 *
 * @param path where it is
 */
record RunFolder(Path path) {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);
    private static final String KIND = "-speed";

    /** Makes a folder named after this moment; of two in one second the later gets a number. */
    static RunFolder create(Path parent) {
        String name = LocalDateTime.now(ZoneId.systemDefault()).format(STAMP) + KIND;
        try {
            Files.createDirectories(parent);
            for (int number = 1; ; number++) {
                Path path = parent.resolve(number == 1 ? name : name + "-" + number);
                try {
                    return new RunFolder(Files.createDirectory(path));
                } catch (FileAlreadyExistsException e) {
                    // Taken: the next number.
                    continue;
                }
            }
        } catch (IOException e) {
            throw SpeedException.environment(
                    "Cannot write to " + parent + ": " + e.getClass().getSimpleName() + " " + e.getMessage()
                            + "\nChoose another folder with --out DIR.",
                    e);
        }
    }

    String id() {
        return path.getFileName().toString();
    }

    Path csv(Group group) {
        return path.resolve("speed-" + group + ".csv");
    }

    Path jmhResults() {
        return path.resolve("jmh.json");
    }

    void writeEnvironment(Map<String, Object> values) throws IOException {
        String json = new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(values);
        Files.writeString(path.resolve("environment.json"), json + "\n");
    }
}
