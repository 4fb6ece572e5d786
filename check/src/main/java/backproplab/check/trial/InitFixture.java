package backproplab.check.trial;

import static backproplab.check.trial.ContractException.present;

import backproplab.check.part.Parts;
import backproplab.network.init.WeightInit;
import backproplab.network.shape.Shape;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Initial weights of a layer, by their statistics: mean and deviation, and the fourth moment over the squared variance, which is 3 for
 * normal and 1.8 for uniform numbers.
 *
 * <p>Two right rules differ by chance. With n numbers each, the difference of two means has a standard error of {@code sqrt(2 / n)}
 * deviations, of two deviations at most {@code sqrt(1 / n)} of it, of two fourth moments {@code sqrt(48 / n)} or 5.2 of 3 divided by
 * the root of n. {@link #chance} allows six of these standard errors: a right rule fails with a probability of about 1e-8, and a
 * deviation that is off by a tenth is seen.
 */
final class InitFixture extends GuardedFixture {
    private static final double STANDARD_ERRORS = 6;
    private static final String MOMENTS = "mean and deviation";

    private final WeightInit rule;
    private final int fanIn;
    private final int fanOut;
    private final long seed;

    /**
     * A drawing.
     *
     * @param name for people
     * @param rule which rule
     * @param fanIn inputs of a unit
     * @param fanOut units of an input
     * @param seed of the source of chance
     */
    InitFixture(String name, WeightInit rule, int fanIn, int fanOut, long seed) {
        super(name);
        this.rule = rule;
        this.fanIn = fanIn;
        this.fanOut = fanOut;
        this.seed = seed;
    }

    @Override
    public int batch() {
        return 1;
    }

    @Override
    void run(Parts parts, Notebook notes) {
        double[] values = present(parts.initialValues(rule).draw(fanIn, fanOut, new SplittableRandom(seed)), "draw");
        if (values.length != fanIn * fanOut) {
            throw new ContractException("draw returned " + values.length + " values for a fan in of " + fanIn
                    + " and a fan out of " + fanOut + "; " + fanIn * fanOut + " is right");
        }
        double mean = moment(values, 0, 1);
        double variance = moment(values, mean, 2);
        notes.note(MOMENTS, Role.FORWARD, Shape.of(2), new double[] {mean, Math.sqrt(variance)});
        notes.note(Subjects.FOURTH_MOMENT, Role.FORWARD, moment(values, mean, 4) / (variance * variance));
    }

    private static double moment(double[] values, double center, int power) {
        double sum = 0;
        for (double value : values) {
            double factor = 1;
            for (int i = 0; i < power; i++) {
                factor *= value - center;
            }
            sum += factor;
        }
        return sum / values.length;
    }

    @Override
    public double chance(String quantity) {
        double n = (double) fanIn * fanOut;
        return STANDARD_ERRORS * Math.sqrt((quantity.equals(Subjects.FOURTH_MOMENT) ? 48.0 / 9 : 2 + 1) / n);
    }

    @Override
    public List<Observation> inputs() {
        return List.of(new Observation("fan in and fan out", Role.ARGUMENT, Shape.of(2), new double[] {fanIn, fanOut}));
    }
}
