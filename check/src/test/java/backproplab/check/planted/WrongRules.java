package backproplab.check.planted;

import backproplab.manual.layer.Parameter;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.rule.OptimizerSpec;
import java.util.List;

/** Gradient descent with and without momentum as students hand it in. */
final class WrongRules {
    private WrongRules() {}

    @Planted(value = "sgd-ascent", as = "sgd")
    public static class Ascent extends ElementRule.Sgd {
        public Ascent(OptimizerSpec spec) {
            super(spec);
        }

        @Override
        double next(double x, double g, Memory memory, double lr) {
            return x + lr * g;
        }
    }

    @Planted(value = "sgd-no-rate", as = "sgd")
    public static class WithoutRate extends ElementRule.Sgd {
        public WithoutRate(OptimizerSpec spec) {
            super(spec);
        }

        @Override
        double next(double x, double g, Memory memory, double lr) {
            return x - g;
        }
    }

    @Planted(value = "sgd-gradient-zeroed", as = "sgd")
    public static class ClearsGradients extends ElementRule.Sgd {
        public ClearsGradients(OptimizerSpec spec) {
            super(spec);
        }

        @Override
        public void step(List<Parameter<DoubleTensor>> parameters, double learningRate) {
            super.step(parameters, learningRate);
            parameters.forEach(parameter -> parameter.gradient().zero());
        }
    }

    @Planted(value = "momentum-ascent", as = "momentum")
    public static class VelocitySubtracted extends ElementRule.Momentum {
        public VelocitySubtracted(OptimizerSpec spec) {
            super(spec);
        }

        @Override
        double next(double x, double g, Memory memory, double lr) {
            double after = super.next(x, g, memory, lr);
            return x - (after - x);
        }
    }

    /** The minus of the one usual form and that of the other: the velocity turns round at every step. */
    @Planted(value = "momentum-velocity-sign", as = "momentum")
    public static class VelocityTurning extends ElementRule.Momentum {
        public VelocityTurning(OptimizerSpec spec) {
            super(spec);
        }

        @Override
        double next(double x, double g, Memory memory, double lr) {
            memory.first = -spec.momentum() * memory.first - lr * g;
            return x + memory.first;
        }
    }

    @Planted(value = "momentum-look-ahead", as = "momentum")
    public static class LookAhead extends ElementRule.Momentum {
        public LookAhead(OptimizerSpec spec) {
            super(spec);
        }

        @Override
        double next(double x, double g, Memory memory, double lr) {
            double old = memory.first;
            memory.first = spec.momentum() * old - lr * g;
            return x - spec.momentum() * old + (1 + spec.momentum()) * memory.first;
        }
    }

    @Planted(value = "momentum-no-rate", as = "momentum")
    public static class VelocityWithoutRate extends ElementRule.Momentum {
        public VelocityWithoutRate(OptimizerSpec spec) {
            super(spec);
        }

        @Override
        double next(double x, double g, Memory memory, double lr) {
            return super.next(x, g, memory, 1);
        }
    }

    /** As in a moving average. */
    @Planted(value = "momentum-dampened", as = "momentum")
    public static class Dampened extends ElementRule.Momentum {
        public Dampened(OptimizerSpec spec) {
            super(spec);
        }

        @Override
        double next(double x, double g, Memory memory, double lr) {
            memory.first = blend(spec.momentum(), memory.first, -lr * g);
            return x + memory.first;
        }
    }

    @Planted(value = "momentum-velocity-forgotten", as = "momentum")
    public static class VelocityForgotten extends ElementRule.Momentum {
        public VelocityForgotten(OptimizerSpec spec) {
            super(spec);
        }

        @Override
        double next(double x, double g, Memory memory, double lr) {
            return super.next(x, g, new Memory(), lr);
        }
    }

    @Planted(value = "nesterov-classical", as = "nesterov")
    public static class ClassicalForNesterov extends ElementRule.Nesterov {
        public ClassicalForNesterov(OptimizerSpec spec) {
            super(spec);
        }

        @Override
        double next(double x, double g, Memory memory, double lr) {
            memory.first = spec.momentum() * memory.first - lr * g;
            return x + memory.first;
        }
    }
}
