package backproplab.experiments.cli.option;

import backproplab.experiments.recipe.Plan;
import backproplab.experiments.recipe.Recipe;
import backproplab.experiments.task.Preset;
import backproplab.files.failure.UserException;
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
     * @throws UserException with code 2 that names the option
     */
    public List<Plan> apply(Preset preset, boolean weightsGiven) {
        model.check();
        loop.check();
        rule.check();
        List<Plan> plans = model.models().map(preset::plansOf).orElse(preset.plans()).stream()
                .map(this::replace)
                .toList();
        if (plans.isEmpty()) {
            throw UserException.usage("Preset " + preset.token() + " has no rows for --models "
                    + String.join(",", model.models().orElseThrow()) + ".\nUse --preset " + Preset.QUICK
                    + " and set what should differ by options.");
        }
        model.checkUsed(plans, weightsGiven);
        rule.checkUsed(plans);
        return plans;
    }

    private Plan replace(Plan plan) {
        Recipe own = plan.recipe();
        return plan.changedTo(new Recipe(
                model.model(own.model()), model.init(own.init()), rule.rule(own.rule()), loop.loop(own.loop())));
    }
}
