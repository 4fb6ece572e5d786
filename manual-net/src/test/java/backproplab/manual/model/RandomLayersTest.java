package backproplab.manual.model;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.manual.TestData;
import backproplab.manual.Tolerances;
import backproplab.manual.kernel.KernelOps;
import backproplab.manual.kernel.Kernels;
import backproplab.manual.kernel.Providers;
import backproplab.manual.layer.Layer;
import backproplab.manual.layer.Pass;
import backproplab.manual.model.LayerCases.Case;
import backproplab.manual.tensor.Tensor;
import backproplab.network.layer.LayerSpec;
import backproplab.network.shape.Shape;
import backproplab.network.shape.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every fast layer against its textbook twin on sizes that nobody chose: from a seed, with every kind of kernels, on several
 * threads, in batches that shrink, with values that are not finite. {@code -Dtest.seed=N} draws others.
 */
class RandomLayersTest {
    private static final long SEED = Long.getLong("test.seed", 31);
    private static final int ROUNDS = 3;
    private static final int[] BATCHES = {RandomLayerCases.LARGEST_BATCH, 3, 1};
    private static final Pass TRAINING = Pass.training(2);

    /** Where batch norm gives NaN, what of dy it adds to this gradient is undefined. */
    private static final String UNDEFINED = "beta of";

    /** Over one value the terms of the input gradient, so many times dy, cancel. */
    private static final double LARGEST_BATCH_NORM_SCALE = 1 / Math.sqrt(LayerSpec.BatchNorm.EPSILON);

    @Test
    void fastLayersEqualTextbookOnes() {
        SplittableRandom random = new SplittableRandom(SEED);
        List<KernelOps> all = Providers.everyWidth();
        assertAll(RandomLayerCases.draw(ROUNDS, SEED).stream().map(test -> {
            KernelOps ops = all.get(random.nextInt(all.size()));
            int threads = random.nextBoolean() ? 2 : 5;
            return () -> check(test, List.of(ops), threads);
        }));
    }

    @Test
    @Tag("full")
    void tenTimesAsManyFastLayersEqualTextbookOnes() {
        assertAll(RandomLayerCases.draw(10 * ROUNDS, SEED + 1).stream().map(test -> () -> checkAll(test)));
    }

    @Test
    void everyKindOfTheContractIsDrawn() {
        assertEquals(kinds(LayerCases.all()), kinds(RandomLayerCases.draw(1, SEED)));
    }

    private static Set<Class<?>> kinds(Collection<Case> cases) {
        return cases.stream()
                .map(test -> test.specified().get(0).spec().getClass())
                .collect(Collectors.toSet());
    }

    /** A kernel of one pixel that jumps over the only one there is; and two neighbours, of which one hits in one direction. */
    @Test
    void aConvolutionThatMissesTheImageGivesItsBias() {
        checkAll(conv(new Window(1, 2, 1), 1, 1));
        checkAll(conv(new Window(1, 2, 1), 1, 3));
        checkAll(conv(new Window(2, 4, 3), 1, 1));
    }

    private static Case conv(Window window, int height, int width) {
        Shape images = Shape.of(RandomLayerCases.LARGEST_BATCH, 2, height, width);
        return new Case("conv " + window, images, false, LayerCases.conv(3, window, true));
    }

    private static void checkAll(Case test) {
        check(test, Providers.everyWidth(), 2, 5);
    }

    private static void check(Case test, List<KernelOps> providers, int... threadCounts) {
        for (Inputs inputs : Inputs.values()) {
            List<Named> expected = run(test, inputs, new LoopLayers());
            for (KernelOps ops : providers) {
                List<Named> alone = run(test, inputs, ops, 1);
                String where = test + ", " + inputs + ", " + ops.name() + ", seed " + SEED;
                compare(test, inputs, expected, alone, where);
                for (int threads : threadCounts) {
                    List<Named> shared = run(test, inputs, ops, threads);
                    for (int i = 0; i < alone.size(); i++) {
                        String what = alone.get(i).name() + " of " + where + ", threads " + threads;
                        assertArrayEquals(alone.get(i).values(), shared.get(i).values(), what);
                    }
                }
            }
        }
    }

    private static void compare(Case test, Inputs inputs, List<Named> expected, List<Named> actual, String where) {
        assertEquals(expected.size(), actual.size(), where);
        for (int i = 0; i < expected.size(); i++) {
            Named textbook = expected.get(i);
            if (inputs == Inputs.FINITE || !textbook.name().contains(UNDEFINED)) {
                compare(textbook, actual.get(i), RandomLayerCases.spreadsNan(test, textbook.name()), where);
            }
        }
    }

    /** What a batch holds. */
    private enum Inputs {
        FINITE,
        SPECIAL;

        double[] plant(double[] values, long seed) {
            if (this == SPECIAL) {
                SplittableRandom random = new SplittableRandom(seed);
                for (double special : new double[] {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN}) {
                    values[random.nextInt(values.length)] = special;
                }
            }
            return values;
        }
    }

    private record Named(String name, double[] values) {}

    private static List<Named> run(Case test, Inputs inputs, KernelOps ops, int threads) {
        try (Kernels kernels = new Kernels(ops, threads)) {
            return run(test, inputs, new FastLayers(kernels));
        }
    }

    /** Outputs and gradients of one layer for batches that shrink, and the state it ends with. */
    private static <T extends Tensor<T>> List<Named> run(Case test, Inputs inputs, LayerFactory<T> factory) {
        Layer<T> layer = test.layer(factory);
        List<Named> all = new ArrayList<>();
        for (int batch : BATCHES) {
            int[] dims = test.input().toArray();
            dims[0] = batch;
            T x = factory.tensor(Shape.of(dims));
            Case smaller = new Case(test.name(), x.shape(), test.distinct(), test.layers());
            x.copyFrom(inputs.plant(smaller.inputValues(SEED + batch), batch));
            T y = layer.forward(x, TRAINING);
            all.add(new Named("output of batch " + batch, y.toDoubles()));
            T dy = factory.tensor(y.shape());
            dy.copyFrom(TestData.values(dy.size(), SEED - batch));
            layer.parameters().forEach(parameter -> parameter.gradient().zero());
            all.add(new Named(
                    "input gradient of batch " + batch, layer.backward(dy).toDoubles()));
            layer.parameters()
                    .forEach(parameter -> all.add(new Named(
                            "gradient of " + parameter.name() + " of batch " + batch,
                            parameter.gradient().toDoubles())));
        }
        layer.state()
                .forEach(state -> all.add(new Named(state.name(), state.value().toDoubles())));
        return all;
    }

    /** Not finite where the textbook is, alike, and within the bound of layers where it is finite. */
    private static void compare(Named expected, Named actual, boolean spreads, String where) {
        String what = expected.name() + " of " + where;
        double[] left = expected.values().clone();
        double[] right = actual.values().clone();
        assertEquals(left.length, right.length, what);
        boolean mayBeNan = spreads && !Arrays.stream(left).allMatch(Double::isFinite);
        for (int i = 0; i < left.length; i++) {
            boolean spread = mayBeNan && Double.isNaN(right[i]);
            if (!Double.isFinite(left[i]) || spread) {
                assertEquals(spread ? Double.NaN : left[i], right[i], what + " at " + i);
                left[i] = 0;
                right[i] = 0;
            }
        }
        boolean cancels = where.startsWith("batch norm") && Arrays.stream(left).allMatch(value -> value == 0);
        double error = cancels
                ? Arrays.stream(right).map(Math::abs).max().orElse(0) / LARGEST_BATCH_NORM_SCALE
                : TestData.error(left, right);
        double bound = where.startsWith("residual") ? Tolerances.FLOAT_BLOCK : Tolerances.FLOAT_RANDOM;
        assertTrue(error <= bound, what + ": " + error);
    }
}
