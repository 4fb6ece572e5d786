package backproplab.experiments.cli.option;

import backproplab.experiments.recipe.Plan;
import backproplab.experiments.recipe.Recipe;
import backproplab.experiments.task.Preset;
import backproplab.files.failure.OptionException;
import java.util.List;
import picocli.CommandLine.Mixin;

/** Options that choose among the preset's plans and replace single settings of them. */
public final class PlanOptions {
    @Mixin
    private ModelOptions model;

    @Mixin
    private LoopOptions loop;

    @Mixin
    private RuleOptions rule;

    /**
     * Checks every value and puts it into the preset's plans.
     *
     * @param preset where plans come from
     * @param weightsGiven whether networks start from a file, so that nothing is drawn
     * @return the plans to run
     * @throws OptionException with code 2 that names the option
     */
    public List<Plan> apply(Preset preset, boolean weightsGiven) {
        List<Plan> plans = model.models().map(preset::plansOf).orElse(preset.plans()).stream()
                .map(plan -> plan.changedTo(replaced(plan.recipe())))
                .toList();
        if (plans.isEmpty()) {
            throw new OptionException(
                    "Preset " + preset.token() + " has no rows for --models "
                            + String.join(",", model.models().orElseThrow()) + ".\nUse --preset " + Preset.QUICK
                            + " and set what should differ by options.",
                    "--models",
                    "--preset");
        }
        List<Recipe> recipes = plans.stream().map(Plan::recipe).toList();
        model.checkUsed(recipes, weightsGiven);
        rule.checkUsed(recipes);
        return plans;
    }

    /**
     * Makes batches that nobody asked for fit the data.
     *
     * @param plans what {@link #apply} gave
     * @param trainImages how many images train
     * @return the plans, changed to all images in one batch where the preset's batch is larger; as they are if a batch size was given
     */
    public List<Plan> fitted(List<Plan> plans, int trainImages) {
        return loop.batchSizeGiven()
                ? plans
                : plans.stream()
                        .map(plan -> plan.changedTo(fitted(plan.recipe(), trainImages)))
                        .toList();
    }

    private static Recipe fitted(Recipe own, int trainImages) {
        return own.withLoop(own.loop().fitted(trainImages));
    }

    private Recipe replaced(Recipe own) {
        return new Recipe(
                model.model(own.model()), model.init(own.init()), rule.rule(own.rule()), loop.loop(own.loop()));
    }
}
