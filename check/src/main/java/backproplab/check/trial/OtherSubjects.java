package backproplab.check.trial;

import backproplab.network.init.Initializer;
import backproplab.network.init.WeightInit;
import backproplab.network.rule.OptimizerSpec;
import java.util.ArrayList;
import java.util.List;

/** The fixtures of what is no layer: loss, penalty, update rules, two-layer network, initial weights. */
final class OtherSubjects {
    /** Steps are then about as large as parameters, so that single precision holds them well. */
    private static final double RATE = 0.125;

    private OtherSubjects() {}

    static List<Subject> all() {
        List<Subject> subjects = new ArrayList<>();
        subjects.add(loss(true));
        subjects.add(penalty());
        for (OptimizerSpec.Kind kind : OptimizerSpec.Kind.values()) {
            subjects.add(rule(kind, true));
        }
        subjects.add(twoLayerNet());
        for (Initializer initializer : Initializer.values()) {
            subjects.add(initialValues(initializer));
        }
        return subjects;
    }

    /**
     * Softmax and cross-entropy.
     *
     * @param smoothed whether labels are smoothed on some fixtures
     */
    static Subject loss(boolean smoothed) {
        List<Fixture> fixtures = new ArrayList<>();
        fixtures.add(loss("N 4, K 3", 0, false, new int[] {4, 7}, 3, 101));
        fixtures.add(loss("N 7, K 5", 0, false, new int[] {7, 4}, 5, 102));
        fixtures.add(loss("N 3, K 10", 0, false, new int[] {3, 4}, 10, 103));
        fixtures.add(loss("N 4, K 5, up to 1000", 0, true, new int[] {4, 3}, 5, 104));
        if (smoothed) {
            fixtures.add(loss("N 4, K 5, smoothing 0.1", 0.1, false, new int[] {4, 3}, 5, 105));
            fixtures.add(loss("N 3, K 7, smoothing 0.3", 0.3, false, new int[] {3, 4}, 7, 106));
        }
        return new Subject(Subjects.LOSS, fixtures);
    }

    private static Fixture loss(String name, double smoothing, boolean large, int[] batches, int classes, long seed) {
        return new LossFixture(name, smoothing, large, batches, classes, seed);
    }

    private static Subject penalty() {
        return new Subject(
                Subjects.PENALTY,
                List.of(
                        new PenaltyFixture("reg 0.1", 0.1, new int[] {3, 5, 2}, 111),
                        new PenaltyFixture("reg 0.7", 0.7, new int[] {4, 3, 5}, 112),
                        new PenaltyFixture("reg 0", 0, new int[] {3, 2, 5}, 113)));
    }

    /**
     * An update rule.
     *
     * @param kind which
     * @param constantsGiven whether the part is told its constants; one that is not has the defaults of {@link OptimizerSpec}
     */
    static Subject rule(OptimizerSpec.Kind kind, boolean constantsGiven) {
        OptimizerSpec usual = OptimizerSpec.of(kind);
        List<Fixture> fixtures = new ArrayList<>();
        fixtures.add(new RuleFixture("usual constants, 3x5", usual, RATE, 3, 5, 121));
        fixtures.add(new RuleFixture("usual constants, 4x7, rate 0.5", usual, 4 * RATE, 4, 7, 122));
        if (constantsGiven) {
            double weightDecay = kind == OptimizerSpec.Kind.ADAMW ? 0.05 : 0;
            var others = new OptimizerSpec(kind, 0.6, 0.7, 0.6, 0.8, 0.01, weightDecay);
            fixtures.add(new RuleFixture("other constants, 5x4", others, RATE, 5, 4, 123));
        }
        return new Subject(kind.token(), fixtures);
    }

    private static Subject twoLayerNet() {
        return new Subject(
                Subjects.TWO_LAYER_NET,
                List.of(
                        net("N 4, 6 to 5 to 3", new int[] {6, 5, 3}, new int[] {4, 3}, 0, 0, 131),
                        net("N 7, 5 to 8 to 3, reg 0.1", new int[] {5, 8, 3}, new int[] {7, 4}, 0.1, 0, 132),
                        net("N 3, 4 to 7 to 5, reg 0.5", new int[] {4, 7, 5}, new int[] {3, 7}, 0.5, 0, 133),
                        net(
                                "N 4, 5 to 6 to 3, scores near 1000",
                                new int[] {5, 6, 3},
                                new int[] {4, 3},
                                0,
                                1000,
                                134)));
    }

    private static Fixture net(String name, int[] sizes, int[] batches, double reg, double offset, long seed) {
        return new NetFixture(name, sizes, batches, reg, offset, seed);
    }

    private static Subject initialValues(Initializer initializer) {
        WeightInit rule = WeightInit.of(initializer);
        return new Subject(
                initializer.token(),
                List.of(
                        new InitFixture("fan in 400, fan out 100", rule, 400, 100, 141),
                        new InitFixture("fan in 120, fan out 300", rule, 120, 300, 142)));
    }
}
