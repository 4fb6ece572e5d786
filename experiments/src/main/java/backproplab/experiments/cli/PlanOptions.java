package backproplab.experiments.cli;

import backproplab.experiments.failure.UserException;
import backproplab.experiments.labs.Plan;
import backproplab.experiments.labs.Preset;
import backproplab.experiments.model.Models;
import backproplab.manual.activation.ActivationFunction;
import backproplab.manual.init.Initializer;
import backproplab.manual.optim.OptimizerSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options that replace single settings of the preset's plans. */
final class PlanOptions {
    /** What every engine of a comparison can do; the hand-written ones know more rules. */
    private static final OptimizerSpec.Kind[] OFFERED_OPTIMIZERS = {
        OptimizerSpec.Kind.SGD, OptimizerSpec.Kind.MOMENTUM, OptimizerSpec.Kind.NESTEROV
    };

    @Option(
            names = "--models",
            split = ",",
            paramLabel = "NAME",
            description = "mlp, cnn (default: those of the preset).")
    private List<String> models;

    @Option(
            names = "--hidden",
            split = ",",
            paramLabel = "N",
            description = "Sizes of the hidden fully connected layers of every model (quick: mlp 128,256; cnn 128).")
    private List<Integer> hidden;

    @Option(
            names = "--activation",
            paramLabel = "NAME",
            description = "relu, leaky-relu, sigmoid or tanh (default: relu).")
    private String activation;

    @Option(
            names = "--init",
            paramLabel = "NAME",
            description = "normal, kaiming-normal, kaiming-uniform, xavier-normal or xavier-uniform.")
    private String init;

    @Option(
            names = "--weight-scale",
            paramLabel = "X",
            description = "Standard deviation of --init normal (default: 0.01).")
    private Double weightScale;

    @Option(
            names = "--dropout",
            paramLabel = "P",
            description = "Probability to drop a hidden unit, in [0, 1) (default: 0).")
    private Double dropout;

    @Option(names = "--epochs", paramLabel = "N", description = "How often through the training part (quick: 5).")
    private Integer epochs;

    @Option(names = "--batch-size", paramLabel = "N", description = "Images per step (quick: 64).")
    private Integer batchSize;

    @Option(names = "--lr", paramLabel = "X", description = "Learning rate (quick: 0.1).")
    private Double learningRate;

    @Option(names = "--optimizer", paramLabel = "NAME", description = "sgd, momentum or nesterov (default: sgd).")
    private String optimizer;

    @Option(
            names = "--momentum",
            paramLabel = "X",
            description = "Share of the velocity that stays, for momentum and nesterov, in [0, 1) (default: 0.9).")
    private Double momentum;

    @Option(names = "--l2", paramLabel = "X", description = "X in loss += X * sum of squared weights (default: 0).")
    private Double l2;

    /** Checks every value and puts it into the preset's plans. */
    List<Plan> apply(Preset preset) {
        check();
        List<Plan> plans = new ArrayList<>();
        for (Plan plan : preset.plans()) {
            if (models == null || models.contains(plan.model())) {
                plans.add(replace(plan));
            }
        }
        checkUsed(plans);
        return plans;
    }

    private void check() {
        if (models != null) {
            models.forEach(model -> Choices.check("--models", model, Models.tokens()));
        }
        if (hidden != null) {
            hidden.forEach(size -> atLeastOne("--hidden", size));
        }
        atLeastOne("--epochs", epochs);
        atLeastOne("--batch-size", batchSize);
        positive("--lr", learningRate);
        positive("--weight-scale", weightScale);
        inUnitInterval("--dropout", dropout);
        inUnitInterval("--momentum", momentum);
        if (l2 != null && !(l2 >= 0 && Double.isFinite(l2))) {
            throw UserException.usage("--l2 must be a finite number of at least 0, not " + l2 + ".");
        }
    }

    /** An option that changes nothing is a mistake that nobody would see. */
    private void checkUsed(List<Plan> plans) {
        if (momentum != null && plans.stream().allMatch(plan -> plan.optimizer().kind() == OptimizerSpec.Kind.SGD)) {
            throw UserException.usage(
                    "--momentum has no effect with --optimizer sgd.\nAdd --optimizer momentum or nesterov.");
        }
        if (weightScale != null && plans.stream().allMatch(plan -> plan.initializer() != Initializer.NORMAL)) {
            throw UserException.usage("--weight-scale has no effect without --init normal.\nAdd --init normal.");
        }
    }

    private static void atLeastOne(String option, Integer value) {
        if (value != null && value < 1) {
            throw UserException.usage(option + " must be at least 1, not " + value + ".");
        }
    }

    private static void positive(String option, Double value) {
        if (value != null && !(value > 0 && Double.isFinite(value))) {
            throw UserException.usage(option + " must be a finite number above 0, not " + value + ".");
        }
    }

    private static void inUnitInterval(String option, Double value) {
        if (value != null && !(value >= 0 && value < 1)) {
            throw UserException.usage(option + " must be at least 0 and below 1, not " + value + ".");
        }
    }

    private Plan replace(Plan plan) {
        return new Plan(
                plan.experiment(),
                plan.variant(),
                plan.model(),
                or(hidden, plan.hidden()),
                activation == null
                        ? plan.activation()
                        : Choices.pick(
                                "--activation", activation, ActivationFunction.values(), ActivationFunction::token),
                or(dropout, plan.dropout()),
                init == null
                        ? plan.initializer()
                        : Choices.pick("--init", init, Initializer.values(), Initializer::token),
                or(weightScale, plan.weightScale()),
                or(epochs, plan.epochs()),
                or(batchSize, plan.batchSize()),
                or(learningRate, plan.learningRate()),
                optimizer(plan.optimizer()),
                or(l2, plan.l2()));
    }

    private static <T> T or(T chosen, T fromPreset) {
        return Optional.ofNullable(chosen).orElse(fromPreset);
    }

    private OptimizerSpec optimizer(OptimizerSpec fromPreset) {
        OptimizerSpec.Kind kind = optimizer == null
                ? fromPreset.kind()
                : Choices.pick("--optimizer", optimizer, OFFERED_OPTIMIZERS, OptimizerSpec.Kind::token);
        return new OptimizerSpec(kind, or(momentum, fromPreset.momentum()));
    }
}
