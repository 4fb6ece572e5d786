package backproplab.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;

/** What a process says last that was asked to end. */
public final class Interrupted {
    private Interrupted() {}

    /**
     * Looks for the run's folder, for what is kept, and for the line that goes on, each once.
     *
     * @param said what it printed in the end
     * @param folder the run's
     * @param kept how the line on what is kept begins
     * @param command the main class
     * @param words what the command is told before its options
     */
    public static void assertNotice(String said, Path folder, String kept, String command, String words) {
        if (!ProcessHandle.current().supportsNormalTermination()) {
            return;
        }
        assertEquals(
                2, (said + "\n").split("Interrupted\\. Run folder: .*" + folder.getFileName() + "\n", -1).length, said);
        assertTrue(said.contains("\n" + kept), said);
        assertTrue(
                said.lines()
                        .anyMatch(line -> line.startsWith("To go on: mvn ")
                                && line.contains("-Dexec.mainClass=" + command + " -Dexec.args=")
                                && line.contains(words + "--resume ")
                                && line.contains(folder.getFileName().toString())),
                said);
    }
}
