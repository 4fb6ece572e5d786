package backproplab.experiments.weights;

import backproplab.files.failure.Quoted;
import backproplab.files.failure.UserException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The texts that a file keeps beside its tensors, read as what they stand for; whatever is missing or wrong is named. */
final class Metadata {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** How a text is read. */
    @FunctionalInterface
    interface Meaning<T> {
        /** Reads it, or throws. */
        T of(String text) throws JsonProcessingException;
    }

    private final Path file;
    private final Map<String, String> texts;

    Metadata(Path file, Map<String, String> texts) {
        this.file = file;
        this.texts = texts;
    }

    /** A text as JSON writes a list of them. */
    static String list(List<String> values) {
        try {
            return JSON.writeValueAsString(values);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a list of texts is always JSON", e);
        }
    }

    /** Numbers as JSON writes a list of them; they come back to the last bit. */
    static String list(double[] values) {
        try {
            return JSON.writeValueAsString(values);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a list of numbers is always JSON", e);
        }
    }

    boolean has(String key) {
        return texts.containsKey(key);
    }

    String text(String key) {
        String text = texts.get(key);
        if (text == null) {
            throw UserException.data(file + " has no metadata '" + key
                    + "': it was saved by another program, or by hand.\nName a file that Task1 or Task2 saved,"
                    + " in the folder weights of a run.");
        }
        return text;
    }

    UserException wrong(String key, String rule) {
        return UserException.data(file + ": metadata '" + key + "' must be " + rule + ", not '" + Quoted.of(text(key))
                + "'.\nTake another copy of the file, or train again.");
    }

    /**
     * What a text stands for.
     *
     * @param rule what it must be, for the message
     * @param meaning reads it; throws if it cannot be read
     * @param fits whether it is what it must be
     */
    <T> T value(String key, String rule, Meaning<T> meaning, Predicate<T> fits) {
        String text = text(key);
        try {
            T value = meaning.of(text);
            if (fits.test(value)) {
                return value;
            }
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw wrong(key, rule);
        }
        throw wrong(key, rule);
    }

    long number(String key, long least, long most) {
        String rule = "a whole number from " + least + " to " + most;
        return value(key, rule, Long::valueOf, value -> value >= least && value <= most);
    }

    /** Probability of dropout. */
    double share(String key) {
        String rule = "a number of at least 0 and below 1";
        return value(key, rule, Double::valueOf, value -> value >= 0 && value < 1);
    }

    /** Whole numbers of at least 1 between commas, or nothing. */
    List<Integer> sizes(String key) {
        if (text(key).isEmpty()) {
            return List.of();
        }
        return value(
                key,
                "whole numbers of at least 1 with commas between them",
                text -> Arrays.stream(text.split(",", -1)).map(Integer::valueOf).toList(),
                sizes -> sizes.stream().allMatch(size -> size >= 1));
    }

    /** One of several, by its name. */
    <E> E choice(String key, List<E> all, Function<E, String> token) {
        return named(key, text(key), all, token);
    }

    /** Some of several, at least one, by their names with commas between them. */
    <E> List<E> choices(String key, List<E> all, Function<E, String> token) {
        return Arrays.stream(text(key).split(",", -1))
                .map(name -> named(key, name, all, token))
                .toList();
    }

    private <E> E named(String key, String name, List<E> all, Function<E, String> token) {
        return all.stream()
                .filter(each -> token.apply(each).equals(name))
                .findFirst()
                .orElseThrow(
                        () -> wrong(key, "one of " + all.stream().map(token).collect(Collectors.joining(", "))));
    }

    /** So many numbers in JSON. */
    double[] numbers(String key, int count) {
        return value(
                key,
                "a JSON array of " + count + " numbers",
                text -> JSON.readValue(text, double[].class),
                values -> values != null
                        && values.length == count
                        && Arrays.stream(values).allMatch(Double::isFinite));
    }

    /** Texts in JSON. */
    List<String> list(String key) {
        String[] texts = value(
                key,
                "a JSON array of texts",
                text -> JSON.readValue(text, String[].class),
                values -> values != null && Arrays.stream(values).allMatch(Objects::nonNull));
        return List.of(texts);
    }
}
