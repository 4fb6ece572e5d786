package backproplab.experiments.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.datasets.Dataset;
import backproplab.datasets.NormalizeMode;
import backproplab.datasets.Split;
import backproplab.datasets.TrainTest;
import backproplab.datasets.ValidationSize;
import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.recipe.Plan;
import backproplab.experiments.task.Task;
import backproplab.experiments.train.TrainingData;
import backproplab.experiments.train.WarmUp;
import backproplab.network.engine.ThreadPlan;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the first command of the README is told, on machines with other things to do. No clock takes part. */
class EstimateTest {
    private static final double HOUR = 3600;
    private static final TrainingData MNIST = mnist();

    /** As large as the real one. */
    private static TrainingData mnist() {
        int pixels = 28 * 28;
        Dataset train = new Dataset(
                "mnist", 1, 28, 28, Collections.nCopies(10, "x"), new byte[60_000 * pixels], new int[60_000]);
        TrainTest source = new TrainTest(train, train.take(10_000), "made up", false);
        return TrainingData.of(
                source, Split.of(60_000, 23, ValidationSize.parse("6000"), Split.ALL), NormalizeMode.NONE);
    }

    private static WarmUp.Result measured(double step, double undisturbed) {
        return new WarmUp.Result(ThreadPlan.all(2), step, undisturbed, step, List.of(), "");
    }

    private static Estimate.Way plain(EngineKind kind) {
        return new Estimate.Way(kind, false, false);
    }

    private static Forecast readme(double step, double undisturbed) {
        Forecast all = Forecast.NOTHING;
        for (Plan plan : Task.TASK1.presets().get(0).plans()) {
            PreparedRun run = PreparedRun.of(plan, 1, MNIST);
            for (EngineKind kind : List.of(EngineKind.MANUAL, EngineKind.DL4J)) {
                all = all.plus(Estimate.forecast(run, plain(kind), 0, measured(step, undisturbed)));
            }
        }
        return all;
    }

    @Test
    void onAnIdleMachineBothAreTheSame() {
        Forecast forecast = readme(0.002, 0.002);
        // 844 steps and a third of 16,000/64 in each of five epochs, and 10,000/64 images tested, four times.
        assertEquals(0.002 * 4 * (5 * (844 + 250 / 3.0) + 10_000 / 64.0 / 3), forecast.seconds(), 1e-9);
        assertEquals(forecast.seconds(), forecast.disturbed());
        assertFalse(forecast.busy());
    }

    @Test
    void timeThatOthersHadTheProcessorIsNotCounted() {
        Forecast forecast = readme(0.02, 0.002);
        assertEquals(10 * forecast.seconds(), forecast.disturbed(), 1e-9);
        assertTrue(forecast.busy());
        assertTrue(forecast.seconds() < HOUR);
    }

    @Test
    void howeverBusyTheMachineIsTheFirstCommandNeedsNoYes() {
        Forecast forecast = readme(100, 100);
        assertTrue(forecast.disturbed() > 100 * HOUR, "at that pace: " + forecast.disturbed());
        assertTrue(forecast.seconds() < HOUR, "its arithmetic says otherwise: " + forecast.seconds());
        assertTrue(forecast.busy());
    }

    @Test
    void ofLayersOfAUsersOwnNothingIsKnown() {
        PreparedRun run = PreparedRun.of(Task.TASK1.presets().get(0).plans().get(0), 1, MNIST);
        Forecast forecast =
                Estimate.forecast(run, new Estimate.Way(EngineKind.LOOPS, true, false), 0, measured(100, 100));
        assertEquals(forecast.disturbed(), forecast.seconds());
        assertEquals(100, Estimate.stepSeconds(run, EngineKind.LOOPS, 100, true));
        assertTrue(Estimate.stepSeconds(run, EngineKind.LOOPS, 100, false) < 10);
        assertEquals(1e-9, Estimate.stepSeconds(run, EngineKind.LOOPS, 1e-9, false));
    }

    @Test
    void ofARunThatIsOnItsWayTheRestCounts() {
        PreparedRun run = PreparedRun.of(Task.TASK1.presets().get(0).plans().get(0), 1, MNIST);
        double whole = Estimate.forecast(run, plain(EngineKind.MANUAL), 0, measured(0.001, 0.001))
                .seconds();
        double rest = Estimate.forecast(run, plain(EngineKind.MANUAL), 4, measured(0.001, 0.001))
                .seconds();
        double epoch = Estimate.epochSeconds(run, 0.001, false);
        assertEquals(4 * epoch, whole - rest, 1e-9);
    }

    /** 128 images are two batches of 64: a third of a step each to look at outputs, a whole one for gradients and one for the step. */
    @Test
    void watchingIsCounted() {
        PreparedRun run = PreparedRun.of(Task.TASK1.presets().get(0).plans().get(0), 1, MNIST);
        Estimate.Way watched = new Estimate.Way(EngineKind.MANUAL, false, true);
        double look = 0.001 * 2 * (1 / 3.0 + 1 + 1);
        for (int done : new int[] {0, 2}) {
            Forecast without = Estimate.forecast(run, plain(EngineKind.MANUAL), done, measured(0.001, 0.001));
            Forecast with = Estimate.forecast(run, watched, done, measured(0.001, 0.001));
            int looks = done == 0 ? 1 + 5 : 3;
            assertEquals(looks * look, with.seconds() - without.seconds(), 1e-9);
            assertEquals(looks * look, with.disturbed() - without.disturbed(), 1e-9);
        }
        assertEquals(look, Estimate.epochSeconds(run, 0.001, true) - Estimate.epochSeconds(run, 0.001, false), 1e-9);
    }

    @Test
    void aStepOfATrialIsReckonedFromAnothers() {
        PreparedRun run = PreparedRun.of(Task.TASK1.presets().get(0).plans().get(0), 1, MNIST);
        Forecast one = Estimate.forecast(run, EngineKind.MANUAL, measured(0.002, 0.001), 1);
        Forecast three = Estimate.forecast(run, EngineKind.MANUAL, measured(0.002, 0.001), 3);
        assertEquals(3 * one.seconds(), three.seconds(), 1e-9);
        assertEquals(3 * one.disturbed(), three.disturbed(), 1e-9);
    }
}
