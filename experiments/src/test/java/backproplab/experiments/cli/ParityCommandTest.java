package backproplab.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.experiments.engine.BrokenLayers;
import backproplab.experiments.parity.FloatFaults;
import backproplab.experiments.parity.WrongConvolutions;
import backproplab.experiments.results.WrittenResults;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParityCommandTest {
    @TempDir
    private Path temp;

    private CommandRun parity(String... arguments) {
        return CommandRun.of(
                new ParityCommand(),
                Stream.concat(Stream.of(arguments), Stream.of("--out", temp.toString()))
                        .toArray(String[]::new));
    }

    @Test
    void agreementIsATableOfRowsAndCodeZero() throws IOException {
        CommandRun run = parity("--subjects", "layer/BatchNorm,optimizer/adam", "--steps", "2,1", "--seed", "5");
        assertEquals(0, run.code(), run.out() + run.err());
        assertTrue(run.out().contains("The engines agree: all "), run.out());
        assertTrue(run.out().matches("(?s).*layer/BatchNorm1d +double +\\d+ .*optimizer/adam +float.*"), run.out());
        List<CSVRecord> rows = CommandRun.csv(temp.resolve("parity.csv"));
        assertEquals(
                "run_id,subject,precision,optimizer,lr,batch_size,seed,step,quantity,name,worst_index,max_abs_diff,"
                        + "relative_error,bound,status,tie_step,tie_layer,tie_index,tie_size,tie_rounding,tie_median_error",
                String.join(",", rows.get(0).getParser().getHeaderNames()));
        for (CSVRecord row : rows) {
            boolean free = row.get("optimizer").equals("adam")
                    && row.get("precision").equals("float")
                    && row.get("quantity").equals("parameter");
            assertEquals(free ? "reported" : "ok", row.get("status"), row.toString());
            assertEquals(free, row.get("bound").isEmpty(), row.toString());
            assertEquals("", row.get("tie_step") + row.get("tie_layer") + row.get("tie_median_error"));
            assertEquals("5", row.get("seed"));
            assertTrue(Integer.parseInt(row.get("worst_index")) >= 0);
            assertTrue(Double.parseDouble(row.get("max_abs_diff")) >= 0);
        }
        assertTrue(rows.stream().anyMatch(row -> row.get("quantity").equals("statistic")));
        Path folder = WrittenResults.folder(temp);
        assertEquals(Files.readString(temp.resolve("parity.csv")), Files.readString(folder.resolve("parity.csv")));
        JsonNode config =
                new ObjectMapper().readTree(folder.resolve("config.json").toFile());
        assertEquals("[1,2]", config.get("steps").toString());
        assertEquals(3, config.get("subjects").size());
        assertTrue(Files.exists(folder.resolve("environment.json")));
    }

    @Test
    void aWrongLayerOfTheUserIsCodeOneAndNamed() throws IOException {
        CommandRun run = parity("--layers", WrongConvolutions.class.getName(), "--subjects", "layer/", "--steps", "1");
        assertEquals(1, run.code(), run.err());
        assertTrue(run.out().contains("Compared with Deeplearning4j: " + WrongConvolutions.class.getName()), run.out());
        assertTrue(run.out().contains("THE ENGINES DIFFER: "), run.out());
        assertTrue(
                run.out()
                        .contains("layer/Conv2d in double, step 0, gradient of before.weight: relative error 2.00e+00"),
                run.out());
        assertFalse(run.out().contains("float"), "they compute in double");
        List<CSVRecord> rows = CommandRun.csv(temp.resolve("parity.csv"));
        assertTrue(rows.stream()
                .filter(row -> row.get("subject").equals("layer/Linear"))
                .allMatch(row -> row.get("status").equals("ok")));
        assertTrue(rows.stream().anyMatch(row -> row.get("status").equals("broken")));
    }

    @ParameterizedTest
    @CsvSource({
        "GradientOff,layer/Linear,gradient of before.weight",
        "VarianceOff,layer/BatchNorm1d,statistic of tested.var",
        "MaskWithZero,layer/Activation-relu-at-zero,gradient of before.weight",
        "LastOfEquals,layer/MaxPool2d-equal,gradient of before.weight",
        "BiasOff,layer/Linear,forward of logits",
    })
    void aFaultInFloatIsCodeOneAndNoTie(String fault, String subject, String where) {
        CommandRun run =
                parity("--layers", FloatFaults.class.getName() + "$" + fault, "--subjects", subject, "--steps", "1");
        assertEquals(1, run.code(), run.out() + run.err());
        assertTrue(run.out().contains("in float, step "), run.out());
        assertTrue(run.out().contains(where + ": relative error "), run.out());
        assertEquals(!fault.equals("BiasOff"), run.out().contains("; no tie: "), run.out());
    }

    @Test
    void aDryRunListsTheSubjectsAndWritesNothing() throws IOException {
        CommandRun run = parity("--dry-run", "--full");
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().contains("layer/Conv2d"), run.out());
        assertTrue(run.out().contains("model/resnet18-adamw"), run.out());
        try (Stream<Path> files = Files.list(temp)) {
            assertEquals(0, files.count());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--subjects|layer/Conf2d|Unknown value 'layer/Conf2d' for --subjects: did you mean 'layer/Conv2d'?",
                "--precision|half|Unknown value 'half' for --precision",
                "--steps|0|--steps must be between 1 and 10000, not 0.",
                "--threads|0|--threads must be between 1 and 1024, not 0.",
                "--layers|com.example.Nowhere|There is no class com.example.Nowhere for --layers",
                "--layers|java.lang.Object|--layers java.lang.Object does not implement backproplab.manual.model.LayerFactory",
            })
    void aMistakeIsCodeTwoAndSaysWhatToDo(String option, String value, String message) {
        CommandRun run = parity(option, value);
        assertEquals(2, run.code(), run.out());
        assertTrue(run.err().contains(message), run.err());
        assertTrue(run.errorLines() <= 3, run.err());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NullForward|layer/Linear in double could not be compared: java.lang.IllegalStateException: layer before returned null from forward",
                "Recursing|layer/Linear in double could not be compared: --layers backproplab.experiments.engine.BrokenLayers$Recursing fails: it calls itself without end",
            })
    void layersThatFailAreNotCalledDifferent(String broken, String message) {
        CommandRun run = parity(
                "--layers", BrokenLayers.class.getName() + "$" + broken, "--subjects", "layer/Linear", "--steps", "1");
        assertEquals(1, run.code(), run.err());
        assertTrue(
                run.out().contains("NOT COMPARED: 1 of 1 comparisons could not be carried to their end."), run.out());
        assertTrue(run.out().contains(message), run.out());
        assertFalse(run.out().contains("0 of 0"), run.out());
        assertEquals("", run.err());
    }

    @Test
    void layersInDoubleCannotBeComparedInFloat() {
        CommandRun run = parity("--layers", WrongConvolutions.class.getName(), "--precision", "float");
        assertEquals(2, run.code(), run.out());
        assertTrue(run.err().contains("computes in double, so it cannot be compared in float."), run.err());
    }
}
