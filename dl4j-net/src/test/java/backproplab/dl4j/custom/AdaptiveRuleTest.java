package backproplab.dl4j.custom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.schedule.FixedSchedule;

class AdaptiveRuleTest {

    private final AdjustableRate rate = new AdjustableRate(0.5);

    private static double[] update(GradientUpdater<AdaptiveRule> updater, int iteration, double... gradient) {
        INDArray array = Nd4j.createFromArray(gradient).reshape(1, gradient.length);
        updater.applyUpdater(array, iteration, 0);
        return array.toDoubleVector();
    }

    @Test
    void adaGradStartsAtZero() {
        GradientUpdater<AdaptiveRule> updater =
                AdaptiveRule.adaGrad(rate, 0.25).instantiate(Nd4j.ones(DataType.DOUBLE, 1, 2), true);
        assertArrayEquals(new double[] {0.5 * 3 / 3.25, 0}, update(updater, 0, 3, 0), 1e-15);
        rate.set(0.1);
        assertArrayEquals(new double[] {0.1 * 4 / 5.25, 0.1 * 2 / 2.25}, update(updater, 1, 4, 2), 1e-15);
    }

    @Test
    void rmsPropStartsAtZeroWithEpsilonInsideTheRoot() {
        GradientUpdater<AdaptiveRule> updater =
                AdaptiveRule.rmsProp(rate, 0.75, 0.5).instantiate(Nd4j.ones(DataType.DOUBLE, 1, 2), true);
        // r = 0.25 * 4 = 1, then 0.75 * 1 + 0.25 * 16 = 4.75.
        assertArrayEquals(new double[] {0.5 * 2 / Math.sqrt(1.5), 0}, update(updater, 0, 2, 0), 1e-15);
        assertArrayEquals(
                new double[] {0.5 * 4 / Math.sqrt(5.25), 0.5 * 1 / Math.sqrt(0.75)}, update(updater, 1, 4, 1), 1e-15);
    }

    @Test
    void adamAddsEpsilonToTheUncorrectedRoot() {
        GradientUpdater<AdaptiveRule> updater =
                AdaptiveRule.adam(rate, 0.5, 0.75, 0.125).instantiate(Nd4j.ones(DataType.DOUBLE, 1, 4), true);
        // m = 1, v = 1, correction sqrt(1/4) / (1/2) = 1.
        assertArrayEquals(new double[] {0.5 / 1.125, 0}, update(updater, 0, 2, 0), 1e-15);
        // m = 1.5, v = 1.75, correction sqrt(7/16) / (3/4).
        double corrected = 0.5 * Math.sqrt(7.0 / 16) / 0.75;
        assertArrayEquals(
                new double[] {corrected * 1.5 / (Math.sqrt(1.75) + 0.125), 0}, update(updater, 1, 2, 0), 1e-15);
    }

    @Test
    void aRateOfZeroMovesNothingButStillAverages() {
        GradientUpdater<AdaptiveRule> updater =
                AdaptiveRule.adam(rate, 0.5, 0.75, 0.125).instantiate(Nd4j.ones(DataType.DOUBLE, 1, 4), true);
        rate.set(0);
        assertArrayEquals(new double[] {0, 0}, update(updater, 0, 2, -3), 0);
        rate.set(0.5);
        double corrected = 0.5 * Math.sqrt(7.0 / 16) / 0.75;
        assertEquals(corrected * 1.5 / (Math.sqrt(1.75) + 0.125), update(updater, 1, 2, 0)[0], 1e-15);
    }

    @Test
    void stateCanBeHandedOver() {
        AdaptiveRule config = AdaptiveRule.adaGrad(rate, 0.25);
        GradientUpdater<AdaptiveRule> first = config.instantiate(Nd4j.ones(DataType.DOUBLE, 1, 1), true);
        update(first, 0, 3);
        Map<String, INDArray> state = new HashMap<>();
        first.getState().forEach((key, value) -> state.put(key, value.dup()));
        GradientUpdater<AdaptiveRule> second = config.instantiate(state, false);
        assertArrayEquals(update(first, 1, 4), update(second, 1, 4), 0);
        assertEquals(config, second.getConfig());
        assertArrayEquals(new double[] {0.5 * 4 / 4.25}, update(config.instantiate(state, true), 0, 4), 1e-15);
    }

    @Test
    void oneRateServesAllCopies() {
        AdaptiveRule config = AdaptiveRule.adam(rate, 0.9, 0.999, 1e-8);
        config.clone().setLrAndSchedule(0.125, null);
        assertEquals(0.125, config.getLearningRate(7, 1));
        assertEquals(0.125, config.kernel().getLearningRate(7, 1));
        assertEquals(24, config.stateSize(12));
        UnsupportedOperationException e = assertThrows(
                UnsupportedOperationException.class, () -> config.setLrAndSchedule(1, new FixedSchedule(1)));
        assertEquals("AdaptiveRule takes a number, not the schedule FixedSchedule(value=1.0)", e.getMessage());
    }
}
