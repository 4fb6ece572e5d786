package backproplab.dl4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DropoutTest {

    /** Keeps by a rule that depends on step, layer and index, so that a mix-up of any of them shows. */
    private static boolean keep(long step, int layer, int index) {
        return Math.floorMod(index * 7L + step * 3 + layer * 5L, 11) % 3 != 0;
    }

    private static void fill(boolean[] keep, int count, long step, int layer, double p) {
        for (int i = 0; i < count; i++) {
            keep[i] = keep(step, layer, i);
        }
    }

    private static Twins twins(Precision precision) {
        TrainingSettings settings = TwinNets.settings(precision, Dl4jOptimizer.SGD, 0.001);
        Dl4jNetwork net = Dl4jModelBuilder.images(1, 6, 6)
                .conv2d("conv1", 2, 3, 1, 0)
                .activation(Dl4jActivation.RELU)
                .dropout(0.25)
                .flatten()
                .linear("fc1", 8)
                .activation(Dl4jActivation.TANH)
                .dropout(0.5)
                .linear("fc2", 3)
                .build(settings, DropoutTest::fill);
        List<PlainLayer> layers = List.of(
                new PlainConv("conv1", new Geometry(1, 6, 6, 3, 1, 0), 2),
                PlainActivation.of("RELU"),
                new PlainDropout((step, i) -> keep(step, 0, i), 0.25),
                new PlainLinear("fc1", 32, 8),
                PlainActivation.of("TANH"),
                new PlainDropout((step, i) -> keep(step, 1, i), 0.5),
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
            double first = twins.dl4j().computeGradients();
            assertEquals(first, twins.dl4j().computeGradients(), 0);
            assertEquals(first, twins.dl4j().trainStep(), 1e-15);
            twins.plain().step(batch.exact(), batch.labels(), 4, 0.1);
            double second = twins.plain().gradients(batch.exact(), batch.labels(), 4);
            assertEquals(second, twins.dl4j().computeGradients(), 1e-13);
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
    void masksAreAskedForStepLayerCountAndProbability() {
        List<String> calls = new ArrayList<>();
        DropoutMasks masks = (keep, count, step, layer, p) -> {
            calls.add(count + " " + step + " " + layer + " " + p);
            java.util.Arrays.fill(keep, 0, count, true);
        };
        try (Dl4jNetwork net = Dl4jModelBuilder.images(1, 2, 2)
                .dropout(0.1)
                .flatten()
                .linear("fc1", 3)
                .dropout(0.4)
                .linear("fc2", 2)
                .build(TwinNets.settings(Precision.FLOAT, Dl4jOptimizer.SGD, 0), masks)) {
            net.load(new float[20], new int[5], 5);
            net.trainStep();
            net.load(new float[8], new int[2], 2);
            net.trainStep();
        }
        assertEquals(List.of("20 0 0 0.1", "15 0 1 0.4", "8 1 0 0.1", "6 1 1 0.4"), calls);
    }

    @Test
    void probabilityZeroChangesNothing() {
        TrainingSettings settings = TwinNets.settings(Precision.DOUBLE, Dl4jOptimizer.SGD, 0);
        DropoutMasks all = (keep, count, step, layer, p) -> java.util.Arrays.fill(keep, 0, count, true);
        try (Dl4jNetwork with = Dl4jModelBuilder.images(1, 1, 4)
                        .flatten()
                        .dropout(0)
                        .linear("fc", 3)
                        .build(settings, all);
                Dl4jNetwork without = Dl4jModelBuilder.images(1, 1, 4)
                        .flatten()
                        .linear("fc", 3)
                        .build(settings, null)) {
            float[] pixels = {1, -2, 3, 0.5f};
            for (Dl4jNetwork net : List.of(with, without)) {
                net.load(pixels, new int[] {1}, 1);
                net.trainStep();
            }
            assertArrayEquals(without.parameter("fc.weight"), with.parameter("fc.weight"), 0);
        }
    }
}
