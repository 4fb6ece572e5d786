package backproplab.experiments.cli.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.experiments.cli.CommandRun;
import backproplab.experiments.results.WrittenEvents;
import backproplab.experiments.results.WrittenResults;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows of reports that are more than a training with one activation. */
class LabRowsTest {
    @TempDir
    private Path temp;

    private static CommandRun lab(String... arguments) {
        return CommandRun.of(new LabCommand(Map.of()), arguments);
    }

    @Test
    void numericChecksRunInEveryPresetAndOnNoOtherEngine() throws IOException {
        CommandRun run =
                lab("run", "B/numeric-checks", "--engines", "manual,dl4j", "--seeds", "1,2", "--out", temp.toString());
        assertEquals(0, run.code(), run.err());
        List<CSVRecord> rows = CommandRun.csv(temp.resolve("reproduction.csv"));
        assertEquals(19, rows.size());
        for (CSVRecord row : rows) {
            assertEquals("agrees", row.get("verdict"), row.toString());
            assertEquals("", row.get("dl4j_mean"));
            assertEquals("2", row.get("seeds"));
        }
        CSVRecord dw = rows.get(2);
        assertEquals("Linear dw", dw.get("variant"));
        assertEquals("4.0E-10", dw.get("published"));
        assertTrue(dw.get("manual_mean").matches("\\d\\.\\d\\de-1\\d"), dw.get("manual_mean"));
        assertTrue(run.out().contains("B/numeric-checks | Linear dw | numeric check, seeds [1, 2]"), run.out());
    }

    @Test
    void aTrainingThatDivergesShowsItsFirstLossAndWhereItEnded() throws IOException {
        CommandRun run = lab(
                "run",
                "B/overfit-50",
                "--dataset",
                "embedded",
                "--engines",
                "manual",
                "--seeds",
                "1",
                "--tensorboard",
                "--out",
                temp.toString());
        assertEquals(0, run.code(), run.err());
        Path events =
                WrittenResults.folder(temp).resolve("tensorboard/manual/seed-1/mlp-B-overfit-50-five-layers-scale-1.0");
        List<String> losses = WrittenEvents.curve(events, "loss/train");
        assertTrue(losses.get(losses.size() - 1).endsWith(" NaN"), losses.toString());
        List<CSVRecord> rows = CommandRun.csv(temp.resolve("reproduction.csv")).stream()
                .filter(row -> row.get("variant").equals("five layers, scale 1.0"))
                .toList();
        assertEquals("first_batch_loss", rows.get(0).get("metric"));
        assertTrue(Double.parseDouble(rows.get(0).get("manual_mean")) > 0, rows.toString());
        assertEquals("not comparable", rows.get(0).get("verdict"));
        String why = "the loss became NaN in step \\d of epoch \\d+; the first non-finite value is in layer fc\\d";
        assertTrue(
                rows.get(0).get("rule").matches("quick: embedded drawings; manual diverged with seed 1: " + why),
                rows.get(0).get("rule"));
        assertEquals("train_acc_pct", rows.get(1).get("metric"));
        assertEquals("", rows.get(1).get("manual_mean"));
        assertEquals("diverged", rows.get(1).get("verdict"));
        assertTrue(
                rows.get(1).get("rule").matches("no seed finished: " + why),
                rows.get(1).get("rule"));
    }

    @Test
    void oneSigmoidAmongRelusIsTrained() {
        CommandRun run = lab("run", "D/mlp", "--dry-run", "--engines", "manual", "--out", temp.toString());
        assertEquals(0, run.code(), run.err());
        for (String row : List.of("first", "second")) {
            assertTrue(
                    run.out()
                            .matches("(?s).*D/mlp \\| " + row
                                    + " relu replaced by sigmoid +test_acc_pct +97.41 +[\\d.]+ .*"),
                    run.out());
        }
    }

    @Test
    void activationsOfEachLayerAreInConfigAndWeights() throws IOException {
        CommandRun run = CommandRun.quick(
                temp,
                "--models",
                "mlp",
                "--hidden",
                "6,5,4",
                "--activation",
                "relu,sigmoid,tanh",
                "--engines",
                "manual");
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().contains("activation relu,sigmoid,tanh"), run.out());
        Path folder = WrittenResults.folder(temp);
        assertEquals(
                "relu,sigmoid,tanh",
                new ObjectMapper()
                        .readTree(folder.resolve("config.json").toFile())
                        .at("/plans/0/activation")
                        .asText());
        String weights =
                folder.resolve("weights/mlp-quick-seed1-manual.safetensors").toString();
        CommandRun same = CommandRun.quick(
                temp.resolve("again"),
                "--models",
                "mlp",
                "--hidden",
                "6,5,4",
                "--activation",
                "relu,sigmoid,tanh",
                "--engines",
                "manual",
                "--weights",
                weights);
        assertEquals(0, same.code(), same.err());
        CommandRun other = CommandRun.quick(
                temp.resolve("other"),
                "--models",
                "mlp",
                "--hidden",
                "6,5,4",
                "--engines",
                "manual",
                "--weights",
                weights);
        assertTrue(
                (other.out() + other.err()).contains("activation relu,sigmoid,tanh there, relu here"),
                other.out() + other.err());
    }

    @Test
    void rowsCanBeChosenAndClaimsAboutOthersAreLeftOut() {
        CommandRun run = lab(
                "run",
                "A/batch-size",
                "--variant",
                "Batch 40",
                "--variant",
                "batch 20",
                "--dry-run",
                "--engines",
                "manual",
                "--seeds",
                "1",
                "--out",
                temp.toString());
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().contains("[1/2] A/batch-size | batch 20"), run.out());
        assertTrue(run.out().contains("[2/2] A/batch-size | batch 40"), run.out());
        assertTrue(run.out().contains("20 than 40"), run.out());
        assertFalse(run.out().contains("10 than 20"), run.out());
        CommandRun unknown = lab("run", "A/batch-size", "--variant", "bach 40");
        assertEquals(2, unknown.code());
        assertTrue(
                unknown.err().startsWith("Unknown value 'bach 40' for --variant: did you mean 'batch 40'?"),
                unknown.err());
    }

    @Test
    void aRowWithoutAFigureShowsWhatItsClaimsAreAboutThoughTheyAreLeftOut() {
        CommandRun run = lab(
                "run",
                "D/main",
                "D/optimizer",
                "--variant",
                "sgd StepLR",
                "--dry-run",
                "--engines",
                "manual",
                "--out",
                temp.toString());
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().contains("[1/1] D/optimizer | sgd StepLR"), "D/main has no such row: " + run.out());
        assertTrue(run.out().matches("(?s).*D/optimizer \\| sgd StepLR +test_acc_pct .*"), run.out());
        assertFalse(run.out().contains("D7"), run.out());
    }
}
