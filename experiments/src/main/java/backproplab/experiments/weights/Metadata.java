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
import java.util.stream.Collectors;

/** The texts that a file keeps beside its tensors, read as what they stand for; whatever is missing or wrong is named. */
final class Metadata {
    private static final ObjectMapper JSON = new ObjectMapper();

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

    boolean has(String key) {
        return texts.containsKey(key);
    }

    String text(String key) {
        String text = texts.get(key);
        if (text == null) {
            throw UserException.data(
                    file + " has no metadata '" + key
                            + "': it was saved by another program, or by hand.\nName a file that Task1 or Task2 saved,"
                            + " in the folder weights of a run.",
                    null);
        }
        return text;
    }

    UserException wrong(String key, String rule) {
        return UserException.data(
                file + ": metadata '" + key + "' must be " + rule + ", not '" + Quoted.of(text(key))
                        + "'.\nTake another copy of the file, or train again.",
                null);
    }

    long number(String key, long least, long most) {
        String rule = "a whole number from " + least + " to " + most;
        try {
            long value = Long.parseLong(text(key));
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw wrong(key, rule);
        }
        throw wrong(key, rule);
    }

    /** Probability of dropout. */
    double share(String key) {
        double value;
        try {
            value = Double.parseDouble(text(key));
        } catch (NumberFormatException e) {
            value = Double.NaN;
        }
        if (!(value >= 0 && value < 1)) {
            throw wrong(key, "a number of at least 0 and below 1");
        }
        return value;
    }

    /** Whole numbers of at least 1 between commas, or nothing. */
    List<Integer> sizes(String key) {
        if (text(key).isEmpty()) {
            return List.of();
        }
        List<Integer> sizes;
        try {
            sizes = Arrays.stream(text(key).split(",", -1))
                    .map(Integer::valueOf)
                    .toList();
        } catch (NumberFormatException e) {
            sizes = List.of(0);
        }
        if (sizes.stream().anyMatch(size -> size < 1)) {
            throw wrong(key, "whole numbers of at least 1 with commas between them");
        }
        return sizes;
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

    /** Texts in JSON. */
    List<String> list(String key) {
        try {
            String[] values = JSON.readValue(text(key), String[].class);
            if (values != null && Arrays.stream(values).allMatch(Objects::nonNull)) {
                return List.of(values);
            }
        } catch (JsonProcessingException e) {
            throw wrong(key, "a JSON array of texts");
        }
        throw wrong(key, "a JSON array of texts");
    }
}
