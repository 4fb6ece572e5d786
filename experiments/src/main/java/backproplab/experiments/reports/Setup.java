package backproplab.experiments.reports;

import backproplab.datasets.Augmentation;
import backproplab.experiments.task.Plan;
import backproplab.experiments.train.LoopSettings;
import backproplab.experiments.train.schedule.ScheduleParser;
import backproplab.network.init.Initializer;
import backproplab.network.init.WeightInit;
import backproplab.network.layer.ActivationFunction;
import backproplab.network.model.Activations;
import backproplab.network.model.ModelSpec;
import backproplab.network.model.Stem;
import backproplab.network.rule.GradientClip;
import backproplab.network.rule.OptimizerSpec;
import backproplab.network.rule.TrainingRule;
import java.util.List;

/**
 * Every setting of a run, its seed aside. The methods change one each and leave this object as it is, so that a variant reads as
 * what is special about it: {@code base.lr(1e-4).epochs(8)}.
 *
 * @param model the layers
 * @param init how weights are drawn
 * @param rule what a training step does
 * @param loop what the training loop does
 * @param data which images it sees
 */
public record Setup(ModelSpec model, WeightInit init, TrainingRule rule, LoopSettings loop, DataSettings data) {

    /** Training images of the dry form: {@value}. */
    public static final int TINY_IMAGES = 32;

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
        LoopSettings fitting = loop.batchSize() > trainImages ? batch(trainImages).loop : loop;
        return new Plan(experiment, variant, model, init, rule, fitting);
    }

    /**
     * The same in a second: one epoch of {@value #TINY_IMAGES} images or fewer, half of them per update at most, a narrow network where the
     * width can be chosen.
     *
     * @return for trying whether everything works
     */
    public Setup tiny() {
        Setup narrow = model.hasWidth() ? width(TINY_WIDTH) : this;
        int batchSize = loop.batchSize() == LoopSettings.WHOLE ? TINY_IMAGES : loop.batchSize();
        return narrow.batch(Math.min(batchSize, TINY_IMAGES / 2))
                .epochs(1)
                .images(few(data.trainLimit(), TINY_IMAGES), few(data.validation(), TINY_OTHERS), TINY_OTHERS);
    }

    private static int few(int count, int most) {
        return count == DataSettings.ALL ? most : Math.min(count, most);
    }

    Setup model(ModelSpec other) {
        return new Setup(other, init, rule, loop, data);
    }

    Setup hidden(Integer... sizes) {
        return model(new ModelSpec(
                model.token(), List.of(sizes), model.activations(), model.dropout(), model.stem(), model.width()));
    }

    Setup activation(ActivationFunction... functions) {
        return model(new ModelSpec(
                model.token(),
                model.hidden(),
                Activations.of(functions),
                model.dropout(),
                model.stem(),
                model.width()));
    }

    Setup dropout(double probability) {
        return model(new ModelSpec(
                model.token(), model.hidden(), model.activations(), probability, model.stem(), model.width()));
    }

    Setup stem(Stem stem) {
        return model(new ModelSpec(
                model.token(), model.hidden(), model.activations(), model.dropout(), stem, model.width()));
    }

    Setup width(int width) {
        return model(new ModelSpec(
                model.token(), model.hidden(), model.activations(), model.dropout(), model.stem(), width));
    }

    Setup init(Initializer initializer) {
        return new Setup(model, WeightInit.of(initializer), rule, loop, data);
    }

    Setup normal(double scale) {
        return new Setup(model, new WeightInit(Initializer.NORMAL, scale), rule, loop, data);
    }

    Setup optimizer(OptimizerSpec optimizer) {
        return new Setup(model, init, new TrainingRule(optimizer, rule.l2(), GradientClip.OFF, 0), loop, data);
    }

    Setup optimizer(OptimizerSpec.Kind kind) {
        return optimizer(OptimizerSpec.of(kind));
    }

    Setup l2(double l2) {
        return new Setup(model, init, new TrainingRule(rule.optimizer(), l2, GradientClip.OFF, 0), loop, data);
    }

    Setup lr(double rate) {
        return loop(loop.epochs(), loop.batchSize(), loop.dropLast(), rate, loop.patience());
    }

    Setup epochs(int epochs) {
        return loop(epochs, loop.batchSize(), loop.dropLast(), loop.learningRate(), loop.patience());
    }

    Setup batch(int size) {
        return loop(loop.epochs(), size, loop.dropLast(), loop.learningRate(), loop.patience());
    }

    Setup dropLast() {
        return loop(loop.epochs(), loop.batchSize(), true, loop.learningRate(), loop.patience());
    }

    Setup patience(int epochs) {
        return loop(loop.epochs(), loop.batchSize(), loop.dropLast(), loop.learningRate(), epochs);
    }

    private Setup loop(int epochs, int batchSize, boolean dropLast, double rate, int patience) {
        LoopSettings other =
                new LoopSettings(epochs, batchSize, dropLast, rate, loop.schedule(), patience, loop.augmentation());
        return new Setup(model, init, rule, other, data);
    }

    Setup schedule(String text) {
        return new Setup(model, init, rule, loop.withSchedule(ScheduleParser.parse(text, 0)), data);
    }

    Setup augment(String steps) {
        return new Setup(model, init, rule, loop.withAugmentation(Augmentation.parse(steps)), data);
    }

    Setup images(int train, int validation, int test) {
        return new Setup(model, init, rule, loop, data.counts(train, validation, test));
    }

    Setup inLabelOrder() {
        return new Setup(model, init, rule, loop, data.inLabelOrder());
    }

    Setup trainImages(int train) {
        return images(train, data.validation(), data.testLimit());
    }

    Setup validationImages(int validation) {
        return images(data.trainLimit(), validation, data.testLimit());
    }
}
