package backproplab.experiments.killing;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

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
        Process process = start(errors, mainClass, arguments);
        try (BufferedReader output = process.inputReader()) {
            read(output, errors, start, lines);
            process.destroyForcibly();
        }
        process.waitFor();
    }

    /**
     * Starts it, and asks it to end as soon as so many lines that begin so have come, as Ctrl-C does; and once more, as somebody does who
     * cannot wait.
     *
     * @param errors receives what it writes to its error stream
     * @param start how the lines begin
     * @param lines how many
     * @param mainClass what to run
     * @param arguments what follows
     * @return what it printed from then on
     * @throws IOException if it cannot be started
     * @throws InterruptedException if this thread is interrupted meanwhile
     */
    public static String interrupt(Path errors, String start, int lines, String mainClass, String... arguments)
            throws IOException, InterruptedException {
        Process process = start(errors, mainClass, arguments);
        String rest;
        try (BufferedReader output = process.inputReader()) {
            read(output, errors, start, lines);
            // Its handle leaves the streams open, from which the rest is to be read.
            process.toHandle().destroy();
            process.toHandle().destroy();
            rest = output.lines().collect(Collectors.joining("\n"));
        }
        process.waitFor();
        return rest;
    }

    private static void read(BufferedReader output, Path errors, String start, int lines) throws IOException {
        int seen = 0;
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            seen += line.startsWith(start) ? 1 : 0;
            if (seen == lines) {
                return;
            }
        }
        fail("it ended early; see " + errors);
    }

    private static Process start(Path errors, String mainClass, String... arguments) throws IOException {
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
        return new ProcessBuilder(command).redirectError(errors.toFile()).start();
    }
}
