package backproplab.experiments.cli.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.results.RunKey;
import backproplab.experiments.train.Epochs;
import backproplab.experiments.train.Progress;
import backproplab.experiments.train.RunStatus;
import backproplab.experiments.train.TrainingListener;
import backproplab.network.init.Weights;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a person reads after Ctrl-C, at every stage of a command. */
class InterruptNoticeTest {
    private static final Path FOLDER = Path.of("results", "20261130-120000-task1");

    private final StringWriter out = new StringWriter();
    private final Screen screen = new Screen("Task1", new PrintWriter(out, true), false);

    private String said() {
        return out.toString().replace("\r\n", "\n");
    }

    private void resumable() {
        screen.goesOnWith(folder -> "Task1 --resume " + folder);
    }

    @Test
    void beforeThereIsAFolderNothingIsLost() {
        InterruptNotice.early(screen, Optional.empty());
        assertEquals("\nInterrupted before anything was trained or kept: the same command starts it again.\n", said());
    }

    @Test
    void rowsOfATestStayThoughItBeginsAgain() {
        InterruptNotice.atRows(screen, FOLDER);
        assertEquals(
                "\nInterrupted. Rows of what was done before are in " + FOLDER
                        + "\nThe same command starts it from the beginning.\n",
                said());
    }

    @Test
    void aRunThatWasToGoOnIsAsItWas() {
        resumable();
        InterruptNotice.early(screen, Optional.of(FOLDER));
        assertEquals(
                "\nInterrupted before anything more was trained. Run folder, as it was: " + FOLDER
                        + "\nTo go on: Task1 --resume " + FOLDER + "\n",
                said());
    }

    @Test
    void whileItTrainsTheLastWholeEpochIsNamed() {
        resumable();
        TrainingListener run = screen.runStarted(EngineKind.MANUAL, new RunKey("quick", "", "mlp", "1", "manual"));
        InterruptNotice.midway(screen, FOLDER, "Last whole epoch");
        assertEquals(
                "\nInterrupted. Run folder: " + FOLDER
                        + "\nLast whole epoch: none yet, so that it begins anew\nTo go on: Task1 --resume " + FOLDER
                        + "\n",
                said());
        out.getBuffer().setLength(0);
        var epoch = Epochs.epoch(1, 0.1, 1, 50, 1, 45, 1, 0, 1, 10, RunStatus.OK);
        run.progressed(new Progress(List.of(epoch, epoch), 2.3, new Weights(Map.of()), 1));
        InterruptNotice.midway(screen, FOLDER, "Last whole epoch");
        assertEquals(
                "\nInterrupted. Run folder: " + FOLDER
                        + "\nLast whole epoch: epoch 2 of mlp on manual\nTo go on: Task1 --resume " + FOLDER + "\n",
                said());
    }
}
