package backproplab.experiments.cli.search;

import backproplab.experiments.recipe.Recipe;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The command that trains with given settings: every one of them in words, so that no default decides anything. */
final class TrainingCommandLine {
    private TrainingCommandLine() {}

    /** Settings of a recipe under the names of their options, as those take them. */
    static Map<String, String> options(Recipe recipe) {
        Map<String, String> options = new LinkedHashMap<>();
        recipe.resolved()
                .forEach((name, value) -> options.put(name.equals("model") ? "models" : name, value.toString()));
        return options;
    }

    /**
     * What follows the name of the task.
     *
     * @param recipe settings of the network and its training
     * @param data settings of the data, by the names of their options
     * @param changed settings in place of the recipe's
     * @param run what is neither: engine, seed, where results go
     * @return words, as the command is to receive them
     */
    static List<String> arguments(
            Recipe recipe, Map<String, Object> data, Map<String, String> changed, Map<String, String> run) {
        Map<String, String> all = new LinkedHashMap<>();
        data.forEach((name, value) -> all.put(name, value.toString()));
        String offline = all.remove("offline");
        all.putAll(options(recipe));
        all.putAll(changed);
        all.putAll(run);
        List<String> words = new ArrayList<>();
        all.forEach((name, value) ->
                words.addAll(value.startsWith("-") ? List.of("--" + name + "=" + value) : List.of("--" + name, value)));
        if ("true".equals(offline)) {
            words.add("--offline");
        }
        return words;
    }
}
