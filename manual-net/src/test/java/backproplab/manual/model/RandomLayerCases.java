package backproplab.manual.model;

import backproplab.manual.model.LayerCases.Case;
import backproplab.network.layer.ActivationFunction;
import backproplab.network.shape.Shape;
import backproplab.network.shape.Window;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Layers of random kind, sizes and settings, each with an input of {@link #LARGEST_BATCH} samples that it can take. */
final class RandomLayerCases {
    static final int LARGEST_BATCH = 8;
    /** Channels on both sides from which convolutions go through transformed tiles. */
    private static final int MANY_CHANNELS = 32;

    private static final String SPREADING = "spreading ";
    private static final String SPREADING_IN_GRADIENT = "large ";

    private static final List<Kind> KINDS = List.of(
            RandomLayerCases::linear,
            RandomLayerCases::conv,
            RandomLayerCases::conv,
            RandomLayerCases::conv,
            RandomLayerCases::convOfManyChannels,
            RandomLayerCases::convOfLargeImages,
            RandomLayerCases::convOfTinyImages,
            RandomLayerCases::maxPool,
            RandomLayerCases::avgPool,
            RandomLayerCases::activation,
            RandomLayerCases::batchNormOfImages,
            RandomLayerCases::batchNormOfRows,
            RandomLayerCases::globalAvgPool,
            RandomLayerCases::residual,
            RandomLayerCases::flatten,
            RandomLayerCases::dropout);

    private interface Kind {
        Case draw(SplittableRandom random);
    }

    private RandomLayerCases() {}

    /** Whether a pixel that is not finite may make NaN of what does not depend on it in a tensor, as the layer's documentation says. */
    static boolean spreadsNan(Case test, String tensor) {
        return test.name().startsWith(SPREADING)
                || test.name().startsWith(SPREADING_IN_GRADIENT) && tensor.startsWith("gradient of weight");
    }

    /** Every kind in turn, so that so many cases hold each of them. */
    static List<Case> draw(int rounds, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return Stream.generate(() -> KINDS)
                .limit(rounds)
                .flatMap(List::stream)
                .map(kind -> kind.draw(random))
                .toList();
    }

    private static Case linear(SplittableRandom random) {
        int in = extent(random, 70);
        int out = extent(random, 70);
        return new Case("linear to " + out, Shape.of(LARGEST_BATCH, in), false, LayerCases.linear(out));
    }

    private static Case conv(SplittableRandom random) {
        Window window = window(random, 5);
        return conv(random, extent(random, 12), extent(random, 20), window, side(random, window, 12));
    }

    private static Case convOfManyChannels(SplittableRandom random) {
        Window window = new Window(3, 1, random.nextInt(3));
        int in = MANY_CHANNELS + random.nextInt(8);
        return named(SPREADING, conv(random, in, MANY_CHANNELS + random.nextInt(8), window, side(random, window, 9)));
    }

    private static Case convOfLargeImages(SplittableRandom random) {
        Window window = new Window(extent(random, 5), extent(random, 3), random.nextInt(3));
        Case test = conv(random, extent(random, 3), extent(random, 5), window, 24 + random.nextInt(8));
        return named(SPREADING_IN_GRADIENT, test);
    }

    private static Case named(String kind, Case test) {
        return new Case(kind + test.name(), test.input(), test.distinct(), test.layers());
    }

    private static Case convOfTinyImages(SplittableRandom random) {
        Window window = window(random, 3);
        return conv(random, extent(random, 30), extent(random, 30), window, side(random, window, 2));
    }

    private static Case conv(SplittableRandom random, int in, int out, Window window, int height) {
        int width = Math.max(height + random.nextInt(4) - 1, Math.max(1, window.kernel() - 2 * window.padding()));
        boolean withBias = random.nextInt(4) > 0;
        String name = "conv to " + out + ", " + window + (withBias ? "" : ", without bias");
        return new Case(name, images(in, height, width), false, LayerCases.conv(out, window, withBias));
    }

    private static Case maxPool(SplittableRandom random) {
        Window window = poolWindow(random);
        return new Case("max pool " + window, images(random, window), true, LayerCases.maxPool(window));
    }

    private static Case avgPool(SplittableRandom random) {
        Window window = poolWindow(random);
        return new Case("average pool " + window, images(random, window), false, LayerCases.avgPool(window));
    }

    private static Case activation(SplittableRandom random) {
        ActivationFunction[] all = ActivationFunction.values();
        ActivationFunction function = all[random.nextInt(all.length)];
        Shape rows = Shape.of(LARGEST_BATCH, extent(random, 200));
        return new Case(function.token(), rows, false, LayerCases.activation(function));
    }

    /** At least nine pixels: over two values the input gradient is a difference of equal numbers, and all of it rounding. */
    private static Case batchNormOfImages(SplittableRandom random) {
        Shape images = images(extent(random, 40), 3 + random.nextInt(6), 3 + random.nextInt(6));
        return batchNorm(images, random.nextBoolean());
    }

    private static Case batchNormOfRows(SplittableRandom random) {
        return batchNorm(Shape.of(LARGEST_BATCH, extent(random, 40)), random.nextBoolean());
    }

    private static Case batchNorm(Shape input, boolean rectified) {
        String name = "batch norm" + (rectified ? " and ReLU" : "");
        return new Case(name, input, false, LayerCases.batchNorm(rectified));
    }

    private static Case globalAvgPool(SplittableRandom random) {
        Shape input = images(extent(random, 20), extent(random, 9), extent(random, 9));
        return new Case("global average pool", input, false, LayerCases.globalAvgPool());
    }

    /** At least four channels: batch norm takes the scale of a filter away, and with it the gradient of one of a single weight. */
    private static Case residual(SplittableRandom random) {
        int in = 3 + extent(random, 10);
        boolean same = random.nextBoolean();
        int out = same ? in : extent(random, 12);
        int stride = same ? 1 : extent(random, 2);
        Shape input = images(in, 6 + random.nextInt(4), 6 + random.nextInt(4));
        String name = "residual to " + out + ", stride " + stride;
        return new Case(name, input, false, LayerCases.residual(in, out, stride));
    }

    private static Case flatten(SplittableRandom random) {
        Shape input = images(extent(random, 5), extent(random, 9), extent(random, 9));
        return new Case("flatten", input, false, LayerCases.flatten());
    }

    private static Case dropout(SplittableRandom random) {
        double rate = random.nextInt(10) / 10.0;
        Shape rows = Shape.of(LARGEST_BATCH, extent(random, 100));
        return new Case("dropout " + rate, rows, false, LayerCases.dropout(rate));
    }

    private static int extent(SplittableRandom random, int largest) {
        return 1 + random.nextInt(largest);
    }

    /** Padding up to one more than the kernel: some windows then meet no pixel. */
    private static Window window(SplittableRandom random, int largestKernel) {
        int kernel = extent(random, largestKernel);
        return new Window(kernel, extent(random, 4), random.nextInt(kernel + 2));
    }

    private static Window poolWindow(SplittableRandom random) {
        int kernel = extent(random, 4);
        return new Window(kernel, extent(random, 4), random.nextInt(kernel));
    }

    /** An extent of images that the window fits. */
    private static int side(SplittableRandom random, Window window, int largest) {
        return Math.max(extent(random, largest), window.kernel() - 2 * window.padding());
    }

    private static Shape images(SplittableRandom random, Window window) {
        return images(extent(random, 5), side(random, window, 12), side(random, window, 40));
    }

    private static Shape images(int channels, int height, int width) {
        return Shape.of(LARGEST_BATCH, channels, height, width);
    }
}
