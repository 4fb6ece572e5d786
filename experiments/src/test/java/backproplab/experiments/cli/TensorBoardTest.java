package backproplab.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.experiments.results.WrittenEvents;
import backproplab.experiments.results.WrittenResults;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TensorBoardTest {
    /** 600 images in batches of 200: three steps an epoch. */
    private static final int STEPS = 3;

    private static final int EPOCHS = 3;

    @TempDir
    private Path temp;

    private String[] arguments() {
        return ("--offline --dataset glyphs --train-limit 600 --engines manual --models mlp --hidden 16 --batch-size 200 --threads 1"
                        + " --log solver --epochs " + EPOCHS + " --tensorboard --out " + temp)
                .split(" ");
    }

    /** What a table has at certain steps, as TensorBoard's numbers are: of single precision. */
    private static List<String> expected(List<CSVRecord> rows, String column, int stepsPerRow) {
        return IntStream.range(0, rows.size())
                .mapToObj(i -> (i + 1) * stepsPerRow + " "
                        + Float.parseFloat(rows.get(i).get(column)))
                .toList();
    }

    private static void assertClose(List<String> expected, List<String> actual, String what) {
        assertEquals(expected.size(), actual.size(), what + ": " + actual);
        for (int i = 0; i < expected.size(); i++) {
            String[] one = expected.get(i).split(" ");
            String[] other = actual.get(i).split(" ");
            assertEquals(one[0], other[0], what + ", step");
            double value = Double.parseDouble(one[1]);
            // Tables have four to six digits behind the point.
            assertEquals(value, Double.parseDouble(other[1]), 1e-4 * Math.max(1, Math.abs(value)), what);
        }
    }

    @Test
    void aRunThatWasCutOffLeavesTheCurvesOfItsTables() throws IOException {
        // Two lines are printed, of epochs 0 and 1; it is cut off when epoch 2 is written, and before its checkpoint
        // is.
        CommandRun.kill("(Epoch ", 2, new Task1Command(Map.of()), arguments());
        Path folder = WrittenResults.folder(temp);
        Path training = folder.resolve("tensorboard")
                .resolve("manual")
                .resolve("seed-1")
                .resolve("mlp-quick");
        assertEquals(1, WrittenEvents.files(training).size());
        CommandRun run = CommandRun.task1(Map.of(), "--resume", "--offline", "--out", temp.toString());
        assertEquals(0, run.code(), run.err());
        List<Path> files = WrittenEvents.files(training);
        assertEquals(2, files.size(), "the options of the run that is gone on with count");
        WrittenEvents first = WrittenEvents.of(files.get(0)).get(0);
        assertEquals("brain.Event:2", first.version());
        String name = files.get(0).getFileName().toString();
        assertTrue(
                name.startsWith("events.out.tfevents." + (long) first.wallTime() + "."),
                "seconds, as in the file's name: " + first);
        List<WrittenEvents> second = WrittenEvents.of(files.get(1));
        assertEquals("brain.Event:2", second.get(0).version());
        assertEquals(STEPS + 1, second.get(1).step(), "the checkpoint has one epoch");
        assertEquals(1, second.get(1).session());

        List<CSVRecord> epochs = CommandRun.csv(folder.resolve("epochs.csv"));
        assertEquals(EPOCHS, epochs.size());
        Map<String, String> columns = Map.of(
                "loss/train",
                "train_loss",
                "loss/validation",
                "val_loss",
                "accuracy/train_pct",
                "train_acc_pct",
                "accuracy/validation_pct",
                "val_acc_pct",
                "schedule/lr",
                "lr",
                "schedule/epoch",
                "epoch");
        for (Map.Entry<String, String> column : columns.entrySet()) {
            assertClose(
                    expected(epochs, column.getValue(), STEPS),
                    WrittenEvents.curve(training, column.getKey()),
                    column.getKey());
        }
        assertEquals(
                EPOCHS,
                WrittenEvents.curve(training, "speed/train_images_per_s").size());
        List<CSVRecord> iterations = CommandRun.csv(folder.resolve("solver.csv"));
        assertEquals(EPOCHS * STEPS, iterations.size());
        assertClose(expected(iterations, "loss", 1), WrittenEvents.curve(training, "loss/step"), "loss/step");
        assertTrue(new ObjectMapper()
                .readTree(folder.resolve("config.json").toFile())
                .path("tensorboard")
                .asBoolean());
    }
}
