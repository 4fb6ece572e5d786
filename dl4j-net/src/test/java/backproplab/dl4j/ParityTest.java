package backproplab.dl4j;

import static org.junit.jupiter.api.Assertions.assertEquals;

import backproplab.network.layer.ActivationFunction;
import backproplab.network.rule.OptimizerSpec.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ParityTest {

    private static final double EXACT = 1e-12;

    @ParameterizedTest
    @EnumSource(ActivationFunction.class)
    void mlpPassEqualsPlainLoopsForEveryActivation(ActivationFunction activation) {
        try (Twins twins = TwinNets.mlp(activation, TwinNets.settings(Precision.DOUBLE, Kind.SGD, 0.003))) {
            twins.assertSamePass(twins.batch(6, 1), EXACT);
        }
    }

    @Test
    void cnnPassEqualsPlainLoops() {
        try (Twins twins = TwinNets.cnn(TwinNets.settings(Precision.DOUBLE, Kind.SGD, 0.01))) {
            twins.assertSamePass(twins.batch(5, 2), EXACT);
        }
    }

    @ParameterizedTest
    @CsvSource({"true,3,2,1", "false,3,2,1", "true,2,2,0", "false,2,2,0", "true,3,1,2", "false,3,1,2", "false,4,3,1"})
    void poolingEqualsPlainLoopsWithPaddingToo(boolean max, int kernel, int stride, int padding) {
        TestSettings settings = TwinNets.settings(Precision.DOUBLE, Kind.SGD, 0);
        try (Twins twins = TwinNets.pooled(max, kernel, stride, padding, settings)) {
            twins.assertSamePass(twins.batch(3, 3), EXACT);
        }
    }

    /** Were the padding a zero, it would win every window at the border. */
    @Test
    void paddingNeverWinsOverNegativeValues() {
        TestSettings settings = TwinNets.settings(Precision.DOUBLE, Kind.SGD, 0);
        try (Twins twins = TwinNets.pooled(true, 3, 2, 1, settings)) {
            Twins.Batch batch = twins.batch(3, 3);
            for (int i = 0; i < batch.pixels().length; i++) {
                batch.pixels()[i] -= 2;
                batch.exact()[i] = batch.pixels()[i];
            }
            twins.assertSamePass(batch, EXACT);
        }
    }

    /** By hand: a 2x2 image of -5, -4, -3, -2 has the windows {-5, ...} with the maximum -2, alone in the corner. */
    @Test
    void theMaximumOfNegativePixelsIsNegative() {
        try (Dl4jEngine net = TestNet.images(1, 2, 2)
                .maxPool2d(3, 2, 1)
                .flatten()
                .linear("fc", 1)
                .build(TwinNets.settings(Precision.FLOAT, Kind.SGD, 0))) {
            net.setParameter("fc.weight", new double[] {1});
            net.setParameter("fc.bias", new double[1]);
            net.accept(new float[] {-5, -4, -3, -2}, new int[1], 1);
            double[] logits = new double[1];
            net.logits(logits);
            assertEquals(-2, logits[0]);
        }
    }

    @Test
    void globalAveragePoolingEqualsPlainLoops() {
        TestSettings settings = TwinNets.settings(Precision.DOUBLE, Kind.SGD, 0);
        Dl4jEngine net = TestNet.images(3, 4, 5)
                .conv2d("conv1", 4, 3, 1, 0, false)
                .activation(ActivationFunction.TANH)
                .globalAvgPool()
                .linear("fc", 3)
                .build(settings);
        List<PlainLayer> layers = List.of(
                new PlainConv("conv1", new Geometry(3, 4, 5, 3, 1, 0), 4, false),
                PlainActivation.of("TANH"),
                new PlainGlobalPool(6),
                new PlainLinear("fc", 4, 3));
        try (Twins twins = Twins.of(net, new PlainNet(layers, 3, settings), 60, 53)) {
            twins.assertSamePass(twins.batch(4, 1), EXACT);
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void cnnTrainsAsPlainLoopsDoWithEveryOptimizer(Kind optimizer) {
        try (Twins twins = TwinNets.cnn(TwinNets.settings(Precision.DOUBLE, optimizer, 0.001))) {
            twins.assertSameTraining(12, 5, EXACT);
        }
    }

    @Test
    void mlpStaysEqualInDoubleOverAHundredSteps() {
        TestSettings settings = TwinNets.settings(Precision.DOUBLE, Kind.SGD, 0.001);
        try (Twins twins = TwinNets.mlp(ActivationFunction.TANH, settings)) {
            twins.assertSameTraining(100, 8, EXACT);
        }
    }

    @Test
    void mlpStaysCloseInFloatOverAHundredSteps() {
        TestSettings settings = TwinNets.settings(Precision.FLOAT, Kind.MOMENTUM, 0.001);
        try (Twins twins = TwinNets.mlp(ActivationFunction.RELU, settings)) {
            twins.assertSameTraining(100, 8, 1e-3);
        }
    }

    @Test
    void aSmallerLastBatchIsItsOwnMean() {
        try (Twins twins = TwinNets.cnn(TwinNets.settings(Precision.DOUBLE, Kind.SGD, 0.01))) {
            twins.assertSameTraining(2, 6, EXACT);
            twins.assertSameTraining(1, 1, EXACT);
            twins.assertSameTraining(2, 6, EXACT);
        }
    }
}
