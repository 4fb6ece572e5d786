package backproplab.experiments.recipe;

import backproplab.experiments.train.LoopSettings;
import backproplab.network.init.WeightInit;
import backproplab.network.model.ModelSpec;
import backproplab.network.rule.TrainingRule;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a network is trained, its data and seed aside. Tasks, reports and searches all train recipes.
 *
 * @param model the layers
 * @param init how weights are drawn
 * @param rule what a training step does
 * @param loop what the training loop does
 */
public record Recipe(ModelSpec model, WeightInit init, TrainingRule rule, LoopSettings loop) {

    /**
     * The same for another model.
     *
     * @param other the layers
     * @return a new recipe
     */
    public Recipe withModel(ModelSpec other) {
        return new Recipe(other, init, rule, loop);
    }

    /**
     * The same from other weights.
     *
     * @param other how they are drawn
     * @return a new recipe
     */
    public Recipe withInit(WeightInit other) {
        return new Recipe(model, other, rule, loop);
    }

    /**
     * The same with other steps.
     *
     * @param other what a training step does
     * @return a new recipe
     */
    public Recipe withRule(TrainingRule other) {
        return new Recipe(model, init, other, loop);
    }

    /**
     * The same in another loop.
     *
     * @param other what the training loop does
     * @return a new recipe
     */
    public Recipe withLoop(LoopSettings other) {
        return new Recipe(model, init, rule, other);
    }

    /**
     * Every setting under the name of its option, as that option takes it; those that change nothing are left out.
     *
     * @return values in reading order
     */
    public Map<String, Object> resolved() {
        Map<String, Object> values = new LinkedHashMap<>(model.resolved());
        values.putAll(init.resolved());
        values.putAll(loop.resolved());
        values.putAll(rule.resolved());
        return values;
    }
}
