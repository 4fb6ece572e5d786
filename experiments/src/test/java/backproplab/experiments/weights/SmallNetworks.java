package backproplab.experiments.weights;

import backproplab.datasets.Augmentation;
import backproplab.datasets.Normalization;
import backproplab.datasets.NormalizeMode;
import backproplab.network.init.InitialWeights;
import backproplab.network.init.Initializer;
import backproplab.network.init.Weights;
import backproplab.network.model.ModelKind;
import backproplab.network.model.ModelSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Networks small enough to be saved in a test. */
public final class SmallNetworks {
    /** Where their weights are said to come from. */
    public static final Origin ORIGIN = new Origin("glyphs", 3, -7);

    private SmallNetworks() {}

    /** A network that was trained on images of its input's size. */
    static NetworkDescription of(
            ModelSpec model, int channels, int height, int width, List<String> names, Normalization normalization) {
        Augmentation plain = Augmentation.NONE.preparation(height, width);
        return new NetworkDescription(model, channels, height, width, names, normalization, plain);
    }

    /** A network for grey images of 8 x 8 and four classes. */
    public static NetworkDescription grey(ModelSpec model) {
        return new NetworkDescription(
                model,
                1,
                8,
                8,
                List.of("circle", "a, b", "\u00fcber", "=1"),
                Normalization.of(NormalizeMode.MEAN_STD, 1, 8, 8, new double[] {0.1}, new double[] {0.3}),
                Augmentation.NONE.preparation(8, 8));
    }

    /** A network for colour images of 8 x 8 and two classes, which subtracts a mean image. */
    public static NetworkDescription colour(ModelSpec model) {
        double[] mean =
                IntStream.range(0, 3 * 8 * 8).mapToDouble(i -> i / 300.0).toArray();
        return new NetworkDescription(
                model,
                3,
                8,
                8,
                List.of("day", "night"),
                Normalization.of(NormalizeMode.MEAN, 3, 8, 8, mean, new double[0]),
                Augmentation.NONE.preparation(8, 8));
    }

    /** A linear model for grey images of 2 x 2 and two classes. */
    public static NetworkDescription linear() {
        return new NetworkDescription(
                ModelSpec.of(ModelKind.MLP),
                1,
                2,
                2,
                List.of("no", "yes"),
                Normalization.of(NormalizeMode.SCALE, 1, 2, 2, new double[0], new double[0]),
                Augmentation.NONE.preparation(2, 2));
    }

    /** Weights drawn from a fixed seed. */
    public static Weights weights(NetworkDescription network) {
        return InitialWeights.draw(network.tensors(), Initializer.XAVIER_NORMAL, 0.01, 5);
    }

    /** The same with other values in one tensor, which may be new. */
    public static Weights with(Weights weights, String name, double... values) {
        Map<String, double[]> tensors = new LinkedHashMap<>(weights.tensors());
        tensors.put(name, values);
        return new Weights(tensors);
    }
}
