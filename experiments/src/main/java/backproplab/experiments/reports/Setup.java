package backproplab.experiments.reports;

import backproplab.datasets.Augmentation;
import backproplab.datasets.NormalizeMode;
import backproplab.experiments.recipe.Plan;
import backproplab.experiments.recipe.Recipe;
import backproplab.experiments.train.LoopSettings;
import backproplab.experiments.train.schedule.ScheduleParser;
import backproplab.network.init.Initializer;
import backproplab.network.init.WeightInit;
import backproplab.network.layer.ActivationFunction;
import backproplab.network.model.Activations;
import backproplab.network.model.ModelSpec;
import backproplab.network.model.Stem;
import backproplab.network.rule.OptimizerSpec;
import backproplab.network.rule.TrainingRule;
import java.util.List;

/**
 * Every setting of a run, its seed aside. The methods change one each and leave this object as it is, so that a variant reads as
 * what is special about it: {@code base.lr(1e-4).epochs(8)}.
 *
 * @param recipe how a network is trained
 * @param data which images it sees
 */
public record Setup(Recipe recipe, DataSettings data) {

    /** Training images of the dry form: {@value}. */
    public static final int TINY_IMAGES = 32;

    private static final int MANY_EPOCHS = 100;
    private static final int TENTH = 10;
    private static final int TINY_OTHERS = 16;
    private static final int TINY_WIDTH = 8;

    /**
     * As a plan for so many training images.
     *
     * @param experiment the experiment's path
     * @param variant name of the variant
     * @param trainImages how many there are; a larger batch becomes all of them
     * @return what a comparison runs
     */
    public Plan plan(String experiment, String variant, int trainImages) {
        return new Plan(experiment, variant, loop(recipe.loop().fitted(trainImages)).recipe);
    }

    /**
     * The same in a tenth of the epochs where they are {@value #MANY_EPOCHS} or more, with schedules that fall ten times as fast.
     *
     * @return these settings if they have fewer
     */
    Setup medium() {
        LoopSettings loop = recipe.loop();
        return loop.epochs() < MANY_EPOCHS
                ? this
                : loop(loop.withEpochs(loop.epochs() / TENTH)
                        .withSchedule(loop.schedule().faster(TENTH)));
    }

    /**
     * The same in a second: one epoch of {@value #TINY_IMAGES} images or fewer, half of them per update at most, a narrow network where the
     * width can be chosen.
     *
     * @return for trying whether everything works
     */
    public Setup tiny() {
        Setup narrow = recipe.model().kind().hasWidth() ? width(TINY_WIDTH) : this;
        return narrow.batch(Math.min(recipe.loop().batchSize(), TINY_IMAGES / 2))
                .epochs(1)
                .images(
                        Math.min(data.trainLimit(), TINY_IMAGES),
                        Math.min(data.validation(), TINY_OTHERS),
                        TINY_OTHERS);
    }

    private Setup recipe(Recipe other) {
        return new Setup(other, data);
    }

    Setup model(ModelSpec other) {
        return recipe(recipe.withModel(other));
    }

    Setup hidden(Integer... sizes) {
        return model(recipe.model().withHidden(List.of(sizes)));
    }

    Setup activation(ActivationFunction... functions) {
        return model(recipe.model().withActivations(Activations.of(functions)));
    }

    Setup dropout(double probability) {
        return model(recipe.model().withDropout(probability));
    }

    Setup stem(Stem stem) {
        return model(recipe.model().withStem(stem));
    }

    Setup width(int width) {
        return model(recipe.model().withWidth(width));
    }

    Setup init(Initializer initializer) {
        return recipe(recipe.withInit(WeightInit.of(initializer)));
    }

    Setup normalize(NormalizeMode mode) {
        return data(data.withNormalize(mode));
    }

    Setup normal(double scale) {
        return recipe(recipe.withInit(new WeightInit(Initializer.NORMAL, scale)));
    }

    Setup rule(TrainingRule other) {
        return recipe(recipe.withRule(other));
    }

    Setup optimizer(OptimizerSpec optimizer) {
        return rule(recipe.rule().withOptimizer(optimizer));
    }

    Setup optimizer(OptimizerSpec.Kind kind) {
        return optimizer(OptimizerSpec.of(kind));
    }

    Setup l2(double l2) {
        return rule(recipe.rule().withL2(l2));
    }

    private Setup loop(LoopSettings other) {
        return recipe(recipe.withLoop(other));
    }

    Setup lr(double rate) {
        return loop(recipe.loop().withLearningRate(rate));
    }

    Setup epochs(int epochs) {
        return loop(recipe.loop().withEpochs(epochs));
    }

    Setup batch(int size) {
        return loop(recipe.loop().withBatchSize(size));
    }

    Setup dropLast() {
        return loop(recipe.loop().withDropLast(true));
    }

    Setup patience(int epochs) {
        return loop(recipe.loop().withPatience(epochs));
    }

    Setup schedule(String text) {
        return loop(recipe.loop().withSchedule(ScheduleParser.parse(text, 0)));
    }

    Setup augment(String steps) {
        return loop(recipe.loop().withAugmentation(Augmentation.parse(steps)));
    }

    private Setup data(DataSettings other) {
        return new Setup(recipe, other);
    }

    Setup images(int train, int validation, int test) {
        return data(data.withTrainLimit(train).withValidation(validation).withTestLimit(test));
    }

    Setup inLabelOrder() {
        return data(data.inLabelOrder());
    }

    Setup trainImages(int train) {
        return data(data.withTrainLimit(train));
    }

    Setup validationImages(int validation) {
        return data(data.withValidation(validation));
    }
}
