package backproplab.experiments.task;

import backproplab.datasets.NormalizeMode;
import backproplab.datasets.Split;
import backproplab.experiments.recipe.Plan;
import backproplab.experiments.recipe.Recipe;
import backproplab.experiments.train.LoopSettings;
import backproplab.network.init.Initializer;
import backproplab.network.init.WeightInit;
import backproplab.network.model.ModelKind;
import backproplab.network.model.ModelSpec;
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
                    quick(ModelSpec.of(ModelKind.MLP, 128, 256), Initializer.XAVIER_UNIFORM),
                    quick(ModelSpec.of(ModelKind.CNN, 128), Initializer.XAVIER_NORMAL)),
            List.of(
                    quick(ModelSpec.of(ModelKind.CNN_MAXPOOL, 128), Initializer.XAVIER_NORMAL),
                    quick(ModelSpec.of(ModelKind.CNN_AVGPOOL, 128), Initializer.XAVIER_NORMAL),
                    quick(ModelSpec.of(ModelKind.VGG, 128), Initializer.KAIMING_NORMAL),
                    quick(ModelSpec.of(ModelKind.RESNET18), Initializer.KAIMING_NORMAL)));

    /** Report A's MLP, and report C's CNN as the loops and as the framework train it. */
    static final Preset LAB = ReportRows.preset("A/main", "C/main/loops", "C/main/framework");

    private Task1Presets() {}

    private static Plan quick(ModelSpec model, Initializer initializer) {
        LoopSettings loop = LoopSettings.of(5, 64, 0.1);
        return new Plan(Preset.QUICK, "", new Recipe(model, WeightInit.of(initializer), TrainingRule.SGD, loop));
    }
}
