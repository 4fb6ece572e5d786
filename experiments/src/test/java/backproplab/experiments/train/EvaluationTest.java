package backproplab.experiments.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import backproplab.experiments.Tolerances;
import org.junit.jupiter.api.Test;

class EvaluationTest {
    @Test
    void crossEntropyByHandAndForHugeLogits() {
        double[] logits = {9, 0, Math.log(3), 1e4, -1e4};
        assertEquals(Math.log(4), Evaluation.crossEntropy(logits, 1, 2, 0), Tolerances.BY_HAND);
        assertEquals(Math.log(4.0 / 3), Evaluation.crossEntropy(logits, 1, 2, 1), Tolerances.BY_HAND);
        assertEquals(2e4, Evaluation.crossEntropy(logits, 3, 2, 1), Tolerances.BY_HAND);
    }

    @Test
    void theFirstOfEqualLogitsWins() {
        assertEquals(1, Evaluation.argmax(new double[] {5, 1, 7, 7, 2}, 1, 4));
        assertEquals(0, Evaluation.argmax(new double[] {3, 3}, 0, 2));
    }

    @Test
    void confidenceIsTheSoftmaxOfTheLargestLogit() {
        // exp(ln 3) / (exp(ln 3) + exp(0)) = 3 / 4; what stands before and after belongs to other images.
        double[] logits = {9, 0, Math.log(3), 9};
        assertEquals(0.75, Evaluation.confidence(logits, 1, 2), Tolerances.BY_HAND);
        assertEquals(0.5, Evaluation.confidence(new double[] {-1e4, -1e4}, 0, 2), Tolerances.BY_HAND);
        assertEquals(1, Evaluation.confidence(new double[] {1e4, -1e4}, 0, 2), Tolerances.BY_HAND);
    }

    @Test
    void withoutConfidencesTheyAreUnknown() {
        assertArrayEquals(
                new double[] {Double.NaN, Double.NaN}, new Evaluation(0, 0, new int[] {1, 2}, null).confidences());
    }

    @Test
    void agreementCountsEqualPredictions() {
        Evaluation a = new Evaluation(0, 0, new int[] {1, 2, 3, 4}, null);
        Evaluation b = new Evaluation(0, 0, new int[] {1, 2, 0, 4}, null);
        assertEquals(75, a.agreementPct(b));
        assertEquals(100, a.agreementPct(a));
    }

    @Test
    void oneSeedFeedsDifferentStreams() {
        Seeds seeds = new Seeds(1);
        assertNotEquals(seeds.init(), seeds.shuffle());
        assertNotEquals(seeds.shuffle(), seeds.dropout());
        assertNotEquals(seeds.init(), new Seeds(2).init());
        assertEquals(seeds.init(), new Seeds(1).init());
    }
}
