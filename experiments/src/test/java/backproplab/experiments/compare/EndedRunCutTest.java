package backproplab.experiments.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import backproplab.experiments.checkpoint.EndedRun;
import backproplab.experiments.checkpoint.OpenRun;
import backproplab.experiments.checkpoint.RunNotes;
import backproplab.experiments.checkpoint.RunRecord;
import backproplab.experiments.checkpoint.StartedCommand;
import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.engine.ToyData;
import backproplab.experiments.killing.Killed;
import backproplab.experiments.recipe.Plan;
import backproplab.experiments.recipe.Recipe;
import backproplab.experiments.results.RunFolder;
import backproplab.experiments.results.RunKey;
import backproplab.experiments.results.WrittenResults;
import backproplab.experiments.train.LoopSettings;
import backproplab.experiments.weights.WeightLayout;
import backproplab.network.init.Initializer;
import backproplab.network.init.WeightInit;
import backproplab.network.layer.ActivationFunction;
import backproplab.network.model.ModelKind;
import backproplab.network.model.ModelSpec;
import backproplab.network.rule.OptimizerSpec;
import backproplab.network.rule.TrainingRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The end of a run is two writes, first what it left, then the checkpoint that counts it: a process may be killed between the two. */
class EndedRunCutTest {
    private static final StartedCommand COMMAND = new StartedCommand("task1", List.of(), Map.of());
    private static final List<EngineKind> ENGINES = List.of(EngineKind.MANUAL, EngineKind.LOOPS);

    private static final ComparisonListener SILENT = new RunKiller(RunKiller.NEVER);

    @TempDir
    private Path temp;

    /** Leaves at the end of one of the runs what is on disk between the two writes, and kills. */
    private record CutNotes(RunRecord record, Path checkpoint, int fatal) implements RunNotes {
        @Override
        public Optional<EndedRun> ended(RunKey run) {
            return record.ended(run);
        }

        @Override
        public Optional<OpenRun> open(RunKey run) {
            return record.open(run);
        }

        @Override
        public boolean kept() {
            return record.kept();
        }

        @Override
        public void progressed(OpenRun run) {
            record.progressed(run);
        }

        @Override
        public void ended(EndedRun run) {
            try {
                byte[] before = Files.readAllBytes(checkpoint);
                int position = record.ended().size();
                record.ended(run);
                if (position == fatal) {
                    Files.write(checkpoint, before);
                    throw new Killed();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static Plan plan(String variant, double rate) {
        ModelSpec model = new ModelSpec(
                ModelKind.MLP,
                List.of(12),
                ActivationFunction.RELU,
                0.3,
                ModelSpec.of(ModelKind.MLP).stem(),
                0);
        return new Plan(
                "test",
                variant,
                new Recipe(
                        model,
                        WeightInit.of(Initializer.XAVIER_UNIFORM),
                        TrainingRule.of(OptimizerSpec.of(OptimizerSpec.Kind.ADAM)),
                        LoopSettings.of(3, 16, rate)));
    }

    private static Comparison comparison() {
        Comparison comparison = new Comparison(
                new ComparisonSettings(
                        "task1",
                        List.of(plan("slow", 0.001), plan("fast", 0.02)),
                        ENGINES,
                        List.of(1L),
                        OptionalInt.of(1),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(WeightLayout.NEUTRAL),
                        false,
                        false),
                ToyData.of(120, 40));
        comparison.warmUp(SILENT, RunNotes.NONE);
        return comparison;
    }

    private static String cells(Path path) throws IOException {
        return WrittenResults.cells(
                path, "comparison.csv", "epochs.csv", "confusion.csv", "classes.csv", "mistakes.csv", "answers.csv");
    }

    private static List<String> names(Path path) throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** The folder of a run, which is killed at the end of one of its parts. */
    private Path start(String name, Comparison comparison, int fatal) {
        Path path = temp.resolve(name).resolve("20260101-000000-task1");
        try (RunFolder folder = RunFolder.create(temp.resolve(name), "task1", LocalDateTime.of(2026, 1, 1, 0, 0));
                RunRecord record = RunRecord.start(path, COMMAND)) {
            comparison.run(folder, SILENT, new CutNotes(record, path.resolve(RunRecord.FILE), fatal));
            record.finish();
        }
        return path;
    }

    @Test
    void aRunKilledBetweenTheTwoWritesEndsAsTheUninterruptedOne() throws IOException {
        Comparison comparison = comparison();
        int runs = 2 * ENGINES.size();
        Path whole = start("whole", comparison, runs);
        String expected = cells(whole);
        for (int fatal = 0; fatal < runs; fatal++) {
            String name = "killed" + fatal;
            int position = fatal;
            assertThrows(Killed.class, () -> start(name, comparison, position));
            Path path = temp.resolve(name).resolve("20260101-000000-task1");
            try (RunRecord record = RunRecord.load(path);
                    RunFolder folder = RunFolder.resume(
                            path, "task1", comparison.kept(path.getFileName().toString(), record))) {
                assertEquals(fatal, record.ended().size(), "what the checkpoint does not count never was");
                comparison.run(folder, SILENT, record);
                record.finish();
            }
            assertEquals(expected, cells(path), "killed at the end of run " + fatal);
            assertEquals(names(whole), names(path), "nothing else is left");
            assertFalse(Files.exists(path.resolve(RunRecord.FILE)));
        }
    }
}
