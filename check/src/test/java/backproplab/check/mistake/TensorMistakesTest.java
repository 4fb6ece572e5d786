package backproplab.check.mistake;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.check.part.Parts;
import backproplab.check.trial.Fixture;
import backproplab.check.trial.Observation;
import backproplab.check.trial.Observations;
import backproplab.check.trial.Role;
import backproplab.network.shape.Shape;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TensorMistakesTest {
    private static final Observation MATRIX =
            new Observation("dW", Role.PARAMETER_GRADIENT, Shape.of(2, 3), new double[] {1, 2, 3, 4, 5, 6});

    private static TensorMistake named(String id) {
        return TensorMistakes.all().stream()
                .filter(mistake -> mistake.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static final Fixture FIXTURE = new Fixture() {
        @Override
        public String name() {
            return "N 4";
        }

        @Override
        public int batch() {
            return 4;
        }

        @Override
        public Observations observe(Parts parts) {
            throw new UnsupportedOperationException();
        }
    };

    private static double[] wrong(String id, Observation expected) {
        return named(id).wrong(expected, FIXTURE).orElseThrow();
    }

    @Test
    void eachIsWhatItSays() {
        assertArrayEquals(new double[] {-1, -2, -3, -4, -5, -6}, wrong("sign", MATRIX));
        assertArrayEquals(new double[] {4, 8, 12, 16, 20, 24}, wrong("times-batch", MATRIX));
        assertArrayEquals(new double[] {0.25, 0.5, 0.75, 1, 1.25, 1.5}, wrong("over-batch", MATRIX));
        assertArrayEquals(new double[] {2, 4, 6, 8, 10, 12}, wrong("times-2", MATRIX));
        assertArrayEquals(new double[] {0.5, 1, 1.5, 2, 2.5, 3}, wrong("half", MATRIX));
        assertArrayEquals(new double[] {1, 4, 2, 5, 3, 6}, wrong("transposed", MATRIX));
        assertArrayEquals(new double[6], wrong("zero", MATRIX));
        Observation kernels =
                new Observation("dW", Role.PARAMETER_GRADIENT, Shape.of(1, 2, 1, 3), new double[] {1, 2, 3, 4, 5, 6});
        assertArrayEquals(new double[] {3, 2, 1, 6, 5, 4}, wrong("rotated", kernels));
    }

    @Test
    void aFourthMomentTellsNormalFromUniformNumbers() {
        Observation normal =
                new Observation("fourth moment over variance^2", Role.FORWARD, Shape.of(1), new double[] {2.9});
        Observation uniform = new Observation(normal.name(), Role.FORWARD, Shape.of(1), new double[] {1.9});
        assertArrayEquals(new double[] {1.8}, wrong("as-uniform", normal));
        assertArrayEquals(new double[] {3}, wrong("as-normal", uniform));
        assertTrue(named("as-uniform").wrong(uniform, FIXTURE).isEmpty());
        assertTrue(named("as-normal").wrong(normal, FIXTURE).isEmpty());
        assertTrue(named("as-normal").wrong(MATRIX, FIXTURE).isEmpty());
    }

    @Test
    void wordsNameTheBatchSize() {
        assertEquals(
                "is the right one times 4, the batch size", named("times-batch").says(MATRIX, FIXTURE));
    }

    /** A loss has to divide: only a layer is told that the loss has. */
    @Test
    void whoDividesIsAskedByRole() {
        String twice = "is it divided by N twice?";
        assertEquals(twice, named("over-batch").asks(Role.FORWARD));
        assertEquals(twice, named("over-batch").asks(Role.INPUT_GRADIENT));
        assertEquals(
                twice + " The loss has divided already; a layer adds up over the batch",
                named("over-batch").asks(Role.PARAMETER_GRADIENT));
    }

    @Test
    void noneAppliesWhereItWouldNotShow() {
        Observation zeros = new Observation("dW", Role.PARAMETER_GRADIENT, Shape.of(2, 2), new double[4]);
        Observation argument = new Observation("x", Role.ARGUMENT, MATRIX.shape(), MATRIX.values());
        Observation row = new Observation("db", Role.PARAMETER_GRADIENT, Shape.of(1, 3), new double[] {1, 2, 3});
        for (TensorMistake mistake : TensorMistakes.all()) {
            assertEquals(Optional.empty(), mistake.wrong(zeros, FIXTURE), mistake.id());
            assertEquals(Optional.empty(), mistake.wrong(argument, FIXTURE), mistake.id());
            assertTrue(
                    mistake.says(MATRIX, FIXTURE).length() < 100
                            && mistake.asks(MATRIX.role()).length() <= 200,
                    mistake.id());
        }
        assertTrue(named("transposed").wrong(row, FIXTURE).isEmpty());
        assertTrue(named("rotated").wrong(MATRIX, FIXTURE).isEmpty());
    }
}
