package backproplab.experiments.task;

import backproplab.datasets.NormalizeMode;
import backproplab.datasets.Split;
import backproplab.experiments.recipe.Plan;
import backproplab.experiments.recipe.Recipe;
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

/** Task1's rows. {@code quick} shows the comparison in minutes on two cores; {@code lab} has rows of reports A and C. */
final class Task1Presets {
    /** An MLP and a CNN, five epochs each. */
    static final Preset QUICK = new Preset(
            Preset.QUICK,
            "6000",
            Split.ALL,
            NormalizeMode.MEAN_STD,
            List.of(
                    quick(ModelSpec.of(Mlp.TOKEN, 128, 256), Initializer.XAVIER_UNIFORM),
                    quick(ModelSpec.of(Cnn.TOKEN, 128), Initializer.XAVIER_NORMAL)),
            List.of(
                    quick(ModelSpec.of(PooledCnn.MAX_TOKEN, 128), Initializer.XAVIER_NORMAL),
                    quick(ModelSpec.of(PooledCnn.AVERAGE_TOKEN, 128), Initializer.XAVIER_NORMAL),
                    quick(ModelSpec.of(Vgg.TOKEN, 128), Initializer.KAIMING_NORMAL),
                    quick(ModelSpec.of(ResNet18.TOKEN), Initializer.KAIMING_NORMAL)));

    /** Report A's MLP, and report C's CNN as the loops and as the framework train it. */
    static final Preset LAB = ReportRows.preset("A/main", "C/main/loops", "C/main/framework");

    private Task1Presets() {}

    private static Plan quick(ModelSpec model, Initializer initializer) {
        LoopSettings loop = LoopSettings.of(5, 64, 0.1);
        return new Plan(Preset.QUICK, "", new Recipe(model, WeightInit.of(initializer), TrainingRule.SGD, loop));
    }
}
