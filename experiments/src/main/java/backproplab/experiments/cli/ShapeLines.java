package backproplab.experiments.cli;

import backproplab.experiments.compare.PreparedRun;
import backproplab.network.layer.NamedLayer;
import backproplab.network.shape.Shape;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The shapes that flow through a network: what every layer puts out, and the gradient that comes back to it. */
final class ShapeLines {
    private static final String LINE = "  %-26s output %-20s gradient %s";

    private ShapeLines() {}

    static void print(PreparedRun run, Consumer<String> line) {
        int n = run.plan().recipe().loop().batchSize();
        line.accept("Shapes of " + run.plan().token() + ", " + n + " images per step:");
        line.accept(String.format(
                Locale.ROOT, LINE, "images", shape(run.network().network().sample(), n), "not computed"));
        for (NamedLayer layer : run.network().network().allLayers()) {
            String shape = shape(layer.output(), n);
            line.accept(String.format(Locale.ROOT, LINE, layer.name(), shape, shape));
        }
    }

    /** The batch's extent in place of the sample's 1. */
    private static String shape(Shape sample, int n) {
        int[] dims = new int[sample.rank()];
        Arrays.setAll(dims, i -> i == 0 ? n : sample.dim(i));
        return Arrays.stream(dims).mapToObj(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
    }
}
