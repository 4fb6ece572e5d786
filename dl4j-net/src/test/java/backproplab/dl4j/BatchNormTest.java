package backproplab.dl4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import backproplab.network.rule.OptimizerSpec.Kind;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BatchNormTest {

    private static final double EXACT = 1e-11;

    private static Dl4jEngine rows(Precision precision) {
        return TestNet.images(1, 1, 2)
                .flatten()
                .batchNorm("bn")
                .linear("fc", 2)
                .build(TwinNets.settings(precision, Kind.SGD, 0));
    }

    @Test
    void passEqualsPlainLoopsForImagesAndRows() {
        try (Twins twins = TwinNets.normed(TwinNets.settings(Precision.DOUBLE, Kind.SGD, 0.003))) {
            twins.assertSamePass(twins.batch(6, 1), EXACT);
        }
    }

    @Tag("full")
    @ParameterizedTest
    @EnumSource(Kind.class)
    void aHundredStepsEqualPlainLoops(Kind optimizer) {
        try (Twins twins = TwinNets.normed(TwinNets.settings(Precision.DOUBLE, optimizer, 0.003))) {
            twins.assertSameTraining(Twins.changingRates(100), 6, 1e-9);
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void trainingEqualsPlainLoopsRunningStatisticsIncluded(Kind optimizer) {
        try (Twins twins = TwinNets.normed(TwinNets.settings(Precision.DOUBLE, optimizer, 0.003))) {
            twins.assertSameTraining(Twins.changingRates(12), 6, 1e-9);
            twins.assertSamePass(twins.batch(5, 77), 1e-9);
        }
    }

    @Test
    void trainingStaysCloseInFloat() {
        try (Twins twins = TwinNets.normed(TwinNets.settings(Precision.FLOAT, Kind.MOMENTUM, 0.003))) {
            twins.assertSameTraining(new double[] {0.01, 0.02, 0.005, 0, 0.01, 0.001}, 6, 1e-4);
        }
    }

    /** By hand: columns 1, 3 and 2, 10 have means 2 and 6 and population variances 1 and 16. */
    @ParameterizedTest
    @EnumSource(Precision.class)
    void runningStatisticsKeepNineTenthsAndTakeThePopulationVariance(Precision precision) {
        try (Dl4jEngine net = rows(precision)) {
            assertArrayEquals(new double[] {0, 0}, net.parameter("bn.mean"));
            assertArrayEquals(new double[] {1, 1}, net.parameter("bn.var"));
            assertArrayEquals(new double[] {1, 1}, net.parameter("bn.gamma"));
            assertArrayEquals(new double[] {0, 0}, net.parameter("bn.beta"));
            net.setParameter("bn.mean", new double[] {10, 20});
            net.setParameter("bn.var", new double[] {4, 5});
            net.accept(new float[] {1, 2, 3, 10}, new int[] {0, 1}, 2);
            net.gradients();
            assertArrayEquals(new double[] {10, 20}, net.parameter("bn.mean"), "gradients move nothing");
            net.trainStep(0);
            assertArrayEquals(new double[] {9.2, 18.6}, net.parameter("bn.mean"), 1e-5);
            assertArrayEquals(new double[] {3.7, 6.1}, net.parameter("bn.var"), 1e-5);
        }
    }

    /** By hand: (5 - 1) / sqrt(4 + 1e-5) * 3 + 0.5 with an identity behind it. */
    @Test
    void evaluationUsesTheRunningStatistics() {
        try (Dl4jEngine net = rows(Precision.DOUBLE)) {
            net.setParameter("bn.mean", new double[] {1, 0});
            net.setParameter("bn.var", new double[] {4, 1});
            net.setParameter("bn.gamma", new double[] {3, 0});
            net.setParameter("bn.beta", new double[] {0.5, 0.25});
            net.setParameter("fc.weight", new double[] {1, 0, 0, 1});
            net.setParameter("fc.bias", new double[2]);
            net.accept(new float[] {5, 9}, new int[1], 1);
            double[] logits = new double[2];
            net.logits(logits);
            assertArrayEquals(new double[] {12 / Math.sqrt(4 + 1e-5) + 0.5, 0.25}, logits, 1e-14);
        }
    }

    @Test
    void oneFlatRowIsRefusedInTrainingOnly() {
        try (Dl4jEngine net = rows(Precision.DOUBLE)) {
            net.accept(new float[] {5, 9}, new int[1], 1);
            String message = "Deeplearning4j cannot train batch norm bn of flat rows on a batch of 1 sample.\n"
                    + "Use a batch size that leaves no single sample at the end.";
            assertEquals(
                    message,
                    assertThrows(UnsupportedByDl4jException.class, () -> net.trainStep(TestSettings.RATE))
                            .getMessage());
            assertEquals(
                    message,
                    assertThrows(UnsupportedByDl4jException.class, net::gradients)
                            .getMessage());
            net.logits(new double[2]);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void oneImageIsEnough(int side) {
        TestSettings settings = TwinNets.settings(Precision.DOUBLE, Kind.SGD, 0);
        Dl4jEngine net = TestNet.images(2, side, side)
                .batchNorm("bn")
                .flatten()
                .linear("fc", 3)
                .build(settings);
        int plane = side * side;
        List<PlainLayer> layers = List.of(new PlainBatchNorm("bn", 2, plane), new PlainLinear("fc", 2 * plane, 3));
        try (Twins twins = Twins.of(net, new PlainNet(layers, 3, settings), 2 * plane, 47)) {
            twins.assertSameTraining(3, 1, EXACT);
        }
    }

    @Test
    void statisticsAreNamedButNotTrained() {
        try (Twins twins = TwinNets.normed(TwinNets.settings(Precision.FLOAT, Kind.ADAM, 0.1))) {
            Dl4jEngine net = twins.dl4j();
            assertEquals(
                    List.of(
                            "bn0.gamma",
                            "bn0.beta",
                            "conv1.weight",
                            "bn1.gamma",
                            "bn1.beta",
                            "conv2.weight",
                            "conv2.bias",
                            "bn2.gamma",
                            "bn2.beta",
                            "fc1.weight",
                            "fc1.bias",
                            "bn3.gamma",
                            "bn3.beta",
                            "fc2.weight",
                            "fc2.bias"),
                    net.parameterNames());
            assertEquals(
                    List.of("bn0.gamma", "bn0.beta", "bn0.mean", "bn0.var", "conv1.weight"),
                    net.tensorNames().subList(0, 5));
            assertEquals(23, net.tensorNames().size());
            assertEquals(4 + 54 + 6 + 52 + 8 + 102 + 12 + 28, net.parameterCount());
            assertArrayEquals(new int[] {3}, net.parameterShape("bn1.var"));
            twins.load(twins.batch(3, 1));
            net.gradients();
            assertEquals(
                    "bn1.var is a running statistic and has no gradient",
                    assertThrows(IllegalArgumentException.class, () -> net.gradient("bn1.var"))
                            .getMessage());
        }
    }
}
