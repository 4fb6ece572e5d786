package backproplab.check.planted;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.check.verdict.CheckResult;
import backproplab.check.verdict.Hint;
import backproplab.network.layer.LayerSpec;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** E[x^2] - E[x]^2 is right, and remarked because it loses digits; beside it other mistakes are found. */
class OnePassVarianceTest {
    /** In one pass over the values, as it is often taught. */
    @Planted("batchnorm-variance-cancels")
    public static class OnePass extends TwoPassBatchNorm {
        public OnePass(LayerSpec.BatchNorm spec) {
            super(spec);
        }

        @Override
        double variance(double[] x, double mean) {
            return dot(x, x) / x.length - Math.pow(mean, 2);
        }
    }

    /** The same, divided at the end. */
    @Planted("batchnorm-variance-cancels")
    public static class SumsOfSquares extends TwoPassBatchNorm {
        public SumsOfSquares(LayerSpec.BatchNorm spec) {
            super(spec);
        }

        @Override
        double variance(double[] x, double mean) {
            double sum = sum(x);
            return (dot(x, x) - sum * sum / x.length) / x.length;
        }
    }

    @Planted("batchnorm-variance-unbiased")
    public static class DividedByOneLess extends OnePass {
        public DividedByOneLess(LayerSpec.BatchNorm spec) {
            super(spec);
        }

        @Override
        double variance(double[] x, double mean) {
            return super.variance(x, mean) * x.length / (x.length - 1);
        }
    }

    /** Right but where the mean is large, and there in a way of its own. */
    @Planted({})
    public static class SingleMean extends TwoPassBatchNorm {
        public SingleMean(LayerSpec.BatchNorm spec) {
            super(spec);
        }

        @Override
        double mean(double[] x) {
            double mean = super.mean(x);
            return Math.abs(mean) > 1000 ? (float) mean : mean;
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {OnePass.class, SumsOfSquares.class})
    void isRightAndRemarked(Class<?> type) {
        CheckResult result = PlantedClasses.check(type);
        assertTrue(result.right(), result::toString);
        assertEquals(List.of(), result.spread());
        assertEquals(PlantedClasses.mistakes(type), ids(result));
        String words = result.hints().get(0).words();
        assertTrue(
                words.startsWith("A remark, no mistake. The variance is E[x^2] - E[x]^2: right on paper, but "), words);
    }

    @Test
    void anotherMistakeIsFoundBesideIt() {
        CheckResult result = PlantedClasses.check(DividedByOneLess.class);
        assertFalse(result.right());
        assertEquals(PlantedClasses.mistakes(DividedByOneLess.class), ids(result));
    }

    @Test
    void nothingIsRemarkedWhoseCauseIsNotKnown() {
        CheckResult result = PlantedClasses.check(SingleMean.class);
        assertTrue(result.right(), result::toString);
        assertEquals(List.of(), result.hints());
    }

    private static List<String> ids(CheckResult result) {
        return result.hints().stream().map(Hint::mistake).toList();
    }
}
