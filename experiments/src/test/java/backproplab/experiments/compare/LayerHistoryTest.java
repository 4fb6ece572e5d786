package backproplab.experiments.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.experiments.checkpoint.RunNotes;
import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.engine.StubEngine;
import backproplab.experiments.engine.ToyData;
import backproplab.experiments.recipe.Plan;
import backproplab.experiments.recipe.Recipe;
import backproplab.experiments.results.RunFolder;
import backproplab.experiments.results.WrittenResults;
import backproplab.experiments.train.LoopSettings;
import backproplab.experiments.train.TrainingData;
import backproplab.network.engine.Engine;
import backproplab.network.init.Initializer;
import backproplab.network.init.WeightInit;
import backproplab.network.layer.ActivationFunction;
import backproplab.network.model.ModelKind;
import backproplab.network.model.ModelSpec;
import backproplab.network.rule.OptimizerSpec;
import backproplab.network.rule.TrainingRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever is watched trains as if nobody looked. */
class LayerHistoryTest {
    private static final TrainingData DATA = ToyData.of(60, 20);
    private static final int EPOCHS = 2;

    @TempDir
    private Path temp;

    /** Batch norm keeps statistics, dropout counts steps, Adam remembers. */
    private static final Plan PLAN = new Plan(
            "test",
            "vgg",
            new Recipe(
                    new ModelSpec(
                            ModelKind.VGG,
                            List.of(8),
                            ActivationFunction.RELU,
                            0.3,
                            ModelSpec.of(ModelKind.VGG).stem(),
                            2),
                    WeightInit.of(Initializer.KAIMING_NORMAL),
                    TrainingRule.of(OptimizerSpec.of(OptimizerSpec.Kind.ADAM)),
                    LoopSettings.of(EPOCHS, 16, 0.01)));

    private Path run(String name, boolean watched) {
        List<EngineKind> engines = List.of(EngineKind.MANUAL, EngineKind.LOOPS, EngineKind.DL4J);
        ComparisonSettings settings = new ComparisonSettings(
                "task1",
                List.of(PLAN),
                engines,
                List.of(1L),
                OptionalInt.of(1),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                watched);
        try (RunFolder folder = RunFolder.create(temp.resolve(name), "task1", LocalDateTime.of(2026, 1, 1, 0, 0))) {
            new Comparison(settings, DATA).run(folder, new RunKiller(RunKiller.NEVER), RunNotes.NONE);
            assertEquals(List.of(), folder.publish());
            return folder.path();
        }
    }

    @Test
    void watchingChangesNoNumber() throws IOException {
        Path plain = run("plain", false);
        Path watched = run("watched", true);
        String[] tables = {"epochs.csv", "comparison.csv", "mistakes.csv"};
        assertEquals(WrittenResults.cells(plain, tables), WrittenResults.cells(watched, tables));
        assertFalse(Files.exists(plain.resolve("layers.csv")));
        assertFalse(Files.exists(temp.resolve("plain").resolve("task1-layers.csv")));
        List<CSVRecord> rows = WrittenResults.rows(watched.resolve("layers.csv"));
        int groups = PreparedRun.of(PLAN, 1, DATA).network().network().groups().size();
        assertEquals(3 * (EPOCHS + 1) * groups, rows.size());
        assertEquals("0", rows.get(0).get("epoch"));
        assertEquals("conv1_1", rows.get(0).get("layer"));
        assertTrue(
                Double.parseDouble(rows.get(0).get("weight_gradient_norm")) > 0,
                rows.get(0).toString());
        assertEquals("", rows.get(0).get("bias_gradient_norm"), "this convolution has no bias");
        assertEquals(String.valueOf(EPOCHS), rows.get(rows.size() - 1).get("epoch"));
        assertEquals(
                Files.readString(watched.resolve("layers.csv")),
                Files.readString(temp.resolve("watched").resolve("task1-layers.csv")));
    }

    private List<String> warnings(long heap, Supplier<Engine> twins) {
        PreparedRun run = PreparedRun.of(PLAN, 1, DATA);
        List<String> warnings = new ArrayList<>();
        try (RunFolder folder = RunFolder.create(temp, "task1", LocalDateTime.of(2026, 1, 1, 0, 0));
                LayerHistory layers = new LayerHistory(
                        run,
                        EngineKind.MANUAL,
                        folder,
                        run.line("run", "task1", EngineKind.MANUAL),
                        heap,
                        twins,
                        warnings::add)) {
            layers.look(0, () -> null, 0.1);
            layers.look(1, () -> null, 0.1);
        }
        return warnings;
    }

    @Test
    void whatGoesWrongIsSaidOnceAndTheTrainingGoesOnWithoutTheTwin() {
        List<String> calls = new ArrayList<>();
        Engine twin = new StubEngine() {
            @Override
            public void accept(float[] pixels, int[] labels, int count) {
                calls.add("accept");
                throw new OutOfMemoryError("planted");
            }

            @Override
            public void close() {
                calls.add("close");
            }
        };
        List<String> warnings = warnings(Long.MAX_VALUE, () -> twin);
        assertEquals(List.of("accept", "close"), calls, "its memory is free at once, and it is not closed twice");
        assertEquals(
                List.of("The layers of vgg on manual are not watched any more: java.lang.OutOfMemoryError: planted"
                        + "\nIt trains on; layers.csv has what was seen before."),
                warnings);
    }

    /** Of twice what the training needs one byte is missing. */
    @Test
    void whereTwoDoNotFitTheTrainingHasTheMemory() {
        PreparedRun run = PreparedRun.of(PLAN, 1, DATA);
        long need = 1L << 40;
        for (long part = need / 2; part > 0; part /= 2) {
            need -= run.tooLarge(EngineKind.MANUAL, need - part).isPresent() ? 0 : part;
        }
        assertTrue(run.tooLarge(EngineKind.MANUAL, need - 1).isPresent());
        assertEquals(
                List.of(
                        "The layers of vgg on manual are not watched: the copy that is looked at needs as much heap as the"
                                + " training, and there is not enough for both.\nIt trains without. Make the network smaller with"
                                + " --hidden, --width or --batch-size, or give the JVM more: MAVEN_OPTS=-Xmx."),
                warnings(2 * need - 1, () -> {
                    throw new AssertionError("no twin is made");
                }));
        assertTrue(warnings(2 * need, () -> {
                    throw new IllegalStateException("planted");
                })
                .get(0)
                .contains("planted"));
    }
}
