package backproplab.cluster.lab;

import backproplab.cluster.LabProgram;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Lab in a process of its own. */
final class LabProcess {
    private LabProcess() {}

    /** Kills it, as {@code kill -9} does, a moment after so many units began on other machines. */
    static void killed(Path errors, int units, int millis, List<String> words)
            throws IOException, InterruptedException {
        Process process = LabProgram.start(errors, words);
        try (BufferedReader output = process.inputReader()) {
            for (int begun = 0; begun < units; ) {
                String line = output.readLine();
                if (line == null) {
                    throw new IllegalStateException("it ended early:\n" + Files.readString(errors));
                }
                begun += line.contains(UnitCounter.BEGINS) ? 1 : 0;
            }
            Thread.sleep(millis);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }
}
