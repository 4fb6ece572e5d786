package backproplab.dl4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import backproplab.network.layer.ActivationFunction;
import backproplab.network.rule.OptimizerSpec.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DropoutTest {

    private static Twins twins(Precision precision) {
        TestSettings settings = TwinNets.settings(precision, Kind.SGD, 0.001);
        Dl4jEngine net = TestNet.images(1, 6, 6)
                .conv2d("conv1", 2, 3, 1, 0)
                .activation(ActivationFunction.RELU)
                .dropout(0.25)
                .flatten()
                .linear("fc1", 8)
                .activation(ActivationFunction.TANH)
                .dropout(0.5)
                .linear("fc2", 3)
                .build(settings);
        List<PlainLayer> layers = List.of(
                new PlainConv("conv1", new Geometry(1, 6, 6, 3, 1, 0), 2),
                PlainActivation.of("RELU"),
                new PlainDropout(0, 0.25),
                new PlainLinear("fc1", 32, 8),
                PlainActivation.of("TANH"),
                new PlainDropout(1, 0.5),
                new PlainLinear("fc2", 8, 3));
        return Twins.of(net, new PlainNet(layers, 3, settings), 36, 31);
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void trainingDropsWhatTheMasksSay(Precision precision) {
        try (Twins twins = twins(precision)) {
            twins.assertSameTraining(15, 5, precision == Precision.DOUBLE ? 1e-12 : 1e-4);
        }
    }

    @Test
    void gradientsUseTheMaskOfTheComingStepAndDoNotCount() {
        try (Twins twins = twins(Precision.DOUBLE)) {
            Twins.Batch batch = twins.batch(4, 1);
            twins.load(batch);
            double first = twins.dl4j().gradients();
            assertEquals(first, twins.dl4j().gradients(), 0);
            assertEquals(first, twins.dl4j().trainStep(TestSettings.RATE), 1e-15);
            twins.plain().step(batch.exact(), batch.labels(), 4, 0.1);
            double second = twins.plain().gradients(batch.exact(), batch.labels(), 4);
            assertEquals(second, twins.dl4j().gradients(), 1e-13);
        }
    }

    @Test
    void evaluationDropsNothing() {
        try (Twins twins = twins(Precision.DOUBLE)) {
            Twins.Batch batch = twins.batch(4, 2);
            twins.load(batch);
            double[] logits = new double[12];
            twins.dl4j().logits(logits);
            Twins.assertClose("logits", twins.plain().logits(batch.exact(), 4, false), logits, 1e-12);
        }
    }

    @Test
    void probabilityZeroChangesNothing() {
        TestSettings settings = TwinNets.settings(Precision.DOUBLE, Kind.SGD, 0);
        try (Dl4jEngine with = TestNet.images(1, 1, 4)
                        .flatten()
                        .dropout(0)
                        .linear("fc", 3)
                        .build(settings);
                Dl4jEngine without =
                        TestNet.images(1, 1, 4).flatten().linear("fc", 3).build(settings)) {
            float[] pixels = {1, -2, 3, 0.5f};
            for (Dl4jEngine net : List.of(with, without)) {
                net.accept(pixels, new int[] {1}, 1);
                net.trainStep(TestSettings.RATE);
            }
            assertArrayEquals(without.parameter("fc.weight"), with.parameter("fc.weight"), 0);
        }
    }
}
