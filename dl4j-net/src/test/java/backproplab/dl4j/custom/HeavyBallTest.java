package backproplab.dl4j.custom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.schedule.FixedSchedule;

class HeavyBallTest {

    private final AdjustableRate rate = new AdjustableRate(0.5);
    private final HeavyBall config = new HeavyBall(rate, 0.8);

    @Test
    void updateIsRateTimesGradientPlusMomentumTimesTheLastUpdate() {
        GradientUpdater<HeavyBall> updater = config.instantiate(Nd4j.ones(DataType.DOUBLE, 2), true);
        INDArray first = Nd4j.createFromArray(2.0, -4.0);
        updater.applyUpdater(first, 0, 0);
        assertArrayEquals(new double[] {1, -2}, first.toDoubleVector(), 1e-15);
        rate.set(0.25);
        INDArray second = Nd4j.createFromArray(4.0, 0.0);
        updater.applyUpdater(second, 1, 0);
        assertArrayEquals(new double[] {0.8 + 1, -1.6}, second.toDoubleVector(), 1e-15);
    }

    @Test
    void stateCanBeHandedOver() {
        INDArray state = Nd4j.createFromArray(1.0, 2.0);
        GradientUpdater<HeavyBall> updater = config.instantiate(Map.of("V", state), false);
        assertEquals(Map.of("V", state), updater.getState());
        INDArray gradient = Nd4j.createFromArray(0.0, 0.0);
        updater.applyUpdater(gradient, 0, 0);
        assertArrayEquals(new double[] {0.8, 1.6}, gradient.toDoubleVector(), 1e-15);
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> config.instantiate(Map.of("M", state), false));
        assertEquals("HeavyBall state must hold the key V only, not [M]", e.getMessage());
    }

    @Test
    void oneRateServesAllCopies() {
        config.clone().setLrAndSchedule(0.125, null);
        assertEquals(0.125, config.getLearningRate(7, 1));
        assertEquals(0.125, rate.clone().valueAt(0, 0));
        assertTrue(config.hasLearningRate());
        assertEquals(12, config.stateSize(12));
        UnsupportedOperationException e = assertThrows(
                UnsupportedOperationException.class, () -> config.setLrAndSchedule(1, new FixedSchedule(1)));
        assertTrue(e.getMessage().startsWith("HeavyBall takes a number, not the schedule "), e.getMessage());
    }
}
