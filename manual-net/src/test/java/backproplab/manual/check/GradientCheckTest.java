package backproplab.manual.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.manual.TestData;
import backproplab.manual.Tolerances;
import backproplab.manual.layer.Layer;
import backproplab.manual.layer.Parameter;
import backproplab.manual.layer.Pass;
import backproplab.manual.layer.PlannedLayer;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.layer.LayerSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The checker must reject what is wrong: a check that accepts anything would pass every other test. */
class GradientCheckTest {
    private static final int IN = 3;
    private static final int OUT = 3;

    private enum Fault {
        NONE,
        WRONG_SIGN,
        MISSING_TERM,
        SWAPPED_INDEX
    }

    /** y = x W with a backward that may be wrong. */
    private static final class Faulty extends PlannedLayer<DoubleTensor> {
        private final Fault fault;
        private final Parameter<DoubleTensor> weight =
                Parameter.of("weight", TestData.doubles(TestData.values(IN * OUT, 8), IN, OUT), true);

        Faulty(Fault fault) {
            super(new LayerSpec.Linear(IN, OUT));
            this.fault = fault;
        }

        @Override
        public List<Parameter<DoubleTensor>> parameters() {
            return List.of(weight);
        }

        @Override
        protected void forward(DoubleTensor x, DoubleTensor y, Pass pass) {
            y.zero();
            for (int n = 0; n < x.shape().dim(0); n++) {
                for (int o = 0; o < OUT; o++) {
                    for (int i = 0; i < IN; i++) {
                        y.data()[n * OUT + o] +=
                                x.data()[n * IN + i] * weight.value().data()[i * OUT + o];
                    }
                }
            }
        }

        @Override
        protected void backward(DoubleTensor x, DoubleTensor y, DoubleTensor dy, DoubleTensor dx) {
            dx.zero();
            int samples = fault == Fault.MISSING_TERM
                    ? x.shape().dim(0) - 1
                    : x.shape().dim(0);
            double sign = fault == Fault.WRONG_SIGN ? -1 : 1;
            for (int n = 0; n < x.shape().dim(0); n++) {
                for (int o = 0; o < OUT; o++) {
                    for (int i = 0; i < IN; i++) {
                        int at = fault == Fault.SWAPPED_INDEX ? o * OUT + i : i * OUT + o;
                        dx.data()[n * IN + i] +=
                                dy.data()[n * OUT + o] * weight.value().data()[at];
                        if (n < samples) {
                            weight.gradient().data()[i * OUT + o] +=
                                    sign * x.data()[n * IN + i] * dy.data()[n * OUT + o];
                        }
                    }
                }
            }
        }
    }

    private static GradientResult worst(Fault fault) {
        Layer<DoubleTensor> layer = new Faulty(fault);
        DoubleTensor x = TestData.doubles(TestData.values(2 * IN, 9), 2, IN);
        return GradientCheck.worst(new GradientCheck().layer(layer, x, TestData.values(2 * OUT, 10), Pass.EVALUATION));
    }

    @Test
    void acceptsARightGradient() {
        assertTrue(
                worst(Fault.NONE).error() <= Tolerances.GRADIENT,
                worst(Fault.NONE).toString());
    }

    @Test
    void rejectsAWrongSign() {
        assertEquals("weight", worst(Fault.WRONG_SIGN).name());
        assertTrue(worst(Fault.WRONG_SIGN).error() > Tolerances.FAULT);
    }

    @Test
    void rejectsAMissingTerm() {
        assertEquals("weight", worst(Fault.MISSING_TERM).name());
        assertTrue(worst(Fault.MISSING_TERM).error() > Tolerances.FAULT);
    }

    @Test
    void rejectsASwappedIndex() {
        assertEquals("input", worst(Fault.SWAPPED_INDEX).name());
        assertTrue(worst(Fault.SWAPPED_INDEX).error() > Tolerances.FAULT);
    }

    @Test
    void aNaNIsTheWorstOfAll() {
        GradientResult nan = GradientResult.of("nan", new double[] {1, Double.NaN}, new double[] {1, 2});
        GradientResult bad = GradientResult.of("bad", new double[] {1}, new double[] {-1});
        assertTrue(Double.isNaN(nan.error()));
        assertEquals("nan", GradientCheck.worst(List.of(bad, nan)).name());
    }

    @Test
    void errorsAreTheDocumentedFormula() {
        GradientResult result = GradientResult.of("w", new double[] {1, 4, 0}, new double[] {1.5, 4, 0});
        assertEquals(0.5 / 8, result.error(), Tolerances.BY_HAND);
        assertEquals(0, result.worstIndex());
        assertEquals(0, GradientResult.of("zero", new double[2], new double[2]).error());
        assertEquals("w: error 0.0625 at index 0 (analytic 1.0, numeric 1.5)", result.toString());
    }

    @Test
    void refusesAStepThatCannotWork() {
        assertEquals(
                "step must be in [1e-8, 1e-2]: 0.1",
                assertThrows(IllegalArgumentException.class, () -> new GradientCheck(0.1))
                        .getMessage());
        assertEquals(
                "w: 2 gradient elements for 1 values",
                assertThrows(IllegalArgumentException.class, () -> new GradientCheck()
                                .compare("w", new double[2], new double[1], () -> 0))
                        .getMessage());
    }
}
