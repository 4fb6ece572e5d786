package backproplab.experiments.ladder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.experiments.Tolerances;
import backproplab.experiments.engine.ToyData;
import backproplab.experiments.recipe.Plan;
import backproplab.experiments.results.SpeedRow;
import backproplab.experiments.results.TableFolder;
import backproplab.experiments.train.RunStatus;
import backproplab.experiments.train.TrainingData;
import backproplab.files.failure.UserException;
import backproplab.manual.kernel.ScalarKernels;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpeedLadderTest {
    private static final TrainingData DATA = ToyData.of(100, 50);
    private static final double PEAK = 100;

    @TempDir
    private Path temp;

    private final List<String> warnings = new ArrayList<>();
    private final List<SpeedRow> heard = new ArrayList<>();

    private static LadderSettings settings(List<Plan> plans, Rung... rungs) {
        return new LadderSettings(plans, List.of(rungs), 1, OptionalInt.of(1), 4, 1e-9);
    }

    private static List<Plan> cnn() {
        return LadderPlans.of(List.of("cnn"), List.of(8));
    }

    private List<SpeedRow> climb(SpeedLadder ladder) {
        LadderListener listener = new LadderListener() {
            @Override
            public void rungDone(SpeedRow row) {
                heard.add(row);
            }

            @Override
            public void warning(String message) {
                warnings.add(message);
            }
        };
        try (TableFolder<SpeedRow> folder = TableFolder.ladder(temp, LocalDateTime.of(2026, 1, 2, 3, 4, 5))) {
            List<SpeedRow> rows = ladder.run(folder, PEAK, listener);
            assertEquals(rows, heard, "every row is reported as it comes");
            return rows;
        }
    }

    @Test
    void speedupsAreOverTheLastRungThatRan() {
        LadderSettings settings = settings(cnn(), Rung.LOOPS_FLOAT, Rung.SIMD, Rung.REUSED_FUSED);
        List<SpeedRow> rows = climb(new SpeedLadder(settings, DATA, new ScalarKernels()));
        SpeedRow loops = rows.get(0);
        SpeedRow skipped = rows.get(1);
        SpeedRow fused = rows.get(2);
        assertTrue(Double.isNaN(loops.speedupOverPrevious()));
        assertEquals(1, loops.speedupOverFirst());
        assertEquals(RunStatus.SKIPPED, skipped.speed().status());
        assertTrue(Double.isNaN(skipped.stepMillis()));
        assertEquals(
                List.of("cnn on rung simd skipped: this process has no SIMD kernels.\nStart java with --add-modules"
                        + " jdk.incubator.vector."),
                warnings);
        assertEquals(loops.stepMillis() / fused.stepMillis(), fused.speedupOverPrevious(), Tolerances.BY_HAND);
        assertEquals(fused.speedupOverPrevious(), fused.speedupOverFirst());
        assertEquals("manual-scalar", fused.speed().backend());
        long perImage = 2 * 8 * 64 * 9 + 3 * (512 * 128 + 128 * ToyData.CLASSES);
        double gflops = 2 * 8 * perImage / fused.speed().stepSeconds() / 1e9;
        assertEquals(gflops, fused.gflops(), 1e-9 * gflops);
        assertEquals(gflops / PEAK * 100, fused.percentOfPeak(), 1e-9 * gflops);
        assertEquals(8e3 / fused.stepMillis(), fused.imagesPerSecond(), 1e-6 * fused.imagesPerSecond());
    }

    @Test
    void aRungThatDivergesIsARowAndTheOthersGoOn() {
        Plan tame = cnn().get(0);
        Plan wild = tame.withLoop(loop -> loop.withLearningRate(1e30));
        LadderSettings settings = settings(List.of(wild, tame), Rung.REUSED_FUSED);
        List<SpeedRow> rows = climb(new SpeedLadder(settings, DATA, new ScalarKernels()));
        assertEquals(RunStatus.DIVERGED, rows.get(0).speed().status());
        assertTrue(Double.isNaN(rows.get(0).stepMillis()));
        assertEquals(List.of("cnn on rung reused-fused diverged: its loss is no finite number any more."), warnings);
        assertEquals(RunStatus.OK, rows.get(1).speed().status());
    }

    @Test
    void aBatchLargerThanTheDataIsAUsageError() {
        LadderSettings settings = settings(LadderPlans.of(List.of("cnn"), List.of(81)), Rung.THREADS);
        UserException error =
                assertThrows(UserException.class, () -> new SpeedLadder(settings, DATA, new ScalarKernels()));
        assertTrue(
                error.getMessage().startsWith("--batch-size 81 is larger than the training part of toy (80 images)."));
    }

    @Test
    void plansAreTheReportsNetworks() {
        List<Plan> plans = LadderPlans.of(LadderPlans.models(), List.of());
        assertEquals(
                List.of("cnn 128 [128]", "mlp 10 [2352, 1568, 784]", "mlp 128 [2352, 1568, 784]"),
                plans.stream()
                        .map(plan -> plan.token() + " " + plan.recipe().loop().batchSize() + " "
                                + plan.recipe().model().hidden())
                        .toList());
        assertTrue(plans.stream().allMatch(plan -> plan.recipe().loop().learningRate() == LadderPlans.LEARNING_RATE));
    }

    @Test
    void slowerRungsAndLongerTimesAreEstimatedLonger() {
        double fast = estimate(settings(cnn(), Rung.THREADS));
        assertTrue(fast < estimate(settings(cnn(), Rung.LOOPS_DOUBLE)));
        assertTrue(fast < estimate(settings(cnn(), Rung.THREADS, Rung.DL4J)));
        LadderSettings seconds = new LadderSettings(cnn(), List.of(Rung.THREADS), 1, OptionalInt.of(1), 1_000_000, 10);
        assertEquals(20, estimate(seconds), 1e-9, "ten seconds to warm up, ten to time");
    }

    private static double estimate(LadderSettings settings) {
        return new SpeedLadder(settings, DATA, new ScalarKernels()).estimateSeconds();
    }
}
