package backproplab.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.experiments.killing.KilledProcess;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C before anything is trained; the tests of --resume have the other stages. */
class InterruptedCommandTest {
    @TempDir
    private Path temp;

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "a process is ended there without a signal that it could hear")
    void whileItWarmsUpNothingIsLostAndThatIsSaid() throws IOException, InterruptedException {
        String said = KilledProcess.interrupt(
                temp.resolve("err.txt"),
                "Warming up",
                1,
                "Task1",
                "--offline",
                "--dataset=glyphs",
                "--engines=manual",
                "--epochs=1000",
                "--out=" + temp.resolve("out"));
        assertTrue(
                said.endsWith("\nInterrupted before anything was trained or kept: the same command starts it again."),
                said);
        assertEquals(
                1, said.lines().filter(line -> line.startsWith("Interrupted")).count());
    }
}
