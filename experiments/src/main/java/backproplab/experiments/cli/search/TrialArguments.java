package backproplab.experiments.cli.search;

import backproplab.experiments.cli.option.SearchExample;
import backproplab.experiments.search.Dimension;
import backproplab.experiments.search.Space;
import backproplab.experiments.search.Trial;
import backproplab.files.failure.OptionException;
import backproplab.files.option.Choices;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * What Task1 or Task2 would be given to train a trial: the options that are the same for all, and the trial's values. The one name that
 * is no option is {@value #LAYERS}: so many hidden layers, each of the size that {@code hidden} is.
 */
final class TrialArguments {
    /** How many equal hidden layers: {@value}. */
    static final String LAYERS = "layers";

    /** Sizes of the hidden layers, separated by commas: {@value}. */
    static final String HIDDEN = "hidden";

    private static final String DASHES = "--";
    private static final int MOST_LAYERS = 100;
    /** All trials share one data set, where it comes from decides nothing, and they do not see its test images. */
    private static final Set<String> NOT_SEARCHED =
            Set.of("dataset", "data-dir", "image-size", "offline", "test-limit");

    private final Map<String, String> fixed;

    TrialArguments(Map<String, String> fixed) {
        this.fixed = Collections.unmodifiableMap(new LinkedHashMap<>(fixed));
    }

    private static Set<String> options() {
        return specs().keySet();
    }

    private static SortedMap<String, OptionSpec> specs() {
        SortedMap<String, OptionSpec> specs = new TreeMap<>();
        new CommandLine(new TrialOptions())
                .getCommandSpec()
                .options()
                .forEach(option -> specs.put(name(option), option));
        return specs;
    }

    private static String name(OptionSpec option) {
        return withoutDashes(option.longestName());
    }

    /** An option as it stands in a space. */
    static String withoutDashes(String option) {
        return option.startsWith(DASHES) ? option.substring(DASHES.length()) : option;
    }

    /** For each option that is a number, and for {@value #LAYERS}, values that a search might well try. */
    static Map<String, String> examples() {
        Map<String, String> examples = new TreeMap<>(Map.of(LAYERS, "int:1:3"));
        specs().forEach((name, option) -> {
            if (option.userObject() instanceof Field field && field.isAnnotationPresent(SearchExample.class)) {
                examples.put(name, field.getAnnotation(SearchExample.class).value());
            }
        });
        return examples;
    }

    /** Every name that a space may have. */
    static List<String> searchable() {
        Set<String> names = new TreeSet<>(options());
        names.removeAll(NOT_SEARCHED);
        names.add(LAYERS);
        return List.copyOf(names);
    }

    /** Refuses names that are no option of a trial. */
    static void check(Space space) {
        List<String> known = searchable();
        space.names().forEach(name -> Choices.check("the name of an option in the space", name, known));
    }

    /** The options of a trial that the user typed, by name; null for those without a value. */
    static Map<String, String> typed(ParseResult result) {
        Set<String> names = options();
        Map<String, String> typed = new LinkedHashMap<>();
        for (OptionSpec option : result.matchedOptions()) {
            if (names.contains(name(option))) {
                List<String> values = option.originalStringValues();
                typed.put(name(option), option.arity().max() == 0 ? null : String.join(",", values));
            }
        }
        return typed;
    }

    /** Refuses options that are both the same for all trials and searched over. */
    static void checkDisjoint(Map<String, String> typed, Space space) {
        for (Dimension dimension : space.dimensions()) {
            if (typed.containsKey(dimension.name())) {
                throw new OptionException(
                        DASHES + dimension.name() + " " + typed.get(dimension.name()) + " is given, and the space has "
                                + dimension.text() + ".\nLeave one of them out.",
                        DASHES + dimension.name(),
                        "--space");
            }
        }
    }

    /** The words to parse. */
    List<String> of(Trial trial) {
        Map<String, String> all = new LinkedHashMap<>(fixed);
        all.putAll(trial.values());
        String layers = all.remove(LAYERS);
        if (layers != null) {
            all.put(HIDDEN, repeated(all.get(HIDDEN), layers));
        }
        List<String> words = new ArrayList<>();
        all.forEach((name, value) -> words.add(DASHES + name + (value == null ? "" : "=" + value)));
        return words;
    }

    private static String repeated(String size, String layers) {
        if (size == null || size.contains(",")) {
            throw new OptionException(
                    "layers is how many hidden layers of one size there are, but "
                            + (size == null ? "no size is given" : "hidden is " + size)
                            + ".\nAdd --hidden N, or --space hidden=int:LOW:HIGH, or leave layers out.",
                    LAYERS,
                    DASHES + HIDDEN);
        }
        int count;
        try {
            count = Integer.parseInt(layers);
        } catch (NumberFormatException e) {
            count = 0;
        }
        if (count < 1 || count > MOST_LAYERS) {
            throw new OptionException(
                    "layers must be a whole number from 1 to " + MOST_LAYERS + ", not " + layers + ".", LAYERS);
        }
        return String.join(",", Collections.nCopies(count, size));
    }
}
