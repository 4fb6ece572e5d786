package backproplab.check.planted;

import backproplab.network.rule.OptimizerSpec;

/** AdaGrad, RMSProp and Adam as students hand them in. */
final class WrongAdaptiveRules {
    private WrongAdaptiveRules() {}

    @Planted(value = "adagrad-not-accumulated", as = "adagrad")
    public static class SquareOfNow extends ElementRule.AdaGrad {
        public SquareOfNow(OptimizerSpec spec) {
            super(spec);
        }

        @Override
        double next(double x, double g, Memory memory, double lr) {
            return super.next(x, g, new Memory(), lr);
        }
    }

    @Planted(value = "adagrad-no-root", as = "adagrad")
    public static class AdaGradWithoutRoot extends ElementRule.AdaGrad {
        public AdaGradWithoutRoot(OptimizerSpec spec) {
            super(spec);
        }

        @Override
        double next(double x, double g, Memory memory, double lr) {
            memory.second += g * g;
            return x - lr * g / (memory.second + spec.epsilon());
        }
    }

    @Planted(value = "rmsprop-no-root", as = "rmsprop")
    public static class RmsPropWithoutRoot extends ElementRule.RmsProp {
        public RmsPropWithoutRoot(OptimizerSpec spec) {
            super(spec);
        }

        @Override
        double root(double square) {
            return square + spec.epsilon();
        }
    }

    @Planted(value = "rmsprop-epsilon-outside-root", as = "rmsprop")
    public static class RmsPropEpsilonOutside extends ElementRule.RmsProp {
        public RmsPropEpsilonOutside(OptimizerSpec spec) {
            super(spec);
        }

        @Override
        double root(double square) {
            return Math.sqrt(square) + spec.epsilon();
        }
    }

    @Planted(value = "rmsprop-decay-turned-round", as = "rmsprop")
    public static class DecayTurnedRound extends ElementRule.RmsProp {
        public DecayTurnedRound(OptimizerSpec spec) {
            super(spec);
        }

        @Override
        double next(double x, double g, Memory memory, double lr) {
            memory.second = blend(1 - spec.decay(), memory.second, g * g);
            return x - lr * g / root(memory.second);
        }
    }

    @Planted(value = "rmsprop-accumulates", as = "rmsprop")
    public static class SumsForEver extends ElementRule.RmsProp {
        public SumsForEver(OptimizerSpec spec) {
            super(spec);
        }

        @Override
        double next(double x, double g, Memory memory, double lr) {
            memory.second += g * g;
            return x - lr * g / root(memory.second);
        }
    }

    @Planted(value = "adam-no-root", as = "adam")
    public static class AdamWithoutRoot extends ElementRule.Adam {
        public AdamWithoutRoot(OptimizerSpec spec) {
            super(spec);
        }

        @Override
        double root(double square) {
            return square + spec.epsilon();
        }
    }

    @Planted(value = "adam-epsilon-inside-root", as = "adam")
    public static class EpsilonInside extends ElementRule.Adam {
        public EpsilonInside(OptimizerSpec spec) {
            super(spec);
        }

        @Override
        double root(double square) {
            return Math.sqrt(square + spec.epsilon());
        }
    }

    @Planted(value = "adam-no-bias-correction", as = "adam")
    public static class NoBiasCorrection extends ElementRule.Adam {
        public NoBiasCorrection(OptimizerSpec spec) {
            super(spec);
        }

        @Override
        double rate(double lr) {
            return lr;
        }
    }

    @Planted(value = "adam-step-from-0", as = "adam")
    public static class StepFromZero extends ElementRule.Adam {
        public StepFromZero(OptimizerSpec spec) {
            super(spec);
            t = -1;
        }
    }

    /** Counted before the first step and once more in it. */
    @Planted(value = "adam-step-from-2", as = "adam")
    public static class StepFromTwo extends ElementRule.Adam {
        public StepFromTwo(OptimizerSpec spec) {
            super(spec);
            t = 1;
        }
    }

    @Planted(value = "adam-betas-exchanged", as = "adam")
    public static class BetasExchanged extends ElementRule.Adam {
        public BetasExchanged(OptimizerSpec spec) {
            super(spec);
        }

        @Override
        double beta1() {
            return spec.beta2();
        }

        @Override
        double beta2() {
            return spec.beta1();
        }
    }

    @Planted(value = "adam-not-squared", as = "adam")
    public static class NotSquared extends ElementRule.Adam {
        public NotSquared(OptimizerSpec spec) {
            super(spec);
        }

        @Override
        double square(double g) {
            return Math.abs(g);
        }
    }

    /** L2 in place of decoupled decay. */
    @Planted(value = "adamw-decay-in-gradient", as = "adamw")
    public static class DecayInTheGradient extends ElementRule.AdamW {
        private boolean decays;

        public DecayInTheGradient(OptimizerSpec spec) {
            super(spec);
        }

        @Override
        double decay(double lr, double x) {
            decays = true;
            return 0;
        }

        @Override
        double next(double x, double g, Memory memory, double lr) {
            double pull = decays ? spec.weightDecay() * x : 0;
            decays = false;
            return super.next(x, g + pull, memory, lr);
        }
    }

    @Planted(value = "adamw-decay-without-rate", as = "adamw")
    public static class DecayWithoutRate extends ElementRule.AdamW {
        public DecayWithoutRate(OptimizerSpec spec) {
            super(spec);
        }

        @Override
        double decay(double lr, double x) {
            return spec.weightDecay() * x;
        }
    }

    @Planted(value = "adamw-no-decay", as = "adamw")
    public static class NoDecay extends ElementRule.AdamW {
        public NoDecay(OptimizerSpec spec) {
            super(spec);
        }

        @Override
        double decay(double lr, double x) {
            return 0;
        }
    }
}
