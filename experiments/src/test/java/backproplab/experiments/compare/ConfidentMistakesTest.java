package backproplab.experiments.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ConfidentMistakesTest {
    @Test
    void confidenceIsTheSoftmaxOfTheLargestLogit() {
        // exp(ln 3) / (exp(ln 3) + exp(0)) = 3 / 4; what stands before and after belongs to other images.
        assertEquals(0.75, ConfidentMistakes.confidence(new double[] {9, 0, Math.log(3), 9}, 1, 2), 1e-12);
        assertEquals(0.5, ConfidentMistakes.confidence(new double[] {-1e4, -1e4}, 0, 2), 1e-12);
        assertEquals(1, ConfidentMistakes.confidence(new double[] {1e4, -1e4}, 0, 2), 1e-12);
    }
}
