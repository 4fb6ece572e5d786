package backproplab.experiments.ladder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.experiments.engine.StubEngine;
import backproplab.experiments.engine.ToyData;
import backproplab.experiments.train.LoopSettings;
import backproplab.experiments.train.Seeds;
import backproplab.experiments.train.Trainer;
import backproplab.experiments.train.TrainingData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepTimerTest {
    private static final double NO_TIME = 1e-9;
    private static final double LONG = 1e6;
    /** 80 training images: two full batches an epoch, and one that is not. */
    private static final TrainingData DATA = ToyData.of(100, 50);

    private static final Trainer.Job JOB = new Trainer.Job(DATA, LoopSettings.of(1, 32, 0.1), new Seeds(5));

    /** Trains nothing and remembers what it was given. */
    private static final class Recorder extends StubEngine {
        private final List<Integer> sizes = new ArrayList<>();
        private final List<Integer> firstImages = new ArrayList<>();
        private double loss = 1;

        @Override
        public void accept(float[] pixels, int[] labels, int size) {
            sizes.add(size);
            firstImages.add(Arrays.hashCode(Arrays.copyOf(pixels, ToyData.SIDE * ToyData.SIDE)));
        }

        @Override
        public double trainStep(double learningRate) {
            return loss;
        }
    }

    @Test
    void slowRungsTakeOneStepAndThenThree() {
        Recorder engine = new Recorder();
        try (StepTimer timer = new StepTimer(engine, JOB)) {
            assertEquals(1, timer.warmUp(NO_TIME));
            assertEquals(LadderSettings.LEAST_STEPS, timer.measure(200, NO_TIME).length);
            assertEquals(4, engine.sizes.size());
        }
    }

    @Test
    void fastRungsStopAtTheNumberOfSteps() {
        Recorder engine = new Recorder();
        try (StepTimer timer = new StepTimer(engine, JOB)) {
            double[] times = timer.measure(7, LONG);
            assertEquals(7, times.length);
            for (double time : times) {
                assertTrue(time >= 0 && Double.isFinite(time));
            }
        }
    }

    @Test
    void everyBatchIsFullAndTheSameForEveryEngine() {
        Recorder one = new Recorder();
        Recorder other = new Recorder();
        for (Recorder engine : List.of(one, other)) {
            try (StepTimer timer = new StepTimer(engine, JOB)) {
                timer.warmUp(NO_TIME);
                timer.measure(6, LONG);
            }
        }
        assertEquals(List.of(32, 32, 32, 32, 32, 32, 32), one.sizes);
        assertEquals(one.firstImages, other.firstImages);
        assertTrue(one.firstImages.stream().distinct().count() > 2, "epochs differ in their order");
    }

    @Test
    void aLossThatIsNoNumberIsNoticed() {
        Recorder engine = new Recorder();
        try (StepTimer timer = new StepTimer(engine, JOB)) {
            timer.warmUp(NO_TIME);
            assertTrue(timer.finite());
            engine.loss = Double.NaN;
            timer.measure(3, LONG);
            assertFalse(timer.finite());
        }
    }
}
