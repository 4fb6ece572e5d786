package backproplab.experiments.cli.option;

import backproplab.experiments.recipe.Plan;
import backproplab.files.option.Choices;
import backproplab.network.rule.OptimizerSpec;
import backproplab.network.rule.TrainingRule;
import java.util.List;
import picocli.CommandLine.Option;

/** Options that decide what a training step does. */
final class RuleOptions {
    @Option(
            names = "--optimizer",
            paramLabel = "NAME",
            description = "sgd, momentum, nesterov, adagrad, rmsprop, adam or adamw.")
    private String optimizer;

    @Option(
            names = "--momentum",
            paramLabel = "X",
            description = "Share of the velocity that stays, for momentum and nesterov, in [0, 1) (default: 0.9).")
    private Double momentum;

    @Option(
            names = "--weight-decay",
            paramLabel = "X",
            description = "Decoupled decay of weights, for adamw (default: 0.01).")
    private Double weightDecay;

    @Option(names = "--l2", paramLabel = "X", description = "X in loss += X * sum of squared weights (default: 0).")
    private Double l2;

    @Option(
            names = "--clip-norm",
            paramLabel = "X",
            description = "Scale gradients down to this norm over all parameters (default: no limit).")
    private Double clipNorm;

    @Option(
            names = "--label-smoothing",
            paramLabel = "X",
            description = "Share of the target that is spread over all classes, in [0, 1) (default: 0).")
    private Double labelSmoothing;

    void check() {
        Ranges.share("--momentum", momentum);
        Ranges.notNegative("--weight-decay", weightDecay);
        Ranges.notNegative("--l2", l2);
        Ranges.positive("--clip-norm", clipNorm);
        Ranges.share("--label-smoothing", labelSmoothing);
    }

    TrainingRule rule(TrainingRule preset) {
        return new TrainingRule(
                optimizer(preset.optimizer()),
                Ranges.or(l2, preset.l2()),
                Ranges.or(clipNorm, preset.clipNorm()),
                Ranges.or(labelSmoothing, preset.labelSmoothing()));
    }

    private OptimizerSpec optimizer(OptimizerSpec preset) {
        OptimizerSpec spec = preset;
        if (optimizer != null) {
            OptimizerSpec.Kind kind =
                    Choices.pick("--optimizer", optimizer, OptimizerSpec.Kind.values(), OptimizerSpec.Kind::token);
            spec = kind == preset.kind() ? preset : OptimizerSpec.of(kind);
        }
        if (momentum != null) {
            spec = spec.withMomentum(momentum);
        }
        if (weightDecay != null && spec.kind() == OptimizerSpec.Kind.ADAMW) {
            spec = spec.withWeightDecay(weightDecay);
        }
        return spec;
    }

    void checkUsed(List<Plan> plans) {
        Ranges.used(
                momentum,
                plans.stream()
                        .anyMatch(
                                plan -> plan.recipe().rule().optimizer().kind().hasMomentum()),
                "--momentum has no effect without --optimizer momentum or nesterov.\nAdd one of them.");
        Ranges.used(
                weightDecay,
                plans.stream().anyMatch(plan -> plan.recipe().rule().optimizer().kind() == OptimizerSpec.Kind.ADAMW),
                "--weight-decay has no effect without --optimizer adamw.\nAdd it, or use --l2 with other optimizers.");
    }
}
