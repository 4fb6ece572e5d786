package backproplab.check.planted;

import backproplab.network.rule.OptimizerSpec;

/**
 * Adam as the paper's algorithm 1, PyTorch and CS231n have it: mean and square are corrected, and epsilon is added to the root of the
 * corrected square. The textbook has the correction in the rate.
 */
final class AlgorithmOne {
    private AlgorithmOne() {}

    @Planted(
            value = {},
            as = "adam")
    public static class Adam extends ElementRule.AdamW {
        public Adam(OptimizerSpec spec) {
            super(spec);
        }

        double correctedMean(double mean) {
            return mean / (1 - Math.pow(beta1(), t));
        }

        double correctedSquare(double square) {
            return square / (1 - Math.pow(beta2(), t));
        }

        @Override
        double next(double x, double g, Memory memory, double lr) {
            memory.first = blend(beta1(), memory.first, g);
            memory.second = blend(beta2(), memory.second, square(g));
            return x - lr * correctedMean(memory.first) / root(correctedSquare(memory.second));
        }
    }

    @Planted(
            value = {},
            as = "adamw")
    public static class AdamW extends Adam {
        public AdamW(OptimizerSpec spec) {
            super(spec);
        }
    }

    @Planted(value = "adam-betas-exchanged", as = "adam")
    public static class BetasExchanged extends Adam {
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

    @Planted(value = "adam-no-correction-of-m", as = "adam")
    public static class MeanNotCorrected extends Adam {
        public MeanNotCorrected(OptimizerSpec spec) {
            super(spec);
        }

        @Override
        double correctedMean(double mean) {
            return mean;
        }
    }

    @Planted(value = "adam-no-correction-of-v", as = "adam")
    public static class SquareNotCorrected extends Adam {
        public SquareNotCorrected(OptimizerSpec spec) {
            super(spec);
        }

        @Override
        double correctedSquare(double square) {
            return square;
        }
    }

    @Planted(value = "adam-step-from-0", as = "adam")
    public static class StepFromZero extends Adam {
        public StepFromZero(OptimizerSpec spec) {
            super(spec);
            t = -1;
        }
    }

    @Planted(value = "adam-step-not-counted", as = "adam")
    public static class AlwaysTheFirst extends Adam {
        public AlwaysTheFirst(OptimizerSpec spec) {
            super(spec);
        }

        @Override
        void tick() {
            t = 1;
        }
    }

    @Planted(value = "adam-no-root", as = "adam")
    public static class WithoutRoot extends Adam {
        public WithoutRoot(OptimizerSpec spec) {
            super(spec);
        }

        @Override
        double root(double square) {
            return square + spec.epsilon();
        }
    }

    @Planted(value = "adam-epsilon-inside-root", as = "adam")
    public static class EpsilonInside extends Adam {
        public EpsilonInside(OptimizerSpec spec) {
            super(spec);
        }

        @Override
        double root(double square) {
            return Math.sqrt(square + spec.epsilon());
        }
    }

    @Planted(value = "adam-no-epsilon", as = "adam")
    public static class NoEpsilon extends Adam {
        public NoEpsilon(OptimizerSpec spec) {
            super(spec);
        }

        @Override
        double root(double square) {
            return Math.sqrt(square);
        }
    }

    /** Keras' epsilon, but not Keras' Adam, which adds it to the root of v before v is corrected. */
    @Planted(value = "adam-epsilon-1e-7", as = "adam")
    public static class EpsilonOfKeras extends Adam {
        public EpsilonOfKeras() {
            super(new OptimizerSpec(OptimizerSpec.Kind.ADAM, 0, 0.95, 0.9, 0.999, 1e-7, 0));
        }
    }

    /** The same, told the other constants. */
    @Planted(value = "adam-epsilon-1e-7", as = "adam")
    public static class EpsilonOfKerasAlways extends Adam {
        public EpsilonOfKerasAlways(OptimizerSpec spec) {
            super(spec);
        }

        @Override
        double root(double square) {
            return Math.sqrt(square) + 1e-7;
        }
    }

    /** Explained by no whole implementation, but by the changed tensor, of this form. */
    @Planted(value = "sign", as = "adam")
    public static class Ascent extends Adam {
        public Ascent(OptimizerSpec spec) {
            super(spec);
        }

        @Override
        double correctedMean(double mean) {
            return -super.correctedMean(mean);
        }
    }

    @Planted(value = "adamw-decay-in-gradient", as = "adamw")
    public static class DecayInTheGradient extends AdamW {
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
}
