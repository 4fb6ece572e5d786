package backproplab.cluster.search;

import backproplab.cluster.LabProgram;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Lab in a process of its own, which is ended from outside. */
final class Driver {
    private Driver() {}

    /** Kills it a moment after so many trials have ended. */
    static void killed(Path errors, int trials, int millis, List<String> words)
            throws IOException, InterruptedException {
        Process process = LabProgram.start(errors, words);
        try (BufferedReader output = process.inputReader()) {
            read(output, errors, trials);
            Thread.sleep(millis);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /** Ends it as Ctrl-C does when so many trials have ended; what it printed from then on. */
    static String interrupted(Path errors, int trials, List<String> words) throws IOException, InterruptedException {
        Process process = LabProgram.start(errors, words);
        try (BufferedReader output = process.inputReader()) {
            read(output, errors, trials);
            // Its handle leaves the streams open, from which the rest is to be read.
            process.toHandle().destroy();
            return output.lines().collect(Collectors.joining("\n"));
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static void read(BufferedReader output, Path errors, int trials) throws IOException {
        StringBuilder seen = new StringBuilder();
        int ended = 0;
        while (ended < trials) {
            String line = output.readLine();
            if (line == null) {
                throw new IllegalStateException("it ended early:\n" + seen + Files.readString(errors));
            }
            seen.append(line).append('\n');
            ended += line.startsWith("[") ? 1 : 0;
        }
    }
}
