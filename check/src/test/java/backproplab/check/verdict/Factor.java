package backproplab.check.verdict;

import backproplab.check.mistake.TensorMistake;
import backproplab.check.trial.Fixture;
import backproplab.check.trial.Observation;
import backproplab.check.trial.Role;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Any tensor times a number. */
record Factor(String id, ToDoubleFunction<Fixture> factor) implements TensorMistake {
    static final Factor SIGN = new Factor("sign", fixture -> -1);
    static final Factor TIMES_N = new Factor("times-n", Fixture::batch);
    static final Factor TIMES_4 = new Factor("times-4", fixture -> 4);

    @Override
    public String says(Observation expected, Fixture fixture) {
        return "is the right one times " + factor.applyAsDouble(fixture);
    }

    @Override
    public String asks(Role role) {
        return "is that meant?";
    }

    @Override
    public Optional<double[]> wrong(Observation expected, Fixture fixture) {
        double by = factor.applyAsDouble(fixture);
        return by == 1 || expected.role() == Role.ARGUMENT
                ? Optional.empty()
                : Optional.of(Arrays.stream(expected.values())
                        .map(value -> by * value)
                        .toArray());
    }
}
