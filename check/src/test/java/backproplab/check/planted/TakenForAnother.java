package backproplab.check.planted;

import backproplab.network.rule.OptimizerSpec;

/**
 * Right rules, functions and drawings that are handed in as another one; and some that are nearly another one, under names that the
 * catalogue does not have: of them nothing may be said.
 */
final class TakenForAnother {
    private TakenForAnother() {}

    /** As PyTorch writes it, without the rate in the velocity. */
    @Planted(value = "momentum-look-ahead", as = "momentum")
    public static class NesterovOfPytorch extends ElementRule.Momentum {
        public NesterovOfPytorch() {
            super(OptimizerSpec.of(OptimizerSpec.Kind.MOMENTUM));
        }

        @Override
        double next(double x, double g, Memory memory, double lr) {
            memory.first = spec.momentum() * memory.first + g;
            return x - lr * (g + spec.momentum() * memory.first);
        }
    }

    /** As PyTorch has it too, and right: the check's rate does not change. */
    @Planted(
            value = {},
            as = "momentum")
    public static class MomentumOfPytorch extends ElementRule.Momentum {
        public MomentumOfPytorch(OptimizerSpec spec) {
            super(spec);
        }

        @Override
        double next(double x, double g, Memory memory, double lr) {
            memory.first = spec.momentum() * memory.first + g;
            return x - lr * memory.first;
        }
    }

    @Planted(value = "sgd-is-momentum", as = "sgd")
    public static class SgdWithMomentum extends ElementRule.Momentum {
        public SgdWithMomentum() {
            super(OptimizerSpec.SGD);
        }
    }

    /** Asks what rho is. */
    @Planted(value = "sgd-is-momentum", as = "sgd")
    public static class SgdToldMomentum extends ElementRule.Momentum {
        public SgdToldMomentum(OptimizerSpec spec) {
            super(spec);
        }
    }

    @Planted(value = "sgd-is-momentum-0.5", as = "sgd")
    public static class SgdWithHalfMomentum extends ElementRule.Momentum {
        public SgdWithHalfMomentum() {
            super(OptimizerSpec.SGD.withMomentum(0.5));
        }
    }

    @Planted(value = "adam-is-adamw", as = "adam")
    public static class AdamThatDecays extends ElementRule.AdamW {
        public AdamThatDecays() {
            super(OptimizerSpec.of(OptimizerSpec.Kind.ADAMW));
        }
    }

    @Planted(value = "adam-is-adamw", as = "adam")
    public static class AlgorithmOneThatDecays extends AlgorithmOne.AdamW {
        public AlgorithmOneThatDecays() {
            super(OptimizerSpec.of(OptimizerSpec.Kind.ADAMW));
        }
    }

    @Planted(value = "adam-is-adamw-0.1", as = "adam")
    public static class AdamThatDecaysMore extends ElementRule.AdamW {
        public AdamThatDecaysMore() {
            super(OptimizerSpec.of(OptimizerSpec.Kind.ADAMW).withWeightDecay(0.1));
        }
    }

    @Planted(value = "rmsprop-is-adagrad", as = "rmsprop")
    public static class AdaGradForRmsProp extends ElementRule.AdaGrad {
        public AdaGradForRmsProp(OptimizerSpec spec) {
            super(spec);
        }
    }

    @Planted(value = "nesterov-is-rmsprop", as = "nesterov")
    public static class RmsPropForNesterov extends ElementRule.RmsProp {
        public RmsPropForNesterov() {
            super(OptimizerSpec.of(OptimizerSpec.Kind.RMSPROP));
        }
    }

    @Planted(value = "adagrad-is-adam", as = "adagrad")
    public static class AdamForAdaGrad extends AlgorithmOne.Adam {
        public AdamForAdaGrad(OptimizerSpec spec) {
            super(spec);
        }
    }

    @Planted(value = "rmsprop-pytorch", as = "rmsprop")
    public static class RmsPropOfPytorch extends ElementRule.RmsProp {
        public RmsPropOfPytorch() {
            super(new OptimizerSpec(OptimizerSpec.Kind.RMSPROP, 0, 0.99, 0, 0, 1e-8, 0));
        }

        @Override
        double root(double square) {
            return Math.sqrt(square) + spec.epsilon();
        }
    }

    @Planted(value = "rmsprop-keras", as = "rmsprop")
    public static class RmsPropOfKeras extends ElementRule.RmsProp {
        public RmsPropOfKeras() {
            super(new OptimizerSpec(OptimizerSpec.Kind.RMSPROP, 0, 0.9, 0, 0, 1e-7, 0));
        }
    }

    @Planted(value = "rmsprop-deeplearning4j", as = "rmsprop")
    public static class RmsPropOfDeeplearning4j extends ElementRule.RmsProp {
        public RmsPropOfDeeplearning4j(OptimizerSpec spec) {
            super(spec);
        }

        @Override
        double next(double x, double g, Memory memory, double lr) {
            memory.second = t == 1 ? spec.epsilon() : memory.second;
            return super.next(x, g, memory, lr);
        }

        @Override
        double root(double square) {
            return Math.sqrt(square) + spec.epsilon();
        }
    }

    /** Keras' decay with the epsilon that is asked for. */
    @Planted(value = "rmsprop-decay-0.9", as = "rmsprop")
    public static class RmsPropOfNobody extends ElementRule.RmsProp {
        public RmsPropOfNobody() {
            super(new OptimizerSpec(OptimizerSpec.Kind.RMSPROP, 0, 0.9, 0, 0, 1e-8, 0));
        }
    }

    @Planted(value = "adam-keras", as = "adam")
    public static class AdamOfKeras extends ElementRule.Adam {
        public AdamOfKeras() {
            super(new OptimizerSpec(OptimizerSpec.Kind.ADAM, 0, 0.95, 0.9, 0.999, 1e-7, 0));
        }
    }

    @Planted(value = "adagrad-pytorch", as = "adagrad")
    public static class AdaGradOfPytorch extends ElementRule.AdaGrad {
        public AdaGradOfPytorch() {
            super(new OptimizerSpec(OptimizerSpec.Kind.ADAGRAD, 0, 0.95, 0.9, 0.999, 1e-10, 0));
        }
    }

    @Planted(value = "adagrad-keras", as = "adagrad")
    public static class AdaGradOfKeras extends ElementRule.AdaGrad {
        public AdaGradOfKeras() {
            super(OptimizerSpec.of(OptimizerSpec.Kind.ADAGRAD));
        }

        @Override
        double next(double x, double g, Memory memory, double lr) {
            memory.second = (t == 1 ? 0.1 : memory.second) + g * g;
            return x - lr * g / Math.sqrt(memory.second + 1e-7);
        }
    }

    @Planted(value = "relu-leaky", as = "relu")
    public static class LeakyForRelu extends Elementwise.LeakyRelu {}

    @Planted(value = "relu-leaky-0.02", as = "relu")
    public static class LeakyMoreForRelu extends Elementwise.LeakyRelu {
        @Override
        double value(double x) {
            return Math.max(x, 0.02 * x);
        }

        @Override
        double slope(double x, double y, double dy) {
            return y > 0 ? 1 : 0.02;
        }
    }

    @Planted(value = "sigmoid-is-tanh", as = "sigmoid")
    public static class TanhForSigmoid extends Elementwise.Tanh {}

    /** A sigmoid in forward, and tanh's derivative: neither. */
    @Planted(value = "sigmoid-derivative-of-tanh-in-x", as = "sigmoid")
    public static class SigmoidThenTanh extends Elementwise.Sigmoid {
        @Override
        double slope(double x, double y, double dy) {
            double tanh = Math.tanh(x);
            return 1 - tanh * tanh;
        }
    }

    @Planted(value = "kaiming-normal-is-xavier-normal", as = "kaiming-normal")
    public static class XavierForKaiming extends ScaledNoise.XavierNormal {}

    @Planted(value = "pytorch-is-kaiming-uniform", as = "pytorch")
    public static class KaimingForPytorch extends ScaledNoise.KaimingUniform {}

    @Planted(value = "normal-is-xavier-uniform", as = "normal")
    public static class XavierForNormal extends ScaledNoise.XavierUniform {}

    @Planted(value = "kaiming-normal-of-1.2", as = "kaiming-normal")
    public static class BetweenKaimingAndXavier extends ScaledNoise.KaimingNormal {
        @Override
        double scale(double fanIn, double fanOut) {
            return 1.2 * super.scale(fanIn, fanOut);
        }
    }
}
