package backproplab.experiments.cli.tune;

import backproplab.experiments.cli.option.TuneOptions;
import backproplab.experiments.recipe.Plan;
import backproplab.experiments.recipe.Recipe;
import backproplab.experiments.train.LoopSettings;
import backproplab.experiments.train.schedule.Constant;
import java.util.function.Predicate;

/**
 * A plan as it is tested on some images: what keeps a network from learning them by heart is left out unless it was asked for by its option.
 *
 * @param images how many
 * @param given whether an option was given, by its name
 */
record OverfitPlans(int images, Predicate<String> given) {

    Plan of(Plan plan) {
        Recipe recipe = plan.recipe();
        if (!given.test("--dropout")) {
            recipe = recipe.withModel(recipe.model().withDropout(0));
        }
        if (!given.test("--l2")) {
            recipe = recipe.withRule(recipe.rule().withL2(0));
        }
        if (!given.test("--label-smoothing")) {
            recipe = recipe.withRule(recipe.rule().withLabelSmoothing(0));
        }
        return new Plan(plan.experiment(), plan.variant(), recipe.withLoop(loop(recipe.loop())));
    }

    private LoopSettings loop(LoopSettings asked) {
        LoopSettings loop = asked.fitted(images).withPatience(LoopSettings.NEVER);
        if (!given.test("--drop-last")) {
            loop = loop.withDropLast(false);
        }
        if (!given.test("--epochs")) {
            loop = loop.withEpochs(TuneOptions.MOST_EPOCHS);
        }
        if (!given.test("--augment")) {
            // Changes of size are part of the network's input.
            loop = loop.withAugmentation(loop.augmentation().evaluation());
        }
        if (!given.test("--schedule") && !given.test("--warmup")) {
            loop = loop.withSchedule(new Constant());
        }
        return loop;
    }
}
