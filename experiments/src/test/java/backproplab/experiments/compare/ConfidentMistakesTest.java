package backproplab.experiments.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import backproplab.experiments.results.FinalModel.Mistake;
import backproplab.experiments.train.Evaluation;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ConfidentMistakesTest {
    private static final int[] LABELS = {0, 1, 2, 0, 1};

    private static Evaluation test(int[] predictions, double... confidences) {
        return new Evaluation(0, 0, predictions, confidences);
    }

    @Test
    void theSurestComeFirstAndOfEqualOnesTheFirstImage() {
        Evaluation test = test(new int[] {1, 1, 0, 2, 0}, 0.7, 0.99, 0.7, 0.9, 0.4);
        assertEquals(
                List.of(new Mistake(3, 0.9), new Mistake(0, 0.7), new Mistake(2, 0.7), new Mistake(4, 0.4)),
                ConfidentMistakes.of(LABELS, test));
    }

    @Test
    void noMoreThanTwentyAreTold() {
        int count = ConfidentMistakes.MOST + 5;
        double[] confidences = new double[count];
        for (int image = 0; image < count; image++) {
            confidences[image] = 0.5 + image / 100.0;
        }
        int[] wrong = new int[count];
        Arrays.fill(wrong, 1);
        List<Mistake> mistakes = ConfidentMistakes.of(new int[count], test(wrong, confidences));
        assertEquals(ConfidentMistakes.MOST, mistakes.size());
        assertEquals(count - 1, mistakes.get(0).image());
    }

    @Test
    void imagesWorthALookAreThoseInDisputeAndTheSurestMistakes() {
        // Image 1: both right. 2: both wrong alike. 3: they disagree. 0 and 4: one of them is wrong.
        Evaluation one = test(new int[] {0, 1, 0, 1, 1}, 0.9, 0.9, 0.9, 0.6, 0.9);
        Evaluation other = test(new int[] {2, 1, 0, 2, 2}, 0.9, 0.9, 0.9, 0.6, 0.9);
        assertEquals(new TreeSet<>(List.of(0, 2, 3, 4)), EveryAnswer.images(LABELS, List.of(one, other)));
    }

    @Test
    void ofManyInDisputeThoseAreToldOfWhichAllEnginesAreSurest() {
        int count = EveryAnswer.MOST_DISPUTED + 50;
        int[] zeros = new int[count];
        int[] ones = new int[count];
        double[] sure = new double[count];
        double[] ever = new double[count];
        for (int image = 0; image < count; image++) {
            ones[image] = 1;
            sure[image] = 0.99;
            // Each less sure than the one before.
            ever[image] = 0.9 - image / 1000.0;
        }
        // The first engine is always right: the second's 20 surest mistakes are among the 200.
        TreeSet<Integer> expected = new TreeSet<>();
        for (int image = 0; image < EveryAnswer.MOST_DISPUTED; image++) {
            expected.add(image);
        }
        assertEquals(expected, EveryAnswer.images(zeros, List.of(test(zeros, sure), test(ones, ever))));
    }
}
