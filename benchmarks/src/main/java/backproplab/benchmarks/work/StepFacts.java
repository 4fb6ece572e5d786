package backproplab.benchmarks.work;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a measuring process tells about itself. It travels as a file, since the times come from processes of their own.
 *
 * @param workload name of the workload
 * @param engine name of the engine
 * @param backend what computed
 * @param threads the threads that worked
 * @param firstLoss loss of the first step
 * @param details more of what the times depend on
 */
public record StepFacts(
        String workload, String engine, String backend, String threads, double firstLoss, Map<String, Object> details) {

    /** System property that names the folder of the files; without it none are written. */
    public static final String FOLDER_PROPERTY = "backproplab.benchmarks.facts";

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Writes this where {@link #FOLDER_PROPERTY} says, a file of its own.
     *
     * @throws IOException if that fails
     */
    public void publish() throws IOException {
        String folder = System.getProperty(FOLDER_PROPERTY);
        if (folder != null) {
            // Numbers of processes come again.
            Path file = Files.createTempFile(
                    Path.of(folder), ProcessHandle.current().pid() + "-", ".json");
            JSON.writeValue(file.toFile(), this);
        }
    }

    /**
     * Reads what every process told.
     *
     * @param folder where the files are
     * @return facts in no particular order
     * @throws IOException if that fails
     */
    public static List<StepFacts> readAll(Path folder) throws IOException {
        List<StepFacts> facts = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                facts.add(JSON.readValue(file.toFile(), StepFacts.class));
            }
        }
        return facts;
    }
}
