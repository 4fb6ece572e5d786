package backproplab.experiments.cli.option;

import backproplab.experiments.recipe.Recipe;
import backproplab.files.option.Choices;
import backproplab.files.option.Ranges;
import backproplab.network.rule.OptimizerSpec;
import backproplab.network.rule.OptimizerSpec.Kind;
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

    @SearchExample("float:0.5:0.95")
    @Option(
            names = "--momentum",
            paramLabel = "X",
            description = "Share of the velocity that stays, for momentum and nesterov, in [0, 1) (default: 0.9).")
    private Double momentum;

    @SearchExample("log:1e-4:1e-1")
    @Option(
            names = "--weight-decay",
            paramLabel = "X",
            description = "Decoupled decay of weights, for adamw (default: 0.01).")
    private Double weightDecay;

    @SearchExample("log:1e-6:1e-3")
    @Option(names = "--l2", paramLabel = "X", description = "X in loss += X * sum of squared weights (default: 0).")
    private Double l2;

    @SearchExample("log:0.1:10")
    @Option(
            names = "--clip-norm",
            paramLabel = "X",
            description = "Scale gradients down to this norm over all parameters (default: no limit).")
    private Double clipNorm;

    @SearchExample("float:0:0.2")
    @Option(
            names = "--label-smoothing",
            paramLabel = "X",
            description = "Share of the target that is spread over all classes, in [0, 1) (default: 0).")
    private Double labelSmoothing;

    TrainingRule rule(TrainingRule preset) {
        return new Given<>(preset)
                .with(optimizer, (rule, name) -> rule.withOptimizer(named(name, rule.optimizer())))
                .with(
                        momentum,
                        (rule, share) ->
                                rule.withOptimizer(rule.optimizer().withMomentum(Ranges.share("--momentum", share))))
                .with(weightDecay, (rule, decay) -> decaying(rule, Ranges.notNegative("--weight-decay", decay)))
                .with(l2, (rule, reg) -> rule.withL2(Ranges.notNegative("--l2", reg)))
                .with(clipNorm, (rule, norm) -> rule.withClipNorm(Ranges.positive("--clip-norm", norm)))
                .with(
                        labelSmoothing,
                        (rule, share) -> rule.withLabelSmoothing(Ranges.share("--label-smoothing", share)))
                .settings();
    }

    /** The preset's own constants stay if its optimizer does. */
    private static OptimizerSpec named(String name, OptimizerSpec preset) {
        Kind kind = Choices.pick("--optimizer", name, Kind.values(), Kind::token);
        return kind == preset.kind() ? preset : OptimizerSpec.of(kind);
    }

    private static TrainingRule decaying(TrainingRule rule, double decay) {
        OptimizerSpec optimizer = rule.optimizer();
        return optimizer.kind() == Kind.ADAMW ? rule.withOptimizer(optimizer.withWeightDecay(decay)) : rule;
    }

    void checkUsed(List<Recipe> recipes) {
        List<Kind> kinds =
                recipes.stream().map(recipe -> recipe.rule().optimizer().kind()).toList();
        Ranges.used(
                "--momentum",
                momentum,
                kinds.stream().anyMatch(Kind::hasMomentum),
                " has no effect without --optimizer momentum or nesterov.\nAdd one of them.",
                "--optimizer");
        Ranges.used(
                "--weight-decay",
                weightDecay,
                kinds.contains(Kind.ADAMW),
                " has no effect without --optimizer adamw.\nAdd it, or use --l2 with other optimizers.",
                "--optimizer");
    }
}
