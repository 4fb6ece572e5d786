package backproplab.check.planted;

import java.util.random.RandomGenerator;

/** Initial weights as students draw them. */
final class WrongInitialValues {
    private WrongInitialValues() {}

    @Planted(value = "kaiming-normal-fan-out", as = "kaiming-normal")
    public static class FanOut extends ScaledNoise.KaimingNormal {
        @Override
        double scale(double fanIn, double fanOut) {
            return Math.sqrt(2 / fanOut);
        }
    }

    @Planted(value = "kaiming-normal-root-forgotten", as = "kaiming-normal")
    public static class VarianceAsDeviation extends ScaledNoise.KaimingNormal {
        @Override
        double scale(double fanIn, double fanOut) {
            return 2 / fanIn;
        }
    }

    @Planted(value = "kaiming-normal-without-2", as = "kaiming-normal")
    public static class WithoutTheTwo extends ScaledNoise.KaimingNormal {
        @Override
        double scale(double fanIn, double fanOut) {
            return Math.sqrt(1 / fanIn);
        }
    }

    @Planted(value = "kaiming-normal-is-kaiming-uniform", as = "kaiming-normal")
    public static class UniformForNormal extends ScaledNoise.KaimingUniform {}

    /** In +-0.05, as Keras' RandomUniform has it: no rule by the fans. */
    @Planted(value = "as-uniform", as = "kaiming-normal")
    public static class UniformOfNoRule extends ScaledNoise.KaimingNormal {
        @Override
        double noise(RandomGenerator random) {
            return random.nextDouble(-1, 1);
        }

        @Override
        double scale(double fanIn, double fanOut) {
            return 0.05;
        }
    }

    @Planted(value = "as-normal", as = "xavier-uniform")
    public static class NormalOfNoRule extends ScaledNoise.XavierNormal {
        @Override
        double scale(double fanIn, double fanOut) {
            return 0.02;
        }
    }

    /** Numbers in [0, 1): every weight is positive. */
    @Planted(value = "kaiming-uniform-not-centred", as = "kaiming-uniform")
    public static class Positive extends ScaledNoise.KaimingUniform {
        @Override
        double noise(RandomGenerator random) {
            return random.nextDouble(0, 2 * Math.sqrt(3));
        }
    }

    /** Stretches what nextDouble gives to the bound, and forgets to move it. */
    @Planted(value = "kaiming-uniform-only-positive", as = "kaiming-uniform")
    public static class PositiveUpToTheBound extends ScaledNoise.KaimingUniform {
        @Override
        double noise(RandomGenerator random) {
            return random.nextDouble() * Math.sqrt(3);
        }
    }

    @Planted(value = "kaiming-uniform-bound-is-deviation", as = "kaiming-uniform")
    public static class DeviationAsBound extends ScaledNoise.KaimingUniform {
        @Override
        double noise(RandomGenerator random) {
            return random.nextDouble(-1, 1);
        }
    }

    @Planted(value = "xavier-normal-fan-in-for-mean", as = "xavier-normal")
    public static class FanInAlone extends ScaledNoise.XavierNormal {
        @Override
        double scale(double fanIn, double fanOut) {
            return Math.sqrt(1 / fanIn);
        }
    }

    @Planted(value = "xavier-uniform-variance-as-deviation", as = "xavier-uniform")
    public static class XavierVariance extends ScaledNoise.XavierUniform {
        @Override
        double scale(double fanIn, double fanOut) {
            return 2 / (fanIn + fanOut);
        }
    }

    /** 6 / (in + out) as the bound, without the root. */
    @Planted(value = "xavier-uniform-root-forgotten", as = "xavier-uniform")
    public static class BoundWithoutRoot extends ScaledNoise.XavierUniform {
        @Override
        double noise(RandomGenerator random) {
            return random.nextDouble(-1, 1);
        }

        @Override
        double scale(double fanIn, double fanOut) {
            return 6 / (fanIn + fanOut);
        }
    }
}
