package backproplab.experiments.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.experiments.train.EpochResult;
import backproplab.experiments.train.RunStatus;
import backproplab.files.failure.ExitCode;
import backproplab.files.failure.UserException;
import backproplab.files.run.NetworkFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingEventsTest {
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1_764_395_520L), ZoneOffset.UTC);

    @TempDir
    private Path temp;

    private static EpochResult epoch(RunStatus status, double measured) {
        return new EpochResult(1, 0.1, measured, measured, measured, measured, 2, 0, 3, 600, status);
    }

    private static void train(TrainingEvents events, int steps) {
        events.epochStarted(1, steps);
        for (int step = 1; step <= steps; step++) {
            events.stepDone(step, steps, 0.1, step);
        }
    }

    @Test
    void aLongEpochLeavesAtMostAHundredLosses() throws IOException {
        TrainingEvents events = new TrainingEvents(temp, 0, CLOCK);
        train(events, 250);
        events.epochDone(epoch(RunStatus.OK, 5));
        List<String> losses = WrittenEvents.curve(temp, "loss/step");
        assertEquals(84, losses.size(), "every third");
        assertEquals("1 1.0", losses.get(0));
        assertEquals("250 250.0", losses.get(83));
        assertEquals(List.of("250 5.0"), WrittenEvents.curve(temp, "loss/train"));
        assertEquals(List.of("250 300.0"), WrittenEvents.curve(temp, "speed/train_images_per_s"));
    }

    @Test
    void anEpochThatDivergedHasALossThatIsNoNumber() throws IOException {
        TrainingEvents events = new TrainingEvents(temp, 0, CLOCK);
        train(events, 2);
        events.epochDone(epoch(RunStatus.DIVERGED, Double.NaN));
        assertEquals(List.of("2 NaN"), WrittenEvents.curve(temp, "loss/train"));
        assertEquals(List.of(), WrittenEvents.curve(temp, "loss/validation"));
    }

    @Test
    void aFolderThatCannotBeIsNamed() throws IOException {
        Path file = Files.createFile(temp.resolve("file"));
        TrainingEvents events = new TrainingEvents(file.resolve("seed-1"), 0, CLOCK);
        UserException e = assertThrows(UserException.class, () -> events.epochStarted(1, 1));
        assertEquals(ExitCode.ENVIRONMENT, e.code());
        assertTrue(
                e.getMessage().startsWith("Cannot write results to " + file.resolve("seed-1") + ": "), e.getMessage());
    }

    @Test
    void namesOfNetworksAreNamesOfFolders() {
        assertEquals("mlp-quick", NetworkFiles.name("mlp", "quick", ""));
        assertEquals("mlp-A-batch-size-16-lr-0.1", NetworkFiles.name("mlp", "A/batch-size", "16, lr 0.1"));
        assertEquals("mlp-..-q-x", NetworkFiles.name("mlp", "..\\q", "/x"));
    }
}
