package backproplab.experiments.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.datasets.Batch;
import backproplab.datasets.Batches;
import backproplab.experiments.engine.StubEngine;
import backproplab.experiments.engine.ToyData;
import backproplab.experiments.train.schedule.LinearWarmUp;
import backproplab.experiments.train.schedule.Plateau;
import backproplab.files.failure.UserException;
import backproplab.network.engine.Engine;
import backproplab.network.engine.ThreadPlan;
import backproplab.network.init.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The loop alone, with an engine whose behaviour is written in the test. */
class TrainerTest {
    private static final TrainingData DATA = ToyData.of(100, 30);

    private static final Map<Integer, Integer> INDEX_BY_PIXELS = indexByPixels();

    private static Map<Integer, Integer> indexByPixels() {
        Map<Integer, Integer> indices = new HashMap<>();
        try (Batches batches = DATA.epoch(LoopSettings.of(1, 32, 0.25), new Seeds(1), 1)) {
            for (Batch batch = batches.next(); batch != null; batch = batches.next()) {
                for (int i = 0; i < batch.size(); i++) {
                    indices.put(image(batch.pixels(), i), batch.indices()[i]);
                }
            }
        }
        return indices;
    }

    /** What tells one image from all others. */
    private static int image(float[] pixels, int which) {
        int length = ToyData.SIDE * ToyData.SIDE;
        return Arrays.hashCode(Arrays.copyOfRange(pixels, which * length, (which + 1) * length));
    }

    /** After epoch e it predicts right for the first {@code right[e]} images of every batch. */
    private static final class Scripted extends StubEngine {
        private final double[] losses;
        private final int[] right;
        private final List<Double> rates = new ArrayList<>();
        private final List<Integer> seen = new ArrayList<>();
        private int steps;
        private int brokenFrom = -1;
        /** How sure it is of what it predicts after each epoch. */
        private double[] scores = {1, 1, 1, 1, 1};

        private int version;
        private float[] pixels;
        private int[] labels;
        private int size;

        Scripted(double[] losses, int... right) {
            this.losses = losses;
            this.right = right;
        }

        @Override
        public void load(Weights weights) {
            version = (int) weights.tensors().get("version")[0];
        }

        @Override
        public Weights weights() {
            return new Weights(Map.of("version", new double[] {version}));
        }

        @Override
        public void accept(float[] images, int[] classes, int count) {
            pixels = images;
            labels = classes;
            size = count;
        }

        @Override
        public double trainStep(double rate) {
            rates.add(rate);
            // the training part of this data is three batches
            version = (rates.size() + 2) / 3;
            for (int i = 0; i < size; i++) {
                seen.add(INDEX_BY_PIXELS.get(image(pixels, i)));
            }
            return losses[steps++ % losses.length];
        }

        @Override
        public void logits(double[] out) {
            Arrays.fill(out, 0);
            if (version == brokenFrom) {
                Arrays.fill(out, Double.NaN);
                return;
            }
            for (int n = 0; n < size; n++) {
                int answer = n < right[version - 1] ? labels[n] : (labels[n] + 1) % ToyData.CLASSES;
                out[n * ToyData.CLASSES + answer] = scores[version - 1];
            }
        }

        @Override
        public ThreadPlan tuneThreads(int cores) {
            return ThreadPlan.all(1);
        }

        @Override
        public Optional<String> firstNonFinite() {
            return Optional.of("fc7");
        }

        @Override
        public void close() {}
    }

    private static class Silent implements TrainingListener {
        @Override
        public void epochStarted(int epoch, int steps) {
            assertEquals(3, steps);
        }

        @Override
        public void stepDone() {}

        @Override
        public void epochDone(EpochResult result) {}
    }

    private static RunResult run(Engine engine, int epochs) {
        return Trainer.run(
                new Trainer.Job(DATA, LoopSettings.of(epochs, 32, 0.25), new Seeds(9)), engine, new Silent());
    }

    @Test
    void testsOnceWithTheFirstOfTheBestEpochs() {
        // 20 validation images: 5, 15, 15, 10 right; the test set has 30 images, of which 15 come out right
        Scripted engine = new Scripted(new double[] {3, 2, 1}, 5, 15, 15, 10);
        RunResult result = run(engine, 4);
        assertEquals(RunStatus.OK, result.status());
        assertEquals(2, engine.version, "the weights of epoch 2 were loaded back");
        assertEquals(50, result.test().orElseThrow().accuracyPct());
        assertEquals(75, result.bestValidationAccuracyPct());
        assertEquals(50, result.lastValidationAccuracyPct());
        assertEquals(3, result.firstBatchLoss());
        assertEquals(Collections.nCopies(12, 0.25), engine.rates);
    }

    @Test
    void ofEpochsOfEqualAccuracyThatOfLowestLossIsBest() {
        Scripted engine = new Scripted(new double[] {3, 2, 1}, 5, 15, 15, 15, 10);
        // three of four right: the surer, the smaller the loss
        engine.scores = new double[] {3, 1, 2, 1.5, 3};
        RunResult result = run(engine, 5);
        assertEquals(3, engine.version, "the weights of epoch 3 were loaded back");
        assertEquals(75, result.bestValidationAccuracyPct());
    }

    @Test
    void patienceWaitsForAccuracyAndNotForLoss() {
        Scripted engine = new Scripted(new double[] {3, 2, 1}, 15, 15, 15, 15, 15);
        engine.scores = new double[] {1, 1.5, 2, 2.5, 3};
        LoopSettings two = LoopSettings.of(5, 32, 0.25).withPatience(2);
        RunResult result = Trainer.run(new Trainer.Job(DATA, two, new Seeds(9)), engine, new Silent());
        assertEquals(RunStatus.EARLY_STOPPED, result.status());
        assertEquals(3, result.epochs().size(), "epochs 2 and 3 were no more accurate than epoch 1");
        assertEquals(3, engine.version, "and yet the weights of epoch 3 are the best");
    }

    @Test
    void theScheduleSetsTheRateOfEveryStepAndSeesTheValidationLoss() {
        Scripted engine = new Scripted(new double[] {3, 2, 1}, 15, 10, 10, 10);
        LoopSettings loop = LoopSettings.of(4, 32, 1).withSchedule(new LinearWarmUp(new Plateau(0.5, 0), 2));
        RunResult result = Trainer.run(new Trainer.Job(DATA, loop, new Seeds(9)), engine, new Silent());
        assertEquals(List.of(0.5, 1.0, 1.0, 1.0, 1.0, 1.0, 0.5, 0.5, 0.5, 0.25, 0.25, 0.25), engine.rates);
        assertEquals(
                List.of(1.0, 1.0, 0.5, 0.25),
                result.epochs().stream().map(EpochResult::learningRate).toList());
    }

    @Test
    void patienceEndsTheRunWithTheBestWeights() {
        Scripted engine = new Scripted(new double[] {3, 2, 1}, 5, 15, 15, 10, 20);
        LoopSettings two = LoopSettings.of(5, 32, 0.25).withPatience(2);
        List<String> heard = new ArrayList<>();
        RunResult result = Trainer.run(new Trainer.Job(DATA, two, new Seeds(9)), engine, new Silent() {
            @Override
            public void trained(Weights best, int epoch) {
                heard.add(best.tensors().get("version")[0] + " of epoch " + epoch);
            }
        });
        assertEquals(RunStatus.EARLY_STOPPED, result.status());
        assertEquals(4, result.epochs().size());
        assertEquals(50, result.test().orElseThrow().accuracyPct());
        assertEquals(List.of("2.0 of epoch 2"), heard);
    }

    @Test
    void aLastBatchThatIsNotFullCanBeLeftOut() {
        LoopSettings all = LoopSettings.of(1, 32, 0.25);
        LoopSettings full = all.withDropLast(true);
        assertEquals(3, DATA.stepsPerEpoch(all), "80 images: 32 + 32 + 16");
        assertEquals(2, DATA.stepsPerEpoch(full));
        try (Batches batches = DATA.epoch(full, new Seeds(9), 1)) {
            assertEquals(2, batches.count());
            assertEquals(32, batches.next().size());
            assertEquals(32, batches.next().size());
            assertNull(batches.next());
        }
    }

    @Test
    void moreStepsThanCanBeCountedAreAUsageError() {
        UserException error = assertThrows(
                UserException.class,
                () -> new Trainer.Job(DATA, LoopSettings.of(2_000_000_000, 32, 0.25), new Seeds(9)).totalSteps());
        assertEquals(
                "--epochs 2000000000 with --batch-size 32 makes 6000000000 steps; at most 2147483647 are possible.",
                error.getMessage());
    }

    @Test
    void anEpochMeansEveryTrainingImageOnceAndTheMeanOfItsBatchLosses() {
        Scripted engine = new Scripted(new double[] {3, 2, 7}, 1);
        RunResult result = run(engine, 1);
        assertEquals(4, result.epochs().get(0).trainLoss());
        assertEquals(80, result.epochs().get(0).trainImages());
        int[] trained =
                engine.seen.stream().mapToInt(Integer::intValue).sorted().toArray();
        int[] expected = DATA.split().train().clone();
        Arrays.sort(expected);
        assertArrayEquals(expected, trained);
    }

    @Test
    void aLossThatIsNotFiniteEndsTheRunAndNamesTheLayer() {
        RunResult result = run(new Scripted(new double[] {3, 2, 1, 2, Double.NaN}, 1, 1), 5);
        assertEquals(RunStatus.DIVERGED, result.status());
        assertEquals(
                "the loss became NaN in step 2 of epoch 2; the first non-finite value is in layer fc7",
                result.message());
        assertEquals(2, result.epochs().size());
        assertEquals(RunStatus.DIVERGED, result.epochs().get(1).status());
        assertTrue(result.test().isEmpty());
    }

    @Test
    void aRunThatDivergesStillHandsOverWhatWasBest() {
        List<String> heard = new ArrayList<>();
        Scripted engine = new Scripted(new double[] {3, 2, 1, 2, Double.NaN}, 1, 1);
        Trainer.run(new Trainer.Job(DATA, LoopSettings.of(5, 32, 0.25), new Seeds(9)), engine, new Silent() {
            @Override
            public void trained(Weights best, int epoch) {
                heard.add(best.tensors().get("version")[0] + " of epoch " + epoch);
            }
        });
        assertEquals(List.of("1.0 of epoch 1"), heard);
    }

    @Test
    void aNetworkBrokenByItsLastUpdateHasDivergedToo() {
        Scripted engine = new Scripted(new double[] {3, 2, 1}, 9, 9);
        engine.brokenFrom = 2;
        RunResult result = run(engine, 2);
        assertEquals(RunStatus.DIVERGED, result.status());
        assertEquals(
                "the validation loss became NaN at the end of epoch 2; the first non-finite value is in layer fc7",
                result.message());
        assertEquals(
                List.of(RunStatus.OK, RunStatus.DIVERGED),
                result.epochs().stream().map(EpochResult::status).toList());
    }

    @Test
    void aRunWithoutEpochsHasNoNumbers() {
        RunResult failed = RunResult.failed("why", List.of());
        assertTrue(Double.isNaN(failed.trainSeconds()));
        assertTrue(Double.isNaN(failed.bestValidationAccuracyPct()));
        assertTrue(Double.isNaN(failed.lastValidationAccuracyPct()));
    }
}
