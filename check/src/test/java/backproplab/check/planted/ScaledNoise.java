package backproplab.check.planted;

import backproplab.check.part.InitialValues;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;

/** Right initial weights: noise of deviation 1 in a stream, times a scale. */
abstract class ScaledNoise implements InitialValues {
    abstract double scale(double fanIn, double fanOut);

    double noise(RandomGenerator random) {
        return random.nextGaussian();
    }

    static double uniform(RandomGenerator random) {
        return random.nextDouble(-Math.sqrt(3), Math.sqrt(3));
    }

    @Override
    public double[] draw(int fanIn, int fanOut, RandomGenerator random) {
        double scale = scale(fanIn, fanOut);
        return DoubleStream.generate(() -> scale * noise(random))
                .limit((long) fanIn * fanOut)
                .toArray();
    }

    @Planted(
            value = {},
            as = "kaiming-normal")
    public static class KaimingNormal extends ScaledNoise {
        @Override
        double scale(double fanIn, double fanOut) {
            return Math.sqrt(2 / fanIn);
        }
    }

    @Planted(
            value = {},
            as = "kaiming-uniform")
    public static class KaimingUniform extends KaimingNormal {
        @Override
        double noise(RandomGenerator random) {
            return uniform(random);
        }
    }

    @Planted(
            value = {},
            as = "xavier-normal")
    public static class XavierNormal extends ScaledNoise {
        @Override
        double scale(double fanIn, double fanOut) {
            return Math.sqrt(2 / (fanIn + fanOut));
        }
    }

    @Planted(
            value = {},
            as = "xavier-uniform")
    public static class XavierUniform extends XavierNormal {
        @Override
        double noise(RandomGenerator random) {
            return uniform(random);
        }
    }

    @Planted(
            value = {},
            as = "normal")
    public static class Normal extends ScaledNoise {
        @Override
        double scale(double fanIn, double fanOut) {
            return 0.01;
        }
    }

    @Planted(
            value = {},
            as = "pytorch")
    public static class Pytorch extends ScaledNoise {
        @Override
        double noise(RandomGenerator random) {
            return uniform(random);
        }

        @Override
        double scale(double fanIn, double fanOut) {
            return 1 / Math.sqrt(3 * fanIn);
        }
    }
}
