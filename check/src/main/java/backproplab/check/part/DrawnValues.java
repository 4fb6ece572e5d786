package backproplab.check.part;

import backproplab.network.init.Initializer;
import backproplab.network.init.WeightInit;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** The table of {@link Initializer}, drawn from any source of chance. */
final class DrawnValues implements InitialValues {
    private final WeightInit rule;

    DrawnValues(WeightInit rule) {
        this.rule = rule;
    }

    @Override
    public double[] draw(int fanIn, int fanOut, RandomGenerator random) {
        double deviation = deviation(fanIn, fanOut);
        double[] values = new double[fanIn * fanOut];
        Arrays.setAll(values, i -> deviation * (uniform() ? symmetric(random) : random.nextGaussian()));
        return values;
    }

    /** Of deviation 1: uniform in +- sqrt(3). */
    private static double symmetric(RandomGenerator random) {
        return Math.sqrt(3) * (2 * random.nextDouble() - 1);
    }

    private boolean uniform() {
        return switch (rule.initializer()) {
            case KAIMING_UNIFORM, XAVIER_UNIFORM, PYTORCH -> true;
            case NORMAL, KAIMING_NORMAL, XAVIER_NORMAL -> false;
        };
    }

    private double deviation(double fanIn, double fanOut) {
        return switch (rule.initializer()) {
            case NORMAL -> rule.scale();
            case KAIMING_NORMAL, KAIMING_UNIFORM -> Math.sqrt(2 / fanIn);
            case XAVIER_NORMAL, XAVIER_UNIFORM -> Math.sqrt(2 / (fanIn + fanOut));
            case PYTORCH -> Math.sqrt(1 / (3 * fanIn));
        };
    }
}
