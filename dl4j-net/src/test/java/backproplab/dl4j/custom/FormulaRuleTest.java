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

class FormulaRuleTest {

    private final AdjustableRate rate = new AdjustableRate(0.5);

    /** The gradient joins the first array, the second counts steps; what is subtracted is rate times both. */
    private final FormulaRule config = new FormulaRule(rate, 2, (gradient, state, lr) -> {
        state.get(0).addi(gradient);
        state.get(1).addi(1);
        gradient.assign(state.get(0).add(state.get(1)).mul(lr));
    });

    @Test
    void aStepReadsTheRateOfItsTimeAndKeepsItsState() {
        GradientUpdater<FormulaRule> updater = config.instantiate(Nd4j.ones(DataType.DOUBLE, 4), true);
        INDArray first = Nd4j.createFromArray(2.0, -4.0);
        updater.applyUpdater(first, 0, 0);
        assertArrayEquals(new double[] {1.5, -1.5}, first.toDoubleVector(), 1e-15);
        rate.set(0.25);
        INDArray second = Nd4j.createFromArray(new double[][] {{4, 0}});
        updater.applyUpdater(second, 1, 0);
        assertArrayEquals(new double[] {2, -0.5}, second.toDoubleVector(), 1e-15);
        assertArrayEquals(new double[] {6, -4}, updater.getState().get("0").toDoubleVector(), 1e-15);
        assertArrayEquals(new double[] {2, 2}, updater.getState().get("1").toDoubleVector(), 1e-15);
    }

    @Test
    void stateCanBeHandedOver() {
        INDArray sums = Nd4j.createFromArray(1.0, 2.0);
        INDArray counts = Nd4j.createFromArray(3.0, 3.0);
        GradientUpdater<FormulaRule> updater = config.instantiate(Map.of("0", sums, "1", counts), false);
        INDArray gradient = Nd4j.createFromArray(0.0, 0.0);
        updater.applyUpdater(gradient, 0, 0);
        assertArrayEquals(new double[] {2.5, 3}, gradient.toDoubleVector(), 1e-15);
        assertEquals(Map.of("0", sums, "1", counts), updater.getState());
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> config.instantiate(Map.of("M", sums), false));
        assertEquals("the state must hold the keys 0 to 1 only, not [M]", e.getMessage());
    }

    @Test
    void oneRateServesAllCopies() {
        config.clone().setLrAndSchedule(0.125, null);
        assertEquals(0.125, config.getLearningRate(7, 1));
        assertEquals(0.125, rate.clone().valueAt(0, 0));
        assertTrue(config.hasLearningRate());
        assertEquals(24, config.stateSize(12));
        UnsupportedOperationException e = assertThrows(
                UnsupportedOperationException.class, () -> config.setLrAndSchedule(1, new FixedSchedule(1)));
        assertTrue(e.getMessage().startsWith("FormulaRule takes a number, not the schedule "), e.getMessage());
    }
}
