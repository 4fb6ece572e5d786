package backproplab.experiments.cli.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.experiments.results.RunKey;
import backproplab.experiments.train.EpochResult;
import backproplab.experiments.train.Epochs;
import backproplab.experiments.train.RunStatus;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EpochLineTest {
    private static final RunKey MLP = new RunKey("quick", "", "mlp", "1", "manual");
    private static final RunKey RESNET = new RunKey("quick", "", "resnet18", "1", "dl4j");
    private static final RunKey OF_LAB = new RunKey("B/six-layers", "sgd+momentum", "mlp", "3", "manual");
    private static final RunKey LONG = new RunKey(
            "C/first-epochs",
            "framework, 20 epochs of five updates each, with lr 0.05, batch-size 20",
            "cnn",
            "11",
            "dl4j");

    private static EpochResult epoch(int number, double trainLoss, double seconds) {
        return Epochs.epoch(number, 0.1, trainLoss, 96.78, 0.1482, 95.4333, 1, 0, seconds, 10, RunStatus.OK);
    }

    private static String first(RunKey run, boolean named, int width) {
        return new EpochLine("Task1", run, named, width).of(epoch(1, 0.2363, 0.62));
    }

    @Test
    void whereThereIsRoomItIsTheLabsOwn() {
        assertEquals(
                "Task1 | manual | mlp | Epoch:  1 | Train Loss: 0.2363 | Train Acc:96.7800 | Val Loss: 0.1482"
                        + " | Val Acc:95.4333 | Epoch time: 0.62 sec",
                first(MLP, false, 140));
    }

    @Test
    void whereThereIsNoTerminalItHasAllFigures() {
        assertEquals(
                "Task1 | manual | mlp | Epoch:  1 | Loss 0.2363, Acc 96.78 | Val Loss 0.1482, Acc 95.43 | 0.62 s",
                first(MLP, false, Terminal.WIDTH));
        assertEquals(
                "Task1 | dl4j | resnet18 | Epoch:  1 | Loss 0.2363, Acc 96.78 | Val Loss 0.1482, Acc 95.43 | 0.62 s",
                first(RESNET, false, Terminal.WIDTH));
    }

    @Test
    void inANarrowWindowItLeavesOutWhatTheTableHas() {
        assertEquals(
                "manual | mlp | Epoch:  1 | Loss 0.2363 | Acc 96.78 | Val Acc 95.43 | 0.62 s", first(MLP, false, 80));
        assertEquals("manual | mlp | Epoch:  1 | Loss 0.236 | Val Acc 95.43 | 0.6 s", first(MLP, false, 64));
    }

    @Test
    void ofSeveralRunsItNamesVariantAndSeed() {
        assertEquals(
                "B/six-layers | manual | mlp | sgd+momentum | seed 3 | Epoch:  1 | Loss 0.236 | Val Acc 95.43 | 0.6 s",
                first(OF_LAB, true, 104));
        assertEquals(
                "Task1 | manual | mlp | seed 1 | Epoch:  1 | Loss 0.2363 | Acc 96.78 | Val Acc 95.43 | 0.62 s",
                first(MLP, true, Terminal.WIDTH),
                "a preset is no experiment");
        assertEquals(
                "B/six-layers | manual | sgd+momentum | seed 3 | Epoch:  1 | Loss 0.236 | Val Acc 95.43 | 0.6 s",
                first(OF_LAB, true, Terminal.WIDTH));
        assertEquals(
                "B/six-layers | manual | sgd+momentum | seed 3 | Epoch:  1 | Loss 0.236 | Val Acc 95.43",
                first(OF_LAB, true, 90));
        assertEquals(
                "B/six-layers | manual | sgd+momentum | seed 3 | Epoch:  1 | Val Acc 95.43", first(OF_LAB, true, 80));
        assertEquals(
                "C/first-epochs | dl4j | framework, 20 epo..05, batch-size 20 | seed 11 | Epoch:  1 | Val Acc 95.43",
                first(LONG, true, 98));
    }

    /** Its losses are large at first, and the variant's name is longer than the rest leaves room for. */
    @Test
    void aLineThatWasTooLongDoesNotBreakThoseThatFollow() {
        EpochLine line = new EpochLine("Lab", LONG, true, 96);
        for (int epoch = 1; epoch < 20; epoch++) {
            String text = line.of(epoch(epoch, 573.693 / epoch, 1.5 / epoch));
            assertTrue(text.length() <= 96 && text.contains(".."), text);
        }
        EpochLine narrow = new EpochLine("Lab", OF_LAB, true, 80);
        assertTrue(narrow.of(epoch(1, 573.693, 1.5)).startsWith("B/six-layers | manual | sgd+momentum | seed 3 | "));
        assertTrue(narrow.of(epoch(2, 1.5, 0.1)).startsWith("B/six-layers | manual | sgd+momentum | seed 3 | "));
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 100, 120, 160})
    void noLineIsLongerThanTheWindow(int width) {
        for (RunKey run : List.of(MLP, RESNET, new RunKey("quick", "", "resnet18", "1", "dl4j-cuda"))) {
            EpochLine line = new EpochLine("Task2", run, false, width);
            for (int epoch = 1; epoch <= 100; epoch += 33) {
                String text = line.of(epoch(epoch, epoch == 34 ? 8.3e30 : 2.3, 0.62 * epoch));
                assertTrue(text.length() <= width, text.length() + ": " + text);
            }
        }
        for (RunKey run : List.of(OF_LAB, LONG)) {
            assertTrue(first(run, true, width).length() <= width, first(run, true, width));
        }
    }

    @Test
    void theLinesOfATrainingDoNotGrowAgain() {
        EpochLine line = new EpochLine("Task1", MLP, false, Terminal.WIDTH);
        assertTrue(line.of(epoch(1, 0.2363, 0.62)).contains("Val Loss"));
        assertTrue(line.of(epoch(2, 8.3e30, 123456)).length() <= Terminal.WIDTH);
        assertTrue(!line.of(epoch(3, 0.2363, 0.62)).contains("Val Loss"));
    }
}
