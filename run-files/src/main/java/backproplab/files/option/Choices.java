package backproplab.files.option;

import backproplab.files.failure.OptionException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/** Names that the user may choose from; a misspelt one is answered with the nearest. */
public final class Choices {
    private static final double LEAST_SIMILARITY = 0.55;

    private Choices() {}

    /**
     * Finds what a name stands for.
     *
     * @param option the option, for the message
     * @param value what the user typed
     * @param all what there is
     * @param token the name of each
     * @param <E> what the names stand for
     * @return the one so named
     * @throws OptionException if there is none
     */
    public static <E> E pick(String option, String value, E[] all, Function<E, String> token) {
        check(option, value, Arrays.stream(all).map(token).toList());
        return Arrays.stream(all)
                .filter(each -> token.apply(each).equals(value))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Checks a name.
     *
     * @param option the option, for the message
     * @param value what the user typed
     * @param known what is known
     * @return the value
     * @throws OptionException if it is not known
     */
    public static String check(String option, String value, List<String> known) {
        if (known.contains(value)) {
            return value;
        }
        String suggestion = nearest(value, known)
                .map(name -> ": did you mean '" + name + "'?")
                .orElse(".");
        throw new OptionException(
                "Unknown value '" + value + "' for " + option + suggestion + "\nKnown: " + String.join(", ", known)
                        + ".",
                option);
    }

    /**
     * The name that somebody may have meant.
     *
     * @param value what the user typed
     * @param known what is known
     * @return the most similar; empty if none is similar
     */
    public static Optional<String> nearest(String value, List<String> known) {
        JaroWinklerSimilarity similarity = new JaroWinklerSimilarity();
        return known.stream()
                .filter(name -> similarity.apply(name, value) >= LEAST_SIMILARITY)
                .max(Comparator.comparingDouble(name -> similarity.apply(name, value)));
    }
}
