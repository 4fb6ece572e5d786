package backproplab.check.planted;

import static org.junit.jupiter.api.Assertions.assertEquals;

import backproplab.check.verdict.Finding;
import backproplab.manual.tensor.DoubleTensor;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Labels are the caller's: who writes into them spoils the next epoch, and nothing of this one. */
class LabelsKeptTest {
    /** Right in every number. */
    @Planted({})
    public static class Overwritten extends OneHotLoss {
        public Overwritten(double smoothing) {
            super(smoothing);
        }

        @Override
        public double forward(DoubleTensor logits, int[] labels) {
            double loss = super.forward(logits, labels);
            Arrays.fill(labels, 0);
            return loss;
        }
    }

    @Test
    void whatIsWrongIsTheLabelsAlone() {
        assertEquals(
                List.of("labels afterwards"),
                PlantedClasses.check(Overwritten.class).findings().stream()
                        .filter(Predicate.not(Finding::right))
                        .map(Finding::quantity)
                        .distinct()
                        .toList());
    }
}
