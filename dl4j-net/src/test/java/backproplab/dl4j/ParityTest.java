package backproplab.dl4j;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ParityTest {

    private static final double EXACT = 1e-12;

    @ParameterizedTest
    @EnumSource(Dl4jActivation.class)
    void mlpPassEqualsPlainLoopsForEveryActivation(Dl4jActivation activation) {
        try (Twins twins = TwinNets.mlp(activation, TwinNets.settings(Precision.DOUBLE, Dl4jOptimizer.SGD, 0.003))) {
            twins.assertSamePass(twins.batch(6, 1), EXACT);
        }
    }

    @Test
    void cnnPassEqualsPlainLoops() {
        try (Twins twins = TwinNets.cnn(TwinNets.settings(Precision.DOUBLE, Dl4jOptimizer.SGD, 0.01))) {
            twins.assertSamePass(twins.batch(5, 2), EXACT);
        }
    }

    @ParameterizedTest
    @CsvSource({"true,3,2,1", "false,3,2,1", "true,2,2,0", "false,2,2,0", "true,3,1,2", "false,3,1,2", "false,4,3,1"})
    void poolingEqualsPlainLoopsWithPaddingToo(boolean max, int kernel, int stride, int padding) {
        TrainingSettings settings = TwinNets.settings(Precision.DOUBLE, Dl4jOptimizer.SGD, 0);
        try (Twins twins = TwinNets.pooled(max, kernel, stride, padding, settings)) {
            twins.assertSamePass(twins.batch(3, 3), EXACT);
        }
    }

    @ParameterizedTest
    @EnumSource(Dl4jOptimizer.class)
    void cnnTrainsAsPlainLoopsDoWithEveryOptimizer(Dl4jOptimizer optimizer) {
        try (Twins twins = TwinNets.cnn(TwinNets.settings(Precision.DOUBLE, optimizer, 0.001))) {
            twins.assertSameTraining(optimizer.name(), 12, 5, 0.1, 0.9, EXACT);
        }
    }

    @Test
    void mlpStaysEqualInDoubleOverAHundredSteps() {
        TrainingSettings settings = TwinNets.settings(Precision.DOUBLE, Dl4jOptimizer.SGD, 0.001);
        try (Twins twins = TwinNets.mlp(Dl4jActivation.TANH, settings)) {
            twins.assertSameTraining("SGD", 100, 8, 0.1, 0.9, EXACT);
        }
    }

    @Test
    void mlpStaysCloseInFloatOverAHundredSteps() {
        TrainingSettings settings = TwinNets.settings(Precision.FLOAT, Dl4jOptimizer.MOMENTUM, 0.001);
        try (Twins twins = TwinNets.mlp(Dl4jActivation.RELU, settings)) {
            twins.assertSameTraining("MOMENTUM", 100, 8, 0.1, 0.9, 1e-3);
        }
    }

    @Test
    void aSmallerLastBatchIsItsOwnMean() {
        try (Twins twins = TwinNets.cnn(TwinNets.settings(Precision.DOUBLE, Dl4jOptimizer.SGD, 0.01))) {
            twins.assertSameTraining("SGD", 2, 6, 0.1, 0.9, EXACT);
            twins.assertSameTraining("SGD", 1, 1, 0.1, 0.9, EXACT);
            twins.assertSameTraining("SGD", 2, 6, 0.1, 0.9, EXACT);
        }
    }
}
