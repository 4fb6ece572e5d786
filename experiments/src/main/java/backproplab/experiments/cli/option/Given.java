package backproplab.experiments.cli.option;

import java.util.function.BiFunction;

/**
 * Settings in which those that the user gave take the place of others, one after the other.
 *
 * @param settings what has come of it so far
 * @param <S> the type of the settings
 */
record Given<S>(S settings) {

    /** Puts in what was given, checked; null was not given. */
    <T> Given<S> with(T value, BiFunction<S, T, S> change) {
        return value == null ? this : new Given<>(change.apply(settings, value));
    }
}
