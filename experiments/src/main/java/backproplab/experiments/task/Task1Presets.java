package backproplab.experiments.task;

import backproplab.datasets.NormalizeMode;
import backproplab.experiments.train.LoopSettings;
import backproplab.network.init.Initializer;
import backproplab.network.init.WeightInit;
import backproplab.network.model.Cnn;
import backproplab.network.model.Mlp;
import backproplab.network.model.ModelSpec;
import backproplab.network.model.PooledCnn;
import backproplab.network.model.ResNet18;
import backproplab.network.model.Vgg;
import backproplab.network.rule.TrainingRule;
import java.util.List;
import java.util.OptionalInt;

/**
 * Task1's rows. {@code quick} shows the comparison in minutes on two cores. {@code lab} repeats reports A and C: what a report
 * does not state is marked "not stated" here and chosen as the field usually does.
 */
final class Task1Presets {
    /** An MLP and a CNN, five epochs each. */
    static final Preset QUICK = new Preset(
            Preset.QUICK,
            "6000",
            OptionalInt.empty(),
            NormalizeMode.MEAN_STD,
            List.of(
                    quick(ModelSpec.of(Mlp.TOKEN, 128, 256), Initializer.XAVIER_UNIFORM),
                    quick(ModelSpec.of(Cnn.TOKEN, 128), Initializer.XAVIER_NORMAL)),
            List.of(
                    quick(ModelSpec.of(PooledCnn.MAX_TOKEN, 128), Initializer.XAVIER_NORMAL),
                    quick(ModelSpec.of(PooledCnn.AVERAGE_TOKEN, 128), Initializer.XAVIER_NORMAL),
                    quick(ModelSpec.of(Vgg.TOKEN, 128), Initializer.KAIMING_NORMAL),
                    quick(ModelSpec.of(ResNet18.TOKEN), Initializer.KAIMING_NORMAL)));

    /**
     * Report A's MLP (initialisation not stated), and report C's CNN with the manual run's 10,000 images per update and
     * N(0, 0.01) (learning rate not stated) and with the framework's 20 epochs (batch, rate and initialisation not
     * stated).
     */
    static final Preset LAB = new Preset(
            Preset.LAB,
            "10000",
            OptionalInt.empty(),
            NormalizeMode.MEAN_STD,
            List.of(
                    plan(
                            "A",
                            "main",
                            ModelSpec.of(Mlp.TOKEN, 2352, 1568, 784),
                            Initializer.XAVIER_NORMAL,
                            LoopSettings.of(30, 10, 0.005)),
                    plan(
                            "C",
                            "10000 per update",
                            ModelSpec.of(Cnn.TOKEN, 128),
                            Initializer.NORMAL,
                            LoopSettings.of(15, 10_000, 0.1)),
                    plan(
                            "C",
                            "framework",
                            ModelSpec.of(Cnn.TOKEN, 128),
                            Initializer.XAVIER_NORMAL,
                            LoopSettings.of(20, 64, 0.01))),
            List.of());

    private Task1Presets() {}

    private static Plan quick(ModelSpec model, Initializer initializer) {
        return plan(Preset.QUICK, "", model, initializer, LoopSettings.of(5, 64, 0.1));
    }

    private static Plan plan(
            String experiment, String variant, ModelSpec model, Initializer initializer, LoopSettings loop) {
        return new Plan(experiment, variant, model, WeightInit.of(initializer), TrainingRule.SGD, loop);
    }
}
