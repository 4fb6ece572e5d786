package backproplab.check.trial;

import backproplab.network.init.Initializer;
import backproplab.network.init.WeightInit;
import backproplab.network.layer.ActivationFunction;
import backproplab.network.layer.DropoutMask;
import backproplab.network.layer.LayerSpec;
import backproplab.network.rule.OptimizerSpec;
import backproplab.network.shape.Window;
import java.util.SplittableRandom;

/** Fixtures of random sizes, strides, paddings and constants, batches of one sample included. */
public final class RandomFixtures {
    private RandomFixtures() {}

    private static final class Extents {
        private final SplittableRandom random;

        Extents(long seed) {
            random = new SplittableRandom(seed);
        }

        /** An integer in [least, most]. */
        int extent(int least, int most) {
            return random.nextInt(least, most + 1);
        }
    }

    /** A fixture of a subject; equal seeds give equal fixtures. */
    public static Fixture draw(String subject, long seed) {
        Extents draws = new Extents(seed);
        return switch (subject) {
            case Subjects.LINEAR -> linear(draws, seed);
            case Subjects.CONV2D -> conv2d(draws, seed);
            case Subjects.BATCH_NORM -> batchNorm(draws, seed);
            case Subjects.MAX_POOL2D -> maxPool(draws, seed);
            case Subjects.AVG_POOL2D -> avgPool(draws, seed);
            case Subjects.GLOBAL_AVG_POOL -> layer(new LayerSpec.GlobalAvgPool(), images(draws, 5), draws, seed);
            case Subjects.FLATTEN -> layer(new LayerSpec.Flatten(), images(draws, 5), draws, seed);
            case Subjects.DROPOUT -> dropout(draws, seed);
            case Subjects.LOSS -> loss(draws, seed);
            case Subjects.PENALTY -> penalty(draws, seed);
            case Subjects.TWO_LAYER_NET -> net(draws, seed);
            default -> byToken(subject, draws, seed);
        };
    }

    private static Fixture byToken(String token, Extents draws, long seed) {
        for (ActivationFunction function : ActivationFunction.values()) {
            if (function.token().equals(token)) {
                return activation(function, draws, seed);
            }
        }
        for (OptimizerSpec.Kind kind : OptimizerSpec.Kind.values()) {
            if (kind.token().equals(token)) {
                return rule(kind, draws, seed);
            }
        }
        for (Initializer initializer : Initializer.values()) {
            if (initializer.token().equals(token)) {
                int fanIn = draws.extent(100, 300);
                int fanOut = draws.extent(100, 300);
                return new InitFixture(name(seed), WeightInit.of(initializer), fanIn, fanOut, seed);
            }
        }
        throw new IllegalArgumentException("no random fixture for " + token);
    }

    private static String name(long seed) {
        return "random " + seed;
    }

    private static int[] batches(Extents draws) {
        return new int[] {draws.extent(1, 8), draws.extent(1, 8)};
    }

    private static int[] images(Extents draws, int channels) {
        return new int[] {draws.extent(1, channels), draws.extent(1, 9), draws.extent(1, 9)};
    }

    private static Fixture layer(LayerSpec spec, int[] sample, Extents draws, long seed) {
        return layer(spec, sample, batches(draws), Content.PLAIN, seed);
    }

    private static Fixture layer(LayerSpec spec, int[] sample, int[] batches, Content content, long seed) {
        return new LayerFixture(name(seed) + ", " + spec, spec, sample, batches, content, seed);
    }

    private static Fixture linear(Extents draws, long seed) {
        int in = draws.extent(1, 20);
        return layer(new LayerSpec.Linear(in, draws.extent(1, 20)), new int[] {in}, draws, seed);
    }

    private static Fixture conv2d(Extents draws, long seed) {
        int kernel = draws.extent(1, 4);
        Window window = new Window(kernel, draws.extent(1, 3), draws.extent(0, kernel));
        int[] sample = fitting(images(draws, 4), window);
        var spec = new LayerSpec.Conv2d(sample[0], draws.extent(1, 5), window, draws.extent(0, 3) > 0);
        return layer(spec, sample, draws, seed);
    }

    /** Images that are not smaller than the window. */
    private static int[] fitting(int[] sample, Window window) {
        int least = Math.max(1, window.kernel() - 2 * window.padding());
        return new int[] {sample[0], Math.max(sample[1], least), Math.max(sample[2], least)};
    }

    /** At least nine values of a channel: over one or two the input gradient is a difference of equal numbers, and all of it rounding. */
    private static Fixture batchNorm(Extents draws, long seed) {
        boolean rows = draws.extent(0, 1) == 0;
        int channels = draws.extent(1, 6);
        int[] sample = rows ? new int[] {channels} : new int[] {channels, draws.extent(3, 6), draws.extent(3, 6)};
        int[] batches = rows ? new int[] {draws.extent(9, 14), draws.extent(9, 14)} : batches(draws);
        return layer(new LayerSpec.BatchNorm(channels), sample, batches, Content.PLAIN, seed);
    }

    private static Fixture activation(ActivationFunction function, Extents draws, long seed) {
        int[] sample = draws.extent(0, 1) == 0 ? new int[] {draws.extent(5, 30)} : new int[] {2, draws.extent(3, 9), 4};
        Content[] contents = {Content.PLAIN, Content.ZEROS, Content.LARGE};
        Content content = contents[draws.extent(0, contents.length - 1)];
        return layer(new LayerSpec.Activation(function), sample, batches(draws), content, seed);
    }

    private static Fixture maxPool(Extents draws, long seed) {
        Window window = poolWindow(draws);
        Content[] contents = {Content.DISTINCT, Content.NEGATIVE, Content.TIED};
        Content content = contents[draws.extent(0, contents.length - 1)];
        int[] sample = fitting(images(draws, 4), window);
        return layer(new LayerSpec.MaxPool2d(window), sample, batches(draws), content, seed);
    }

    private static Fixture avgPool(Extents draws, long seed) {
        Window window = poolWindow(draws);
        return layer(new LayerSpec.AvgPool2d(window), fitting(images(draws, 4), window), draws, seed);
    }

    private static Window poolWindow(Extents draws) {
        int kernel = draws.extent(1, 4);
        return new Window(kernel, draws.extent(1, 3), draws.extent(0, kernel - 1));
    }

    private static Fixture dropout(Extents draws, long seed) {
        var mask = new DropoutMask(seed, draws.extent(0, 3), draws.extent(0, 7) / 10.0);
        return layer(new LayerSpec.Dropout(mask), new int[] {draws.extent(1, 30)}, draws, seed);
    }

    /** Never smoothed: half of the classes that are checked do not know of it. */
    private static Fixture loss(Extents draws, long seed) {
        boolean large = draws.extent(0, 3) == 0;
        int[] batches = {draws.extent(2, 8), draws.extent(2, 8)};
        return new LossFixture(name(seed), 0, large, batches, draws.extent(2, 12), seed);
    }

    private static Fixture penalty(Extents draws, long seed) {
        int[] sizes = {draws.extent(1, 6), draws.extent(1, 6), draws.extent(1, 6)};
        return new PenaltyFixture(name(seed), draws.extent(0, 10) / 8.0, sizes, seed);
    }

    private static Fixture rule(OptimizerSpec.Kind kind, Extents draws, long seed) {
        double rate = draws.extent(1, 8) / 16.0;
        return new RuleFixture(name(seed), OptimizerSpec.of(kind), rate, draws.extent(1, 6), draws.extent(1, 6), seed);
    }

    private static Fixture net(Extents draws, long seed) {
        int[] sizes = {draws.extent(1, 9), draws.extent(1, 9), draws.extent(2, 7)};
        return new NetFixture(name(seed), sizes, batches(draws), draws.extent(0, 2) / 4.0, 0, seed);
    }
}
