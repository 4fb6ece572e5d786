package backproplab.experiments.recipe;

import backproplab.experiments.train.LoopSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * One row of a comparison before it is run.
 *
 * @param experiment which experiment it belongs to
 * @param variant what is special about it; empty for the plain one
 * @param recipe every setting that decides it, data and seed aside
 */
public record Plan(String experiment, String variant, Recipe recipe) {

    /**
     * The model's token, the {@code model} cell of every table.
     *
     * @return for example {@code mlp}
     */
    public String token() {
        return recipe.model().token();
    }

    /**
     * The same with another loop.
     *
     * @param change what is changed of it
     * @return a new plan
     */
    public Plan withLoop(UnaryOperator<LoopSettings> change) {
        return new Plan(experiment, variant, recipe.withLoop(change.apply(recipe.loop())));
    }

    /**
     * The same row by another recipe, under a variant that says what was changed, so that a row of a report that is no longer its own
     * cannot be taken for it.
     *
     * @param other how it is trained
     * @return with this variant if nothing was changed, or if there is none to be misread
     */
    public Plan changedTo(Recipe other) {
        Map<String, Object> before = recipe.resolved();
        String changes = other.resolved().entrySet().stream()
                .filter(setting -> !setting.getValue().equals(before.get(setting.getKey())))
                .map(setting -> setting.getKey() + " " + setting.getValue())
                .collect(Collectors.joining(", "));
        boolean own = changes.isEmpty() || variant.isEmpty();
        return new Plan(experiment, own ? variant : variant + ", with " + changes, other);
    }

    /**
     * Every setting of the recipe, as {@link Recipe#resolved} has them, and which row it is.
     *
     * @return values in reading order
     */
    public Map<String, Object> resolved() {
        Map<String, Object> values = new LinkedHashMap<>(recipe.model().resolved());
        values.put("experiment", variant.isEmpty() ? experiment : experiment + " " + variant);
        values.putAll(recipe.resolved());
        return values;
    }
}
