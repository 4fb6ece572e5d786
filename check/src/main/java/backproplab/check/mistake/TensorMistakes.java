package backproplab.check.mistake;

import backproplab.check.trial.Fixture;
import backproplab.check.trial.Observation;
import backproplab.check.trial.Role;
import backproplab.check.trial.Subjects;
import backproplab.network.shape.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.function.UnaryOperator;

/** The mistakes that hold for any tensor, in the order of how usual they are. */
public final class TensorMistakes {
    private static final List<TensorMistake> ALL = List.of(
            new Factor(
                    "times-batch",
                    n -> n,
                    n -> "is the right one times " + n + ", the batch size",
                    role -> role == Role.PARAMETER_GRADIENT
                            ? "is it added N times over? A layer adds up over the batch, and the loss divides by N"
                            : "is the division by N missing?"),
            new OverBatch(),
            new Factor(
                    "sign",
                    n -> -1,
                    n -> "is the right one with the opposite sign",
                    role -> "is a minus lost, or one too many?"),
            new Factor(
                    "times-2",
                    n -> 2,
                    n -> "is the right one times 2",
                    role -> "is a factor 1/2 missing, or is it added twice?"),
            new Factor(
                    "half",
                    n -> 0.5,
                    n -> "is half of the right one",
                    role -> "is a factor 2 missing, or one of two equal terms?"),
            new Rearranged(
                    "transposed",
                    role -> "holds the right values transposed",
                    role ->
                            "are the factors of the product in the wrong order, or rows and columns exchanged when it is stored?",
                    TensorMistakes::transposed),
            new Rearranged(
                    "rotated",
                    role -> "is the right one turned by 180 degrees: each " + plane(role) + " backwards",
                    role -> "does a loop over the rows and columns of the " + plane(role) + " run backwards?",
                    TensorMistakes::rotated),
            new Zero(),
            new Distribution(
                    "as-uniform",
                    1.8,
                    "is about that of uniform numbers, 1.8; normal ones have 3",
                    "is it nextGaussian, not nextDouble?"),
            new Distribution(
                    "as-normal",
                    3,
                    "is about that of normal numbers, 3; uniform ones have 1.8",
                    "is it nextDouble, not nextGaussian?"));

    private TensorMistakes() {}

    /**
     * All of them.
     *
     * @return the most usual first
     */
    public static List<TensorMistake> all() {
        return ALL;
    }

    /** Everything but arguments, which are to be left alone and not computed; of values that are not all zero. */
    private static boolean shows(Observation expected) {
        return expected.role() != Role.ARGUMENT
                && Arrays.stream(expected.values()).anyMatch(value -> value != 0);
    }

    /** Multiplied by a number that may depend on the batch size. */
    private record Factor(
            String id, IntToDoubleFunction factor, IntFunction<String> words, Function<Role, String> question)
            implements TensorMistake {

        @Override
        public String says(Observation expected, Fixture fixture) {
            return words.apply(fixture.batch());
        }

        @Override
        public String asks(Role role) {
            return question.apply(role);
        }

        @Override
        public Optional<double[]> wrong(Observation expected, Fixture fixture) {
            double by = factor.applyAsDouble(fixture.batch());
            DoubleUnaryOperator times = value -> value * by;
            return by == 1 || !shows(expected)
                    ? Optional.empty()
                    : Optional.of(Arrays.stream(expected.values()).map(times).toArray());
        }
    }

    /** Divided by the batch size: in a layer, that is not its business; a loss has to divide, once. */
    private record OverBatch() implements TensorMistake {
        private static final Factor FACTOR = new Factor(
                "over-batch",
                n -> 1.0 / n,
                n -> "is the right one divided by " + n + ", the batch size",
                role -> "is it divided by N twice?");

        @Override
        public String id() {
            return FACTOR.id();
        }

        @Override
        public String says(Observation expected, Fixture fixture) {
            return FACTOR.says(expected, fixture);
        }

        @Override
        public String asks(Role role) {
            boolean ofLayer = role == Role.PARAMETER_GRADIENT;
            return FACTOR.asks(role) + (ofLayer ? " The loss has divided already; a layer adds up over the batch" : "");
        }

        @Override
        public Optional<double[]> wrong(Observation expected, Fixture fixture) {
            return FACTOR.wrong(expected, fixture);
        }
    }

    /** The right values in other places. */
    private record Rearranged(
            String id, Function<Role, String> words, Function<Role, String> question, UnaryOperator<Observation> change)
            implements TensorMistake {
        @Override
        public String says(Observation expected, Fixture fixture) {
            return words.apply(expected.role());
        }

        @Override
        public String asks(Role role) {
            return question.apply(role);
        }

        @Override
        public Optional<double[]> wrong(Observation expected, Fixture fixture) {
            double[] values = change.apply(expected).values();
            return shows(expected) && !Arrays.equals(values, expected.values())
                    ? Optional.of(values)
                    : Optional.empty();
        }
    }

    private static String plane(Role role) {
        return role == Role.PARAMETER_GRADIENT ? "kernel" : "image";
    }

    /** Rows as columns, stored row by row; other ranks as they are. */
    private static Observation transposed(Observation expected) {
        Shape shape = expected.shape();
        if (shape.rank() != 2) {
            return expected;
        }
        double[] values = new double[shape.size()];
        for (int row = 0; row < shape.dim(0); row++) {
            for (int column = 0; column < shape.dim(1); column++) {
                values[column * shape.dim(0) + row] = expected.values()[row * shape.dim(1) + column];
            }
        }
        return new Observation(expected.name(), expected.role(), shape, values);
    }

    /** Each plane of images or kernels from its last number to its first; other ranks as they are. */
    private static Observation rotated(Observation expected) {
        Shape shape = expected.shape();
        if (shape.rank() != 4) {
            return expected;
        }
        int plane = shape.dim(2) * shape.dim(3);
        double[] values = new double[shape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = expected.values()[i / plane * plane + plane - 1 - i % plane];
        }
        return new Observation(expected.name(), expected.role(), shape, values);
    }

    /** Never computed. */
    private record Zero() implements TensorMistake {
        @Override
        public String id() {
            return "zero";
        }

        @Override
        public String says(Observation expected, Fixture fixture) {
            return "is zero everywhere";
        }

        @Override
        public String asks(Role role) {
            return "is it computed at all, and written to the tensor that is read?";
        }

        @Override
        public Optional<double[]> wrong(Observation expected, Fixture fixture) {
            return shows(expected) ? Optional.of(new double[expected.values().length]) : Optional.empty();
        }
    }

    /** Numbers of another distribution: of their deviation that says nothing. */
    private record Distribution(String id, double moment, String words, String asks) implements TensorMistake {
        /** Normal and uniform numbers are farther apart. */
        private static final double ALIKE = 0.5;

        @Override
        public String says(Observation expected, Fixture fixture) {
            return words;
        }

        @Override
        public String asks(Role role) {
            return asks;
        }

        @Override
        public Optional<double[]> wrong(Observation expected, Fixture fixture) {
            return expected.name().equals(Subjects.FOURTH_MOMENT) && Math.abs(expected.values()[0] - moment) > ALIKE
                    ? Optional.of(new double[] {moment})
                    : Optional.empty();
        }
    }
}
