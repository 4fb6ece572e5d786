package backproplab.check.planted;

import backproplab.manual.layer.Parameter;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.rule.OptimizerSpec;

/** Losses, penalties, rules and networks with two mistakes at once. */
final class TwoElsewhere {
    private TwoElsewhere() {}

    @Planted({"softmax-not-over-batch", "softmax-one-hot-forgotten"})
    public static class SumWithoutOneHot extends WrongLoss.OneHotForgotten {
        public SumWithoutOneHot(double smoothing) {
            super(smoothing);
        }

        @Override
        double mean(double total, int rows) {
            return total;
        }
    }

    @Planted({"softmax-clipped-at-1e-10", "softmax-gradient-not-over-batch"})
    public static class ClippedAndNotDivided extends WrongLoss.ClippedAtTiny {
        public ClippedAndNotDivided(double smoothing) {
            super(smoothing);
        }

        @Override
        double gradient(double probability, double target, int rows) {
            return probability - target;
        }
    }

    @Planted({"sign", "softmax-over-classes-too"})
    public static class SignAndClasses extends WrongLoss.MeanOverEverything {
        public SignAndClasses(double smoothing) {
            super(smoothing);
        }

        @Override
        double gradient(double probability, double target, int rows) {
            return -super.gradient(probability, target, rows);
        }
    }

    @Planted({"softmax-no-maximum", "softmax-smoothing-ignored"})
    public static class OverflowWithoutSmoothing extends WrongLoss.NoMaximumInLogarithms {
        public OverflowWithoutSmoothing(double smoothing) {
            super(0);
        }
    }

    @Planted({"l2-half", "l2-on-biases"})
    public static class HalfOnBiases extends WrongPenalty.HalfReg {
        public HalfOnBiases(double reg) {
            super(reg);
        }

        @Override
        boolean covers(Parameter<DoubleTensor> parameter) {
            return true;
        }
    }

    @Planted(
            value = {"momentum-dampened", "momentum-ascent"},
            as = "momentum")
    public static class DampenedUphill extends WrongRules.Dampened {
        public DampenedUphill(OptimizerSpec spec) {
            super(spec);
        }

        @Override
        double next(double x, double g, Memory memory, double lr) {
            return x - (super.next(x, g, memory, lr) - x);
        }
    }

    @Planted(
            value = {"momentum-look-ahead", "momentum-no-rate"},
            as = "momentum")
    public static class LookAheadWithoutRate extends WrongRules.LookAhead {
        public LookAheadWithoutRate(OptimizerSpec spec) {
            super(spec);
        }

        @Override
        double next(double x, double g, Memory memory, double lr) {
            return super.next(x, g, memory, 1);
        }
    }

    @Planted(
            value = {"adam-no-bias-correction", "adam-epsilon-inside-root"},
            as = "adam")
    public static class UncorrectedInside extends WrongAdaptiveRules.NoBiasCorrection {
        public UncorrectedInside(OptimizerSpec spec) {
            super(spec);
        }

        @Override
        double root(double square) {
            return Math.sqrt(square + spec.epsilon());
        }
    }

    @Planted(
            value = {"adam-no-root", "adam-betas-exchanged"},
            as = "adam")
    public static class ExchangedWithoutRoot extends WrongAdaptiveRules.BetasExchanged {
        public ExchangedWithoutRoot(OptimizerSpec spec) {
            super(spec);
        }

        @Override
        double root(double square) {
            return square + spec.epsilon();
        }
    }

    @Planted(
            value = {"rmsprop-no-root", "rmsprop-decay-turned-round"},
            as = "rmsprop")
    public static class TurnedWithoutRoot extends WrongAdaptiveRules.DecayTurnedRound {
        public TurnedWithoutRoot(OptimizerSpec spec) {
            super(spec);
        }

        @Override
        double root(double square) {
            return square + spec.epsilon();
        }
    }

    @Planted({"net-relu-no-mask", "net-penalty-half"})
    public static class NoMaskHalfReg extends WrongNets.HalfReg {
        public NoMaskHalfReg(int in, int hidden, int classes) {
            super(in, hidden, classes);
        }

        @Override
        double[][] hiddenGradient(double[][] d, double[][] h) {
            return Matrices.times(d, Matrices.transposed(Matrices.rows(w2.value())));
        }
    }

    @Planted({"net-gradients-add", "net-one-hot-forgotten"})
    public static class AccumulatesWithoutOneHot extends WrongNets.Accumulates {
        public AccumulatesWithoutOneHot(int in, int hidden, int classes) {
            super(in, hidden, classes);
        }

        @Override
        double[][] scoreGradient(double[][] p, int[] labels) {
            return Matrices.times(1.0 / p.length, p);
        }
    }

    @Planted(
            value = {"kaiming-normal-fan-out", "as-uniform"},
            as = "kaiming-normal")
    public static class UniformOfFanOut extends ScaledNoise.KaimingUniform {
        @Override
        double scale(double fanIn, double fanOut) {
            return Math.sqrt(2 / fanOut);
        }
    }
}
