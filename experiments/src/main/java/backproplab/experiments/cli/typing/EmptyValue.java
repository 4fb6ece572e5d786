package backproplab.experiments.cli.typing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;

/** Options whose value is nothing: a variable of the shell that is not set, or quotes with nothing between. */
final class EmptyValue {
    private EmptyValue() {}

    static Optional<String> message(Map<String, OptionSpec> options, List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            boolean behindName = word.isEmpty() && i > 0 && options.containsKey(words.get(i - 1));
            String name =
                    behindName ? words.get(i - 1) : word.endsWith("=") ? word.substring(0, word.length() - 1) : "";
            if (options.containsKey(name)) {
                return Optional.of(name + " has an empty value.\nLeave it out for its default, or give it one: " + name
                        + "=" + options.get(name).paramLabel());
            }
            if (word.isEmpty()) {
                return Optional.of("An argument is empty.\nLeave it out.");
            }
        }
        return Optional.empty();
    }
}
