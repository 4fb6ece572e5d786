package backproplab.check.mistake;

import backproplab.check.part.Parts;
import backproplab.manual.layer.Parameter;
import backproplab.manual.loops.OptimizerLoops;
import backproplab.manual.optim.Optimizer;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.rule.OptimizerSpec;
import backproplab.network.rule.OptimizerSpec.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Function;
import java.util.stream.Stream;

/** What goes wrong in plain descent, momentum and Nesterov's look-ahead. */
final class DescentMistakes {
    /** {@code rho v - lr g}. */
    private static final Velocity VELOCITY = (rho, v, g, lr) -> rho * v - lr * g;

    /** {@code (1 + rho) v - rho v_old}. */
    private static final Move LOOK_AHEAD = (rho, before, v, g, lr) -> (1 + rho) * v - rho * before;

    /** {@code v}. */
    private static final Move CLASSICAL = (rho, before, v, g, lr) -> v;

    private DescentMistakes() {}

    static List<Mistake> all() {
        return Stream.of(plain(), momentum(), velocities(), nesterov())
                .flatMap(List::stream)
                .toList();
    }

    static Mistake mistake(
            Kind kind,
            String id,
            String says,
            String asks,
            String method,
            Function<OptimizerSpec, RuleSteps.Change> rule) {
        return mistake(kind, id, says, asks, method, List.of(rule));
    }

    /** The same mistake in several forms of a rule, the textbook's first. */
    static Mistake mistake(
            Kind kind,
            String id,
            String says,
            String asks,
            String method,
            List<Function<OptimizerSpec, RuleSteps.Change>> forms) {
        return made(kind, id, says, asks, method, steps(forms, false));
    }

    static Mistake made(
            Kind kind,
            String id,
            String says,
            String asks,
            String method,
            List<Function<OptimizerSpec, Optimizer<DoubleTensor>>> forms) {
        String token = kind.token();
        List<Parts> parts = forms.stream().map(make -> Planted.rule(kind, make)).toList();
        return new Mistake(token + "-" + id, token, says, asks, "OptimizerLoops." + method, parts);
    }

    private static List<Function<OptimizerSpec, Optimizer<DoubleTensor>>> steps(
            List<Function<OptimizerSpec, RuleSteps.Change>> forms, boolean shared) {
        return forms.stream()
                .<Function<OptimizerSpec, Optimizer<DoubleTensor>>>map(
                        form -> spec -> new RuleSteps(form.apply(spec), shared))
                .toList();
    }

    /** One velocity, or average, for all parameters, of the rule that is right otherwise. */
    static Mistake shared(Kind kind, String method, Function<OptimizerSpec, RuleSteps.Change> right) {
        return shared(kind, method, List.of(right));
    }

    static Mistake shared(Kind kind, String method, List<Function<OptimizerSpec, RuleSteps.Change>> forms) {
        return made(
                kind,
                "state-shared",
                "all parameters share one array of state: each goes on with what the one before left in it",
                "has each parameter a velocity, or an average, of its own?",
                method,
                steps(forms, true));
    }

    private static List<Mistake> plain() {
        return List.of(
                sgd("ascent", "it climbs: the gradient is added", "is it x -= lr g?", (g, x, s, step) -> step.lr() * g),
                sgd("no-rate", "the learning rate is not used", "is it x -= lr g?", (g, x, s, step) -> -g),
                sgd(
                        "value-set",
                        "the parameter is set to -lr g, where that is to be added",
                        "is it x -= , or x = - ?",
                        (g, x, s, step) -> -step.lr() * g - x),
                sgd(
                        "first-parameter-only",
                        "only the first parameter moves",
                        "does the loop go on to all parameters?",
                        (g, x, s, step) -> step.parameter() == 0 ? -step.lr() * g : 0),
                made(
                        Kind.SGD,
                        "gradient-modified",
                        "it multiplies the gradient itself by the learning rate; the step is right",
                        "is lr g computed without writing to the gradient?",
                        "change",
                        List.of(spec -> new Spoiling(spec, (gradient, lr) -> gradient * lr))),
                made(
                        Kind.SGD,
                        "gradient-zeroed",
                        "it sets the gradient to zero; the step is right",
                        "does the rule write to the gradient? Whoever trains zeroes it",
                        "step",
                        List.of(spec -> new Spoiling(spec, (gradient, lr) -> 0))));
    }

    private static Mistake sgd(String id, String says, String asks, RuleSteps.Change change) {
        return mistake(Kind.SGD, id, says, asks, "change", spec -> change);
    }

    /** The new velocity from the old. */
    @FunctionalInterface
    private interface Velocity {
        double next(double rho, double v, double g, double lr);
    }

    /** What x moves by, from the old velocity and the new. */
    @FunctionalInterface
    private interface Move {
        double of(double rho, double before, double v, double g, double lr);
    }

    private static Mistake with(Kind kind, String id, String says, String asks, Velocity velocity, Move move) {
        return mistake(kind, id, says, asks, kind.token(), spec -> change(spec.momentum(), velocity, move));
    }

    private static RuleSteps.Change change(double rho, Velocity velocity, Move move) {
        return (g, x, state, step) -> {
            double before = state[0];
            state[0] = velocity.next(rho, before, g, step.lr());
            return move.of(rho, before, state[0], g, step.lr());
        };
    }

    private static List<Mistake> momentum() {
        Kind kind = Kind.MOMENTUM;
        return List.of(
                with(
                        kind,
                        "ascent",
                        "it climbs: the velocity is subtracted, and has the minus in it already",
                        "is it x += v with v = rho v - lr g?",
                        VELOCITY,
                        (rho, before, v, g, lr) -> -v),
                with(
                        kind,
                        "velocity-sign",
                        "the old velocity has the wrong sign: it brakes",
                        "is it rho v - lr g?",
                        (rho, v, g, lr) -> -rho * v - lr * g,
                        CLASSICAL),
                with(
                                kind,
                                "look-ahead",
                                "this is exactly Nesterov momentum, with its look-ahead; the classical form is asked for",
                                "is it x += v and no more?",
                                VELOCITY,
                                LOOK_AHEAD)
                        .asWhole(),
                with(
                        kind,
                        "rate-twice",
                        "the learning rate is used twice: in the velocity and in the step",
                        "has v the rate in it already where x moves?",
                        VELOCITY,
                        (rho, before, v, g, lr) -> lr * v),
                with(
                        kind,
                        "old-velocity",
                        "x moves by the velocity of the step before",
                        "is v computed before x moves?",
                        VELOCITY,
                        (rho, before, v, g, lr) -> before));
    }

    private static List<Mistake> velocities() {
        Kind kind = Kind.MOMENTUM;
        return List.of(
                with(
                        kind,
                        "dampened",
                        "the gradient is multiplied by 1 - rho: the velocity is an average",
                        "is it rho v - lr g, without a factor 1 - rho?",
                        (rho, v, g, lr) -> rho * v - (1 - rho) * lr * g,
                        CLASSICAL),
                with(
                        kind,
                        "no-rate",
                        "the learning rate is not used",
                        "is it rho v - lr g?",
                        (rho, v, g, lr) -> rho * v - g,
                        CLASSICAL),
                with(
                                kind,
                                "velocity-forgotten",
                                "this is exactly plain gradient descent: the velocity is not kept from step to step",
                                "is v a field for each element, and written?",
                                (rho, v, g, lr) -> -lr * g,
                                CLASSICAL)
                        .asWhole(),
                with(
                        kind,
                        "rho-turned-round",
                        "rho is turned round: the velocity keeps 1 - rho of the old",
                        "is it rho v - lr g?",
                        (rho, v, g, lr) -> (1 - rho) * v - lr * g,
                        CLASSICAL),
                shared(kind, "step", spec -> change(spec.momentum(), VELOCITY, CLASSICAL)));
    }

    private static List<Mistake> nesterov() {
        Kind kind = Kind.NESTEROV;
        String right = "is it (1 + rho) v - rho v_old, with v_old kept before v changes?";
        return List.of(
                with(
                                kind,
                                "classical",
                                "this is exactly classical momentum: x moves by the velocity, without a look ahead",
                                right,
                                VELOCITY,
                                CLASSICAL)
                        .asWhole(),
                with(
                        kind,
                        "old-velocity-sign",
                        "rho times the old velocity is added, where it is to be subtracted",
                        right,
                        VELOCITY,
                        (rho, before, v, g, lr) -> (1 + rho) * v + rho * before),
                with(
                        kind,
                        "old-velocity-forgotten",
                        "the old velocity is not subtracted: x moves by (1 + rho) v",
                        right,
                        VELOCITY,
                        (rho, before, v, g, lr) -> (1 + rho) * v),
                with(
                        kind,
                        "rho-missing",
                        "x moves by v - lr g: rho is missing before v",
                        "is it rho v - lr g, with the new v, or (1 + rho) v - rho v_old?",
                        VELOCITY,
                        (rho, before, v, g, lr) -> v - lr * g),
                with(
                        kind,
                        "ascent",
                        "it climbs: the step has the opposite sign",
                        "v has the minus already: is x increased by it?",
                        VELOCITY,
                        (rho, before, v, g, lr) -> -LOOK_AHEAD.of(rho, before, v, g, lr)),
                with(
                        kind,
                        "velocity-forgotten",
                        "the velocity is not kept from step to step",
                        "is v a field for each element, and written?",
                        (rho, v, g, lr) -> -lr * g,
                        (rho, before, v, g, lr) -> (1 + rho) * v),
                shared(kind, "step", spec -> change(spec.momentum(), VELOCITY, LOOK_AHEAD)));
    }

    /** The right step, which then writes over the gradients. */
    private static final class Spoiling implements Optimizer<DoubleTensor> {
        private final Optimizer<DoubleTensor> rule;
        private final DoubleBinaryOperator spoilt;

        Spoiling(OptimizerSpec spec, DoubleBinaryOperator spoilt) {
            rule = new OptimizerLoops(spec);
            this.spoilt = spoilt;
        }

        @Override
        public void step(List<Parameter<DoubleTensor>> parameters, double learningRate) {
            rule.step(parameters, learningRate);
            for (Parameter<DoubleTensor> parameter : parameters) {
                double[] g = parameter.gradient().data();
                Arrays.setAll(g, i -> spoilt.applyAsDouble(g[i], learningRate));
            }
        }
    }
}
