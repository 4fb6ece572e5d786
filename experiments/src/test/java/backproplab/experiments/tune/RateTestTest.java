package backproplab.experiments.tune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.experiments.engine.StubEngine;
import backproplab.experiments.engine.ToyData;
import backproplab.experiments.train.LoopSettings;
import backproplab.experiments.train.Seeds;
import backproplab.experiments.train.Trainer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RateTestTest {
    /** Notes what it is given; its loss breaks at a step. */
    private static final class Noting extends StubEngine {
        private final List<Integer> sizes = new ArrayList<>();
        private final List<Double> rates = new ArrayList<>();
        private final int breaksAt;

        Noting(int breaksAt) {
            this.breaksAt = breaksAt;
        }

        @Override
        public void accept(float[] pixels, int[] labels, int size) {
            sizes.add(size);
        }

        @Override
        public double trainStep(double learningRate) {
            rates.add(learningRate);
            return rates.size() == breaksAt ? Double.NaN : 1;
        }
    }

    private static Trainer.Job job(int images, int batch) {
        // A fifth validates.
        return new Trainer.Job(ToyData.of(images, 4), LoopSettings.of(7, batch, 0.3), new Seeds(1));
    }

    @Test
    void anEpochOfWholeBatches() {
        Noting engine = new Noting(0);
        RateCurve curve = RateTest.run(engine, job(530, 4));
        assertEquals(106, curve.points().size(), "424 images");
        assertEquals(106, engine.sizes.size());
        assertTrue(engine.sizes.stream().allMatch(size -> size == 4));
        assertEquals(RateTest.FIRST_RATE, engine.rates.get(0));
        assertEquals(RateTest.LAST_RATE, engine.rates.get(105));
        assertEquals(RateCurve.End.LAST_RATE, curve.end());
        assertEquals(engine.rates, curve.points().stream().map(RatePoint::rate).toList());
    }

    @Test
    void fewImagesAreGoneThroughSeveralTimesAndAPartOfABatchIsLeftOut() {
        Noting engine = new Noting(0);
        RateTest.run(engine, job(20, 5));
        assertEquals(100, engine.sizes.size(), "3 whole batches of 16 images an epoch");
        assertTrue(engine.sizes.stream().allMatch(size -> size == 5));
    }

    @Test
    void nothingFollowsALossThatIsNoNumber() {
        Noting engine = new Noting(3);
        RateCurve curve = RateTest.run(engine, job(530, 4));
        assertEquals(3, engine.rates.size());
        assertEquals(RateCurve.End.NOT_FINITE, curve.end());
    }
}
