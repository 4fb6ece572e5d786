package backproplab.experiments.task;

import backproplab.datasets.Augmentation;
import backproplab.datasets.NormalizeMode;
import backproplab.experiments.train.LoopSettings;
import backproplab.experiments.train.schedule.StepDecay;
import backproplab.network.init.Initializer;
import backproplab.network.init.WeightInit;
import backproplab.network.layer.ActivationFunction;
import backproplab.network.model.Cnn;
import backproplab.network.model.Mlp;
import backproplab.network.model.ModelSpec;
import backproplab.network.model.PooledCnn;
import backproplab.network.model.ResNet18;
import backproplab.network.model.Stem;
import backproplab.network.model.Vgg;
import backproplab.network.rule.GradientClip;
import backproplab.network.rule.OptimizerSpec;
import backproplab.network.rule.TrainingRule;
import java.util.List;
import java.util.OptionalInt;

/**
 * Task2's rows. {@code quick} shows the comparison on part of the data in minutes on two cores. {@code lab} repeats report D's
 * ResNet18: its base setting, then one factor changed at a time.
 */
final class Task2Presets {
    private static final Augmentation CROP_FLIP = Augmentation.parse("crop4,flip");
    private static final TrainingRule ADAM = TrainingRule.of(OptimizerSpec.of(OptimizerSpec.Kind.ADAM));

    /** Report B's three-layer MLP, a VGG-like CNN and ResNet18 on 4,000 images, a few epochs each. */
    static final Preset QUICK = new Preset(
            Preset.QUICK,
            "1000",
            OptionalInt.of(4000),
            NormalizeMode.MEAN_STD,
            List.of(
                    quick(ModelSpec.of(Mlp.TOKEN, 512, 1024), TrainingRule.SGD, LoopSettings.of(5, 64, 0.01)),
                    quick(ModelSpec.of(Vgg.TOKEN, 128), ADAM, LoopSettings.of(3, 32, 0.001)),
                    quick(ModelSpec.of(ResNet18.TOKEN), ADAM, LoopSettings.of(3, 32, 0.001))),
            List.of(small(Cnn.TOKEN), small(PooledCnn.MAX_TOKEN), small(PooledCnn.AVERAGE_TOKEN)));

    private static final ModelSpec RESNET18 = ModelSpec.of(ResNet18.TOKEN);
    private static final LoopSettings BASE = LoopSettings.of(150, 32, 0.001).withAugmentation(CROP_FLIP);
    /**
     * PyTorch's weight decay 5e-4 adds 5e-4 W to the gradient, on biases and batch norm as well; half of it as L2 penalty
     * does the same to the weights alone, in both engines.
     */
    private static final TrainingRule SGD = new TrainingRule(
            OptimizerSpec.of(OptimizerSpec.Kind.MOMENTUM).withMomentum(0.9), 2.5e-4, GradientClip.OFF, 0);

    /**
     * Report D's ResNet18, 45,000 / 5,000 / 10,000 images. The initialisation is not stated.
     */
    static final Preset LAB = new Preset(
            Preset.LAB,
            "5000",
            OptionalInt.empty(),
            NormalizeMode.MEAN_STD,
            List.of(
                    lab("base", RESNET18, ADAM, BASE),
                    lab(
                            "lr 1e-4",
                            RESNET18,
                            ADAM,
                            LoopSettings.of(BASE.epochs(), BASE.batchSize(), 1e-4)
                                    .withAugmentation(CROP_FLIP)),
                    lab("StepLR", RESNET18, ADAM, BASE.withSchedule(new StepDecay(20, 0.1))),
                    lab("no augmentation", RESNET18, ADAM, BASE.withAugmentation(Augmentation.NONE)),
                    lab(
                            "224 pixels",
                            RESNET18,
                            ADAM,
                            BASE.withAugmentation(Augmentation.parse("resize256,rrc224:0.8,flip"))),
                    lab("batch 16", RESNET18, ADAM, batched(16)),
                    lab("batch 64", RESNET18, ADAM, batched(64)),
                    lab("SGD", RESNET18, SGD, BASE),
                    lab("SGD StepLR", RESNET18, SGD, BASE.withSchedule(new StepDecay(20, 0.1))),
                    lab(
                            "3x3 stem",
                            new ModelSpec(ResNet18.TOKEN, List.of(), ActivationFunction.RELU, 0, Stem.THREE_POOLED, 0),
                            ADAM,
                            BASE)),
            List.of());

    private Task2Presets() {}

    private static Plan quick(ModelSpec model, TrainingRule rule, LoopSettings loop) {
        return plan(Preset.QUICK, "", model, rule, loop);
    }

    private static Plan small(String token) {
        return quick(ModelSpec.of(token, 128), TrainingRule.SGD, LoopSettings.of(5, 64, 0.05));
    }

    private static Plan lab(String variant, ModelSpec model, TrainingRule rule, LoopSettings loop) {
        return plan("D", variant, model, rule, loop);
    }

    private static Plan plan(String experiment, String variant, ModelSpec model, TrainingRule rule, LoopSettings loop) {
        return new Plan(experiment, variant, model, WeightInit.of(Initializer.KAIMING_NORMAL), rule, loop);
    }

    private static LoopSettings batched(int batchSize) {
        return LoopSettings.of(BASE.epochs(), batchSize, BASE.learningRate()).withAugmentation(CROP_FLIP);
    }
}
