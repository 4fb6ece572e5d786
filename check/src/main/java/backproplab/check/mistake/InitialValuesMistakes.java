package backproplab.check.mistake;

import static backproplab.network.init.Initializer.KAIMING_NORMAL;
import static backproplab.network.init.Initializer.KAIMING_UNIFORM;
import static backproplab.network.init.Initializer.NORMAL;
import static backproplab.network.init.Initializer.PYTORCH;
import static backproplab.network.init.Initializer.XAVIER_NORMAL;
import static backproplab.network.init.Initializer.XAVIER_UNIFORM;

import backproplab.check.part.InitialValues;
import backproplab.network.init.Initializer;
import backproplab.network.init.WeightInit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/** What goes wrong in initial weights; another rule is one of {@link OtherInitialValues}. Numbers drawn are compared by their mean, their deviation and whether they are uniform. */
final class InitialValuesMistakes {
    private static final Set<Initializer> ANY = EnumSet.allOf(Initializer.class);
    private static final Set<Initializer> BY_FAN_IN = EnumSet.of(KAIMING_NORMAL, KAIMING_UNIFORM, PYTORCH);
    private static final Set<Initializer> XAVIER = EnumSet.of(XAVIER_NORMAL, XAVIER_UNIFORM);
    private static final Set<Initializer> WITH_2 =
            EnumSet.of(KAIMING_NORMAL, KAIMING_UNIFORM, XAVIER_NORMAL, XAVIER_UNIFORM);
    private static final Set<Initializer> BY_FANS = EnumSet.complementOf(EnumSet.of(NORMAL));
    private static final Set<Initializer> UNIFORM = EnumSet.of(KAIMING_UNIFORM, XAVIER_UNIFORM, PYTORCH);
    private static final Set<Initializer> GAUSSIAN = EnumSet.complementOf(EnumSet.copyOf(UNIFORM));

    private final List<Mistake> found = new ArrayList<>();

    private InitialValuesMistakes() {}

    static List<Mistake> all() {
        InitialValuesMistakes mistakes = new InitialValuesMistakes();
        for (Initializer rule : Initializer.values()) {
            mistakes.fans(rule);
            mistakes.scales(rule);
            mistakes.distributions(rule);
        }
        return List.copyOf(mistakes.found);
    }

    /** One number, from the deviation that is right and the fans. */
    @FunctionalInterface
    private interface Draw {
        double value(double deviation, double fanIn, double fanOut, RandomGenerator random);
    }

    /** A factor of the fans. */
    @FunctionalInterface
    private interface Factor {
        double of(double fanIn, double fanOut);
    }

    /** Nothing where the rule is none of those that can have it. */
    private void add(Set<Initializer> of, Initializer rule, String id, String says, String asks, Draw draw) {
        if (of.contains(rule)) {
            found.add(mistake(rule, id, says, asks, draw));
        }
    }

    /** Likewise what says something of the deviation and of the distribution at once: neither alone tells of the other. */
    private void addWhole(Set<Initializer> of, Initializer rule, String id, String says, String asks, Draw draw) {
        if (of.contains(rule)) {
            found.add(mistake(rule, id, says, asks, draw).asWhole());
        }
    }

    private static Mistake mistake(Initializer rule, String id, String says, String asks, Draw draw) {
        var parts = Planted.initialValues(rule, init -> drawn(init, draw));
        return new Mistake(rule.token() + "-" + id, rule.token(), says, asks, "DrawnValues.deviation", parts);
    }

    private static InitialValues drawn(WeightInit init, Draw draw) {
        return (fanIn, fanOut, random) -> {
            double deviation = deviation(init, fanIn, fanOut);
            double[] values = new double[fanIn * fanOut];
            Arrays.setAll(values, i -> draw.value(deviation, fanIn, fanOut, random));
            return values;
        };
    }

    private static double deviation(WeightInit init, double fanIn, double fanOut) {
        return switch (init.initializer()) {
            case NORMAL -> init.scale();
            case KAIMING_NORMAL, KAIMING_UNIFORM -> Math.sqrt(2 / fanIn);
            case XAVIER_NORMAL, XAVIER_UNIFORM -> Math.sqrt(2 / (fanIn + fanOut));
            case PYTORCH -> Math.sqrt(1 / (3 * fanIn));
        };
    }

    /** The right numbers times a factor. */
    private static Draw times(Initializer rule, Factor factor) {
        return (deviation, in, out, random) -> factor.of(in, out) * deviation * standard(rule, random);
    }

    /** Of deviation 1. */
    private static double standard(Initializer rule, RandomGenerator random) {
        return UNIFORM.contains(rule) ? Math.sqrt(3) * symmetric(random) : random.nextGaussian();
    }

    private static double symmetric(RandomGenerator random) {
        return 2 * random.nextDouble() - 1;
    }

    private void fans(Initializer rule) {
        add(
                BY_FAN_IN,
                rule,
                "fan-out",
                "the deviation comes from the fan out, not from the fan in",
                "which number is how many inputs a unit has?",
                times(rule, (in, out) -> Math.sqrt(in / out)));
        add(
                EnumSet.of(PYTORCH),
                rule,
                "both-fans",
                "the deviation comes from fan in plus fan out; it is the fan in alone",
                "does the fan in alone stand under the root?",
                times(rule, (in, out) -> Math.sqrt(in / (in + out))));
        add(
                XAVIER,
                rule,
                "fan-in-for-mean",
                "the deviation is sqrt(1 / fan in), LeCun's rule; it is sqrt(2 / (fan in + fan out))",
                "does the mean of both fans stand under the root?",
                times(rule, (in, out) -> Math.sqrt((in + out) / (2 * in))));
        add(
                XAVIER,
                rule,
                "fan-out-only",
                "the deviation comes from the fan out alone; it is fan in plus fan out",
                "are both fans added up?",
                times(rule, (in, out) -> Math.sqrt((in + out) / out)));
    }

    private void scales(Initializer rule) {
        add(
                BY_FANS,
                rule,
                "root-forgotten",
                UNIFORM.contains(rule)
                        ? "the root is missing: the bound is 6 / fan in, or the like, where its root belongs"
                        : "the root is missing: the variance is used where the deviation belongs",
                UNIFORM.contains(rule)
                        ? "is it sqrt(6 / fan in), or the like, between minus which and which the numbers lie?"
                        : "is it sqrt(2 / fan in), or the like, that the number is multiplied by?",
                (deviation, in, out, random) -> UNIFORM.contains(rule)
                        ? 3 * deviation * deviation * symmetric(random)
                        : deviation * deviation * random.nextGaussian());
        add(
                UNIFORM,
                rule,
                "variance-as-deviation",
                "the root is missing: the numbers have the variance for their deviation",
                "is it sqrt(3) * sqrt(variance) that is the bound?",
                (deviation, in, out, random) -> deviation * deviation * standard(rule, random));
        add(
                EnumSet.of(NORMAL),
                rule,
                "root-of-scale",
                "the root of the scale is used; the scale is the deviation itself",
                "is there a root too many?",
                (deviation, in, out, random) -> Math.sqrt(deviation) * random.nextGaussian());
        add(
                WITH_2,
                rule,
                "without-2",
                "the deviation is too small by the root of 2",
                "is the factor 2 under the root (6 for the bound of uniform numbers)?",
                times(rule, (in, out) -> Math.sqrt(0.5)));
        add(
                UNIFORM,
                rule,
                "bound-is-deviation",
                "the bound of the uniform numbers is what their deviation should be: a factor sqrt(3) is missing",
                "is the bound sqrt(3) times the deviation?",
                times(rule, (in, out) -> 1 / Math.sqrt(3)));
        addWhole(
                ANY,
                rule,
                "not-scaled",
                "the deviation is 1 for any layer",
                "are the numbers multiplied by the deviation?",
                (deviation, in, out, random) -> random.nextGaussian());
    }

    private void distributions(Initializer rule) {
        add(
                UNIFORM,
                rule,
                "only-positive",
                "the numbers lie between 0 and the bound; they lie between minus and plus the bound",
                "is it bound * (2 u - 1)?",
                (deviation, in, out, random) -> Math.sqrt(3) * deviation * random.nextDouble());
        add(
                UNIFORM,
                rule,
                "not-centred",
                "the numbers lie between 0 and twice the bound; they lie between minus and plus the bound",
                "is it bound * (2 u - 1), with the - 1?",
                (deviation, in, out, random) -> 2 * Math.sqrt(3) * deviation * random.nextDouble());
        addWhole(
                EnumSet.of(PYTORCH),
                rule,
                "normal",
                "the deviation is right, but the numbers are normal; they are uniform",
                "is it nextDouble, not nextGaussian?",
                (deviation, in, out, random) -> deviation * random.nextGaussian());
        addWhole(
                EnumSet.of(NORMAL),
                rule,
                "uniform",
                "the deviation is right, but the numbers are uniform; they are normal",
                "is it nextGaussian, not nextDouble?",
                (deviation, in, out, random) -> Math.sqrt(3) * deviation * symmetric(random));
        addWhole(
                GAUSSIAN,
                rule,
                "uniform-up-to-deviation",
                "the numbers are uniform between minus and plus the deviation; they are normal",
                "is it deviation * nextGaussian?",
                (deviation, in, out, random) -> deviation * symmetric(random));
        add(
                ANY,
                rule,
                "zero",
                "all weights are zero: all units of a layer would stay equal for ever",
                "are they drawn at all?",
                (deviation, in, out, random) -> 0);
    }
}
