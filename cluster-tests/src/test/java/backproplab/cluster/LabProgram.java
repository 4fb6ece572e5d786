package backproplab.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Lab in a process of its own, on the class path of the tests. */
public final class LabProgram {
    private LabProgram() {}

    /**
     * Starts it.
     *
     * @param errors receives what it says of errors
     * @param words what would be typed after its name
     * @return the process, its output to be read
     */
    public static Process start(Path errors, List<String> words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules",
                "jdk.incubator.vector",
                "-Xmx600m",
                "-Dbackproplab.warmUpSeconds=1",
                "-cp",
                System.getProperty("java.class.path"),
                "Lab"));
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        return builder.start();
    }
}
