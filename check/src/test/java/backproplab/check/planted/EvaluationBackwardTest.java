package backproplab.check.planted;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.check.verdict.CheckResult;
import backproplab.check.verdict.Explained;
import backproplab.check.verdict.Finding;
import backproplab.manual.layer.Pass;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.layer.LayerSpec;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Course labs keep nothing for a backward pass in evaluation: it is judged where there is one. */
class EvaluationBackwardTest {
    private static final String QUANTITY = "dx in evaluation";

    /** Keeps nothing in evaluation, as in CS231n. */
    public static class KeepsNothing extends TwoPassBatchNorm {
        private boolean kept;

        public KeepsNothing(LayerSpec.BatchNorm spec) {
            super(spec);
        }

        @Override
        public DoubleTensor forward(DoubleTensor x, Pass pass) {
            kept = pass.training();
            return super.forward(x, pass);
        }

        DoubleTensor withoutCache(DoubleTensor dy) {
            throw new IllegalStateException("no cache");
        }

        @Override
        public DoubleTensor backward(DoubleTensor dy) {
            return kept ? super.backward(dy) : withoutCache(dy);
        }
    }

    /** Goes on with what it kept of a batch of another size. */
    public static class OfAnotherBatch extends KeepsNothing {
        public OfAnotherBatch(LayerSpec.BatchNorm spec) {
            super(spec);
        }

        @Override
        DoubleTensor withoutCache(DoubleTensor dy) {
            return DoubleTensor.zeros(1, 1);
        }
    }

    public static class KeepsNothingUnbiased extends KeepsNothing {
        public KeepsNothingUnbiased(LayerSpec.BatchNorm spec) {
            super(spec);
        }

        @Override
        double variance(double[] x, double mean) {
            return super.variance(x, mean) * x.length / (x.length - 1);
        }
    }

    public static class ZeroInEvaluation extends KeepsNothing {
        public ZeroInEvaluation(LayerSpec.BatchNorm spec) {
            super(spec);
        }

        @Override
        DoubleTensor withoutCache(DoubleTensor dy) {
            return DoubleTensor.zeros(dy.shape().toArray());
        }
    }

    private static boolean judged(CheckResult result) {
        return result.findings().stream().anyMatch(finding -> finding.quantity().equals(QUANTITY));
    }

    @ParameterizedTest
    @ValueSource(classes = {KeepsNothing.class, OfAnotherBatch.class})
    void whoKeepsNothingForItIsRight(Class<?> type) {
        CheckResult result = PlantedClasses.check(type);
        assertTrue(result.right(), result::toString);
        assertFalse(judged(result));
        assertTrue(result.findings().stream()
                .anyMatch(finding -> finding.quantity().equals("running var")));
    }

    @Test
    void itsMistakeIsStatedAllTheSame() {
        CheckResult result = PlantedClasses.check(KeepsNothingUnbiased.class);
        assertEquals("batchnorm-variance-unbiased", result.hints().get(0).mistake());
        assertTrue(result.certain(result.hints().get(0)), result::toString);
    }

    @Test
    void aGradientThatIsThereIsJudged() {
        CheckResult result = PlantedClasses.check(ZeroInEvaluation.class);
        List<String> wrong = result.findings().stream()
                .filter(finding -> !finding.right())
                .map(Finding::quantity)
                .distinct()
                .toList();
        assertEquals(List.of(QUANTITY), wrong);
        assertTrue(judged(PlantedClasses.check(TwoPassBatchNorm.class)));
    }

    @Test
    void whatIsDrawnIsNeverStatedAsCertain() {
        CheckResult result = PlantedClasses.check(WrongInitialValues.FanOut.class);
        assertEquals("kaiming-normal-fan-out", result.hints().get(0).mistake());
        assertFalse(result.certain(result.hints().get(0)));
        assertTrue(result.hints().get(0).words().contains(" (about: the numbers are drawn"), result::toString);
        assertEquals(
                "This gives about your mean and deviation:",
                Explained.of(result).get(0).beginning());
    }
}
