package backproplab.check.trial;

import backproplab.network.layer.ActivationFunction;
import backproplab.network.layer.DropoutMask;
import backproplab.network.layer.LayerSpec;
import backproplab.network.shape.Window;
import java.util.ArrayList;
import java.util.List;

/**
 * The fixtures of every kind of layer. Sizes of one fixture have no common factors where the layer leaves the choice, and N is 3, 4
 * or 7, so that between them a factor N is told from a factor 2, from a width and from an area.
 */
final class LayerSubjects {
    private LayerSubjects() {}

    static List<Subject> all() {
        List<Subject> subjects = new ArrayList<>();
        subjects.add(linear());
        subjects.add(conv2d());
        subjects.add(batchNorm());
        for (ActivationFunction function : ActivationFunction.values()) {
            subjects.add(activation(function));
        }
        subjects.add(maxPool2d());
        subjects.add(avgPool2d());
        subjects.add(globalAvgPool());
        subjects.add(flatten());
        subjects.add(dropout());
        return subjects;
    }

    private static Subject linear() {
        return new Subject(
                Subjects.LINEAR, List.of(linear(4, 3, 6, 5, 11), linear(3, 7, 5, 8, 12), linear(7, 4, 5, 5, 13)));
    }

    private static Fixture linear(int n, int then, int in, int out, long seed) {
        String name = "N " + n + ", " + in + " to " + out;
        return new LayerFixture(
                name, new LayerSpec.Linear(in, out), new int[] {in}, new int[] {n, then}, Content.PLAIN, seed);
    }

    private static Subject conv2d() {
        return new Subject(
                Subjects.CONV2D,
                List.of(
                        conv2d(4, 3, new int[] {2, 5, 6}, 3, new Window(3, 1, 1), true, 21),
                        conv2d(3, 4, new int[] {3, 7, 6}, 2, new Window(3, 2, 1), true, 22),
                        conv2d(7, 3, new int[] {1, 8, 7}, 4, new Window(2, 3, 0), true, 23),
                        conv2d(3, 2, new int[] {2, 9, 7}, 3, new Window(5, 3, 2), true, 24),
                        conv2d(4, 3, new int[] {3, 5, 4}, 2, new Window(3, 1, 0), false, 25)));
    }

    private static Fixture conv2d(int n, int then, int[] sample, int out, Window window, boolean bias, long seed) {
        String name = "N " + n + ", " + images(sample) + " to " + out + " channels, " + window
                + (bias ? "" : ", without bias");
        var spec = new LayerSpec.Conv2d(sample[0], out, window, bias);
        return new LayerFixture(name, spec, sample, new int[] {n, then}, Content.PLAIN, seed);
    }

    private static String images(int[] sample) {
        return sample[0] + "x" + sample[1] + "x" + sample[2];
    }

    private static Subject batchNorm() {
        return new Subject(
                Subjects.BATCH_NORM,
                List.of(
                        batchNorm(7, 4, new int[] {3}, Content.PLAIN, 31),
                        batchNorm(4, 3, new int[] {2, 3, 5}, Content.PLAIN, 32),
                        batchNorm(7, 9, new int[] {5}, Content.CHANNELS, 33),
                        batchNorm(3, 4, new int[] {4, 5, 2}, Content.CHANNELS, 34),
                        batchNorm(7, 9, new int[] {3}, Content.FAR, 35)));
    }

    private static Fixture batchNorm(int n, int then, int[] sample, Content content, long seed) {
        String where = content == Content.FAR ? ", around 100,000" : content == Content.PLAIN ? "" : ", far from 0";
        String name = "N " + n + ", " + (sample.length == 1 ? sample[0] + " features" : images(sample)) + where;
        return new LayerFixture(name, new LayerSpec.BatchNorm(sample[0]), sample, new int[] {n, then}, content, seed);
    }

    private static Subject activation(ActivationFunction function) {
        List<Fixture> fixtures = new ArrayList<>();
        fixtures.add(activation(function, "N 4, 7 features", 4, 3, new int[] {7}, Content.PLAIN, 41));
        fixtures.add(activation(function, "N 3, 2x3x5", 3, 4, new int[] {2, 3, 5}, Content.PLAIN, 42));
        fixtures.add(activation(function, "N 7, 5 features, some 0", 7, 3, new int[] {5}, Content.ZEROS, 43));
        fixtures.add(activation(function, "N 3, 5 features, up to 1000", 3, 7, new int[] {5}, Content.LARGE, 44));
        return new Subject(function.token(), fixtures);
    }

    private static Fixture activation(
            ActivationFunction function, String name, int n, int then, int[] sample, Content content, long seed) {
        return new LayerFixture(name, new LayerSpec.Activation(function), sample, new int[] {n, then}, content, seed);
    }

    private static Subject maxPool2d() {
        return new Subject(
                Subjects.MAX_POOL2D,
                List.of(
                        maxPool(4, 3, new int[] {3, 6, 5}, new Window(2, 2, 0), Content.DISTINCT, 51),
                        maxPool(3, 4, new int[] {2, 5, 7}, new Window(3, 2, 1), Content.NEGATIVE, 52),
                        maxPool(3, 2, new int[] {2, 6, 4}, new Window(2, 2, 0), Content.TIED, 53),
                        maxPool(4, 3, new int[] {1, 4, 5}, new Window(3, 1, 1), Content.TIED, 54)));
    }

    private static Fixture maxPool(int n, int then, int[] sample, Window window, Content content, long seed) {
        String more = content == Content.TIED ? ", equal pixels" : content == Content.NEGATIVE ? ", all below 0" : "";
        String name = "N " + n + ", " + images(sample) + ", " + window + more;
        return new LayerFixture(name, new LayerSpec.MaxPool2d(window), sample, new int[] {n, then}, content, seed);
    }

    private static Subject avgPool2d() {
        return new Subject(
                Subjects.AVG_POOL2D,
                List.of(
                        avgPool(4, 3, new int[] {3, 6, 5}, new Window(2, 2, 0), 61),
                        avgPool(3, 4, new int[] {2, 5, 7}, new Window(3, 2, 1), 62),
                        avgPool(7, 3, new int[] {1, 5, 4}, new Window(2, 1, 0), 63)));
    }

    private static Fixture avgPool(int n, int then, int[] sample, Window window, long seed) {
        String name = "N " + n + ", " + images(sample) + ", " + window;
        return new LayerFixture(
                name, new LayerSpec.AvgPool2d(window), sample, new int[] {n, then}, Content.PLAIN, seed);
    }

    private static Subject globalAvgPool() {
        return new Subject(
                Subjects.GLOBAL_AVG_POOL,
                List.of(
                        withoutSizes(new LayerSpec.GlobalAvgPool(), 4, 3, new int[] {3, 5, 7}, 71),
                        withoutSizes(new LayerSpec.GlobalAvgPool(), 3, 7, new int[] {2, 5, 3}, 72)));
    }

    private static Subject flatten() {
        return new Subject(
                Subjects.FLATTEN,
                List.of(
                        withoutSizes(new LayerSpec.Flatten(), 4, 3, new int[] {3, 5, 2}, 81),
                        withoutSizes(new LayerSpec.Flatten(), 3, 7, new int[] {2, 3, 5}, 82)));
    }

    private static Fixture withoutSizes(LayerSpec spec, int n, int then, int[] sample, long seed) {
        return new LayerFixture(
                "N " + n + ", " + images(sample), spec, sample, new int[] {n, then}, Content.PLAIN, seed);
    }

    private static Subject dropout() {
        return new Subject(
                Subjects.DROPOUT,
                List.of(
                        dropout(0.4, "N 4, 7 features", 4, 3, new int[] {7}, 91),
                        dropout(0.25, "N 3, 2x3x5", 3, 4, new int[] {2, 3, 5}, 92)));
    }

    private static Fixture dropout(double rate, String name, int n, int then, int[] sample, long seed) {
        var spec = new LayerSpec.Dropout(new DropoutMask(seed, 1, rate));
        return new LayerFixture(name + ", rate " + rate, spec, sample, new int[] {n, then}, Content.PLAIN, seed);
    }
}
