package backproplab.experiments.task;

import backproplab.datasets.NormalizeMode;
import backproplab.experiments.recipe.Plan;
import backproplab.experiments.recipe.Recipe;
import backproplab.experiments.train.LoopSettings;
import backproplab.network.init.Initializer;
import backproplab.network.init.WeightInit;
import backproplab.network.model.ModelKind;
import backproplab.network.model.ModelSpec;
import backproplab.network.rule.OptimizerSpec;
import backproplab.network.rule.TrainingRule;
import java.util.List;

/**
 * Task2's rows. {@code quick} shows the comparison on part of the data in minutes on two cores; {@code lab} has report D's ResNet18: its
 * base setting, and one factor changed at a time.
 */
final class Task2Presets {
    private static final TrainingRule ADAM = TrainingRule.of(OptimizerSpec.of(OptimizerSpec.Kind.ADAM));

    /** Report B's three-layer MLP, a VGG-like CNN and ResNet18 on 4,000 images, a few epochs each. */
    static final Preset QUICK = new Preset(
            Preset.QUICK,
            "1000",
            4000,
            NormalizeMode.MEAN_STD,
            List.of(
                    quick(ModelSpec.of(ModelKind.MLP, 512, 1024), TrainingRule.SGD, LoopSettings.of(5, 64, 0.01)),
                    quick(ModelSpec.of(ModelKind.VGG, 128), ADAM, LoopSettings.of(3, 32, 0.001)),
                    quick(ModelSpec.of(ModelKind.RESNET18), ADAM, LoopSettings.of(3, 32, 0.001))),
            List.of(small(ModelKind.CNN), small(ModelKind.CNN_MAXPOOL), small(ModelKind.CNN_AVGPOOL)));

    /** Rows of report D that a table or an axis of it has in common with another are trained once. */
    static final Preset LAB =
            ReportRows.preset("D/learning-rate", "D/augmentation", "D/batch-size", "D/optimizer", "D/stem");

    private Task2Presets() {}

    private static Plan small(ModelKind kind) {
        return quick(ModelSpec.of(kind, 128), TrainingRule.SGD, LoopSettings.of(5, 64, 0.05));
    }

    private static Plan quick(ModelSpec model, TrainingRule rule, LoopSettings loop) {
        WeightInit init = WeightInit.of(Initializer.KAIMING_NORMAL);
        return new Plan(Preset.QUICK, "", new Recipe(model, init, rule, loop));
    }
}
