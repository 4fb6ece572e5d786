package backproplab.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.experiments.Tolerances;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** What the README promises of real MNIST. Skipped where BACKPROPLAB_DATA does not name the data. */
@EnabledIfEnvironmentVariable(named = "BACKPROPLAB_DATA", matches = ".+")
class RealDataTest {
    @TempDir
    private Path temp;

    @Test
    void threeEpochsOnFiveThousandImagesLearn() throws IOException {
        CSVRecord row =
                run("--models", "mlp", "--epochs", "3", "--train-limit", "5000").get(0);
        assertEquals("mnist", row.get("dataset"));
        assertTrue(number(row, "manual_test_acc_pct") > 85);
        assertTrue(number(row, "dl4j_test_acc_pct") > 85);
        assertTrue(number(row, "first_batch_loss_diff") < Tolerances.FIRST_BATCH_LOSS);
    }

    @Test
    @Tag("full")
    void theQuickPresetReachesItsAccuracyOnBothEngines() throws IOException {
        List<CSVRecord> rows = run();
        check(rows.get(0), "mlp", 97.0);
        check(rows.get(1), "cnn", 97.7);
    }

    private void check(CSVRecord row, String model, double validation) {
        assertEquals(model, row.get("model"));
        assertTrue(number(row, "manual_val_acc_pct") >= validation, row.toString());
        assertTrue(number(row, "dl4j_val_acc_pct") >= validation, row.toString());
        assertTrue(number(row, "first_batch_loss_diff") < Tolerances.FIRST_BATCH_LOSS, row.toString());
        assertTrue(number(row, "prediction_agreement_pct") >= 98, row.toString());
    }

    private List<CSVRecord> run(String... more) throws IOException {
        String[] arguments = new String[more.length + 4];
        arguments[0] = "--offline";
        arguments[1] = "--dataset=mnist";
        arguments[2] = "--out";
        arguments[3] = temp.toString();
        System.arraycopy(more, 0, arguments, 4, more.length);
        CommandRun run = CommandRun.task1(System.getenv(), arguments);
        assertEquals(0, run.code(), run.err());
        return CommandRun.csv(temp.resolve("task1.csv"));
    }

    private static double number(CSVRecord row, String column) {
        return Double.parseDouble(row.get(column));
    }
}
