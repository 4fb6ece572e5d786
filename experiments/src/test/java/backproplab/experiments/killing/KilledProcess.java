package backproplab.experiments.killing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A command in a process of its own that is killed from outside, wherever it is just then. */
public final class KilledProcess {
    private KilledProcess() {}

    /**
     * Starts it, and kills it as soon as so many lines that begin so have come.
     *
     * @param errors receives what it writes to its error stream
     * @param start how the lines begin
     * @param lines how many
     * @param mainClass what to run
     * @param arguments what follows
     * @throws IOException if it cannot be started
     * @throws InterruptedException if this thread is interrupted meanwhile
     */
    public static void run(Path errors, String start, int lines, String mainClass, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules",
                "jdk.incubator.vector",
                "-Xmx512m",
                "-Dbackproplab.warmUpSeconds=1",
                "-cp",
                System.getProperty("java.class.path"),
                mainClass));
        command.addAll(List.of(arguments));
        Process process =
                new ProcessBuilder(command).redirectError(errors.toFile()).start();
        try (BufferedReader output = process.inputReader()) {
            int seen = 0;
            for (String line = output.readLine(); line != null && seen < lines; line = output.readLine()) {
                seen += line.startsWith(start) ? 1 : 0;
            }
            process.destroyForcibly();
            assertEquals(lines, seen, () -> "it ended early; see " + errors);
        }
        process.waitFor();
    }
}
