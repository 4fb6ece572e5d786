package backproplab.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.experiments.results.WrittenResults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SolverLogTest {
    /** 600 images in batches of 200: three iterations per epoch, two epochs. */
    private static final String[] SMALL = {
        "--engines", "manual", "--models", "mlp", "--hidden", "16", "--batch-size", "200", "--threads", "1"
    };

    @TempDir
    private Path temp;

    private static CommandRun run(Path out, String... more) {
        return CommandRun.quick(
                out, Stream.concat(Stream.of(SMALL), Stream.of(more)).toArray(String[]::new));
    }

    @Test
    void iterationsAndEpochsArePrintedInOrder() {
        CommandRun run = run(temp, "--log", "solver", "--print-every", "2");
        assertEquals(0, run.code(), run.err());
        String time = "\\(Time \\d+\\.\\d\\d sec; Iteration ";
        String loss = " / 6\\) loss: \\d\\.\\d{6}\\R";
        String accuracies = " / 2\\) train acc: [01]\\.\\d{6}; val_acc: [01]\\.\\d{6}\\R";
        assertTrue(
                run.out()
                        .matches("(?s).*\nmlp on manual:\\R" + time + "1" + loss + "\\(Epoch 0" + accuracies + time
                                + "3"
                                + loss + "\\(Epoch 1" + accuracies + time + "5" + loss + "\\(Epoch 2" + accuracies
                                + ".*"),
                run.out());
        assertFalse(run.out().contains("Train Loss"), run.out());
    }

    @Test
    void historiesAreKeptAndNumbersAreTheSame() throws IOException {
        assertEquals(0, run(temp.resolve("lab")).code());
        assertFalse(
                Files.exists(WrittenResults.folder(temp.resolve("lab")).resolve("solver.csv")),
                "only with --log solver");
        assertEquals(0, run(temp.resolve("solver"), "--log", "solver").code());
        List<CSVRecord> plain = CommandRun.csv(temp.resolve("lab").resolve("task1-epochs.csv"));
        List<CSVRecord> epochs = CommandRun.csv(temp.resolve("solver").resolve("task1-epochs.csv"));
        assertEquals(2, epochs.size());
        for (String column : List.of("train_loss", "train_acc_pct", "val_loss", "val_acc_pct", "lr")) {
            assertEquals(plain.get(1).get(column), epochs.get(1).get(column), column);
        }
        List<CSVRecord> rows =
                CommandRun.csv(WrittenResults.folder(temp.resolve("solver")).resolve("solver.csv"));
        assertEquals(
                List.of("1 0", "2 0", "3 1", "4 1", "5 1", "6 2"),
                rows.stream()
                        .map(row -> row.get("iteration") + " " + row.get("epoch"))
                        .toList());
        assertFalse(rows.get(0).get("val_acc_pct").isEmpty(), "epoch 0");
        assertEquals("", rows.get(1).get("val_acc_pct"));
        assertEquals(epochs.get(0).get("val_acc_pct"), rows.get(2).get("val_acc_pct"));
        assertEquals(epochs.get(1).get("val_acc_pct"), rows.get(5).get("val_acc_pct"));
        // There are 600 training images, fewer than either way to measure takes.
        assertEquals(epochs.get(1).get("train_acc_pct"), rows.get(5).get("train_acc_pct"));
        double mean = rows.subList(3, 6).stream()
                .mapToDouble(row -> Double.parseDouble(row.get("loss")))
                .average()
                .orElseThrow();
        assertEquals(Double.parseDouble(epochs.get(1).get("train_loss")), mean, 2e-6);
    }

    @Test
    void whatHasNoEffectIsRefused() {
        CommandRun every = run(temp, "--print-every", "5");
        assertEquals(2, every.code());
        assertTrue(every.err().startsWith("--print-every has no effect on --log lab."), every.err());
        CommandRun zero = run(temp, "--log", "solver", "--print-every", "0");
        assertEquals(2, zero.code());
        assertTrue(zero.err().startsWith("--print-every must be at least 1, not 0."), zero.err());
        CommandRun unknown = run(temp, "--log", "slover");
        assertEquals(2, unknown.code());
        assertTrue(unknown.err().contains("did you mean 'solver'?"), unknown.err());
    }
}
