package backproplab.experiments.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.experiments.cli.CommandRun;
import backproplab.experiments.cli.IdxFiles;
import backproplab.files.failure.ExitCode;
import backproplab.files.failure.UserException;
import backproplab.manual.model.LoopLayers;
import backproplab.network.engine.Engine;
import backproplab.network.engine.NetworkSettings;
import backproplab.network.init.InitialWeights;
import backproplab.network.init.Initializer;
import backproplab.network.model.ModelKind;
import backproplab.network.model.ModelSpec;
import backproplab.network.rule.TrainingRule;
import backproplab.network.shape.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnLayersTest {
    private static final NetworkSettings SETTINGS = new NetworkSettings(
            ModelSpec.of(ModelKind.MLP, 5).model().network(Shape.of(1, 1, 2, 2), 3, 1), TrainingRule.SGD);

    private static String name(String broken) {
        return BrokenLayers.class.getName() + "$" + broken;
    }

    private static void step(String broken) {
        try (Engine engine = OwnLayers.load(name(broken)).engine(SETTINGS)) {
            engine.load(InitialWeights.draw(SETTINGS.network().tensors(), Initializer.XAVIER_UNIFORM, 1, 1));
            engine.accept(new float[8], new int[2], 2);
            engine.trainStep(0.1);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Recursing | it calls itself without end (StackOverflowError), at backproplab.experiments.engine.BrokenLayers$Recursing$1.forward(BrokenLayers.java:",
                "RecursingWhenMade | it calls itself without end (StackOverflowError), at backproplab.experiments.engine.BrokenLayers$RecursingWhenMade.linear(",
                "Asserting | java.lang.AssertionError: not yet\\u001b[31m, at backproplab.experiments.engine.BrokenLayers$Asserting$1.backward(",
            })
    void errorsAreFailuresOfTheEngineWithThePlace(String broken, String message) {
        RuntimeException e = assertThrows(RuntimeException.class, () -> step(broken));
        assertTrue(e.toString().startsWith("--layers " + name(broken) + " fails: " + message), e.toString());
        assertEquals(1, e.toString().lines().count());
    }

    @Test
    void theirOutputsAreShown() {
        List<String> shown = new ArrayList<>();
        try (Engine engine = OwnLayers.of(new LoopLayers()).engine(SETTINGS)) {
            engine.accept(new float[8], new int[2], 2);
            engine.outputs((layer, values) -> shown.add(layer + " " + values.length));
        }
        assertEquals(List.of("flatten 8", "fc1 10", "relu1 10", "out 6"), shown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NullLayer | null was made in place of layer fc1",
                "NullForward | layer fc1 returned null from forward",
                "NullBackward | layer out returned null from backward",
                "Unfinished | to do",
            })
    void whatIsMissingIsNamed(String broken, String message) {
        assertEquals(
                message,
                assertThrows(RuntimeException.class, () -> step(broken)).getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ThrowingConstructor | could not be made: java.lang.IllegalStateException: no file, at backproplab.experiments.engine.BrokenLayers$ThrowingConstructor.<init>(",
                "RecursingConstructor | could not be made: it calls itself without end (StackOverflowError), at ",
                "ThrowingInitializer | could not be made: java.lang.NumberFormatException: For input string: \"three\", at backproplab.experiments.engine.BrokenLayers$ThrowingInitializer.<clinit>(",
                "NullTensor | cannot make a tensor: java.lang.NullPointerException: its method tensor returned null, at ",
                "Abstract | is abstract.",
                "NoConstructor | has no public constructor without parameters",
                "Other | does not implement backproplab.manual.model.LayerFactory.",
            })
    void whatCannotBeMadeIsCodeTwo(String broken, String message) {
        UserException e = assertThrows(UserException.class, () -> OwnLayers.load(name(broken)));
        assertEquals(ExitCode.USAGE, e.code());
        assertTrue(e.getMessage().startsWith("--layers " + name(broken) + " " + message), e.getMessage());
        assertEquals(2, e.getMessage().lines().count(), e.getMessage());
    }

    /** A run with such layers goes on with the other engines, and says in its table what happened. */
    @ParameterizedTest
    @CsvSource({"Recursing", "Asserting"})
    void aRunSurvivesThem(String broken, @TempDir Path temp) throws IOException {
        CommandRun run = CommandRun.task1(
                Map.of(),
                "--offline",
                "--dataset=mnist",
                "--data-dir=" + IdxFiles.write(temp.resolve("data")),
                "--val=8",
                "--models=mlp",
                "--hidden=4",
                "--batch-size=8",
                "--epochs=1",
                "--engines=manual,loops",
                "--layers=" + name(broken),
                "--no-report",
                "--out=" + temp.resolve("out"));
        assertEquals(0, run.code(), run.err());
        CSVRecord row = CommandRun.csv(temp.resolve("out").resolve("task1.csv")).get(0);
        assertEquals("failed", row.get("status"));
        assertFalse(row.get("manual_test_acc_pct").isEmpty());
        assertTrue(run.out().contains("--layers " + name(broken) + " fails: "), run.out());
        assertEquals("", run.err());
    }

    @Test
    void nothingOfAClassRunsThatIsNoLayers() {
        assertThrows(UserException.class, () -> OwnLayers.load(name("Other")));
        assertFalse(BrokenLayers.touched);
    }
}
