package backproplab.experiments.cli;

import backproplab.datasets.Batch;
import backproplab.datasets.Batches;
import backproplab.experiments.compare.PreparedRun;
import backproplab.experiments.engine.EngineKind;
import backproplab.files.table.Cells;
import backproplab.files.table.ScreenTable;
import backproplab.manual.engine.LayerTimes;
import backproplab.network.layer.LayerGroup;
import backproplab.network.layer.NamedLayer;
import backproplab.network.layer.NetworkSpec;
import backproplab.network.shape.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * A network's layers in a table: what each puts out, trains, costs and takes. A layer goes with the element-wise functions behind it.
 *
 * <p>Multiply-adds are those of the matrix work, forward, of one image: of a linear layer {@code in * out}; of a convolution {@code in * kernel^2 * out *
 * height * width} of its output. Activations are what one step keeps of each image's way forward: the float outputs of all layers, times the batch.
 */
final class SummaryTable {
    private static final double MILLION = 1e6;
    private static final double MEBIBYTE = 1 << 20;
    /** How long a model may take to warm up, and as long again to be timed: {@value}. */
    static final double SECONDS = 0.5;

    private record Row(
            String layer,
            String output,
            long parameters,
            long adds,
            double mebibytes,
            double forward,
            double backward) {
        String cell(ToDoubleFunction<Row> value, int decimals) {
            return Cells.number(value.applyAsDouble(this), decimals);
        }
    }

    private SummaryTable() {}

    /** Measures, which takes twice those seconds, and tells. */
    static List<String> lines(PreparedRun run, int threads, int width, double seconds) {
        int images = run.plan().recipe().loop().batchSize();
        List<String> lines = new ArrayList<>();
        lines.add("Layers of " + run.plan().token() + ", " + images + " images per step:");
        lines.addAll(new ScreenTable<Row>()
                .left("layer", Row::layer)
                .left("output", Row::output)
                .right("para-\nmeters", row -> Long.toString(row.parameters()))
                .right("10^6\nmultiply-\nadds", row -> row.cell(one -> one.adds() / MILLION, 3))
                .right("acti-\nvations\nMiB", row -> row.cell(Row::mebibytes, 2))
                .right("for-\nward\nms", row -> row.cell(Row::forward, 3))
                .right("back-\nward\nms", row -> row.cell(Row::backward, 3))
                .lines(rows(run, images, times(run, images, threads, seconds)), width));
        return lines;
    }

    /** Empty for a network that is too large for the heap. */
    private static Optional<LayerTimes> times(PreparedRun run, int images, int threads, double seconds) {
        if (run.tooLarge(EngineKind.MANUAL, Runtime.getRuntime().maxMemory()).isPresent()) {
            return Optional.empty();
        }
        try (Batches batches =
                run.job().data().epoch(run.job().loop(), run.job().seeds(), 1)) {
            Batch batch = batches.next();
            return Optional.of(LayerTimes.measure(
                    run.network().network(), run.initialWeights(), batch.pixels(), images, threads, seconds));
        }
    }

    private static List<Row> rows(PreparedRun run, int images, Optional<LayerTimes> times) {
        NetworkSpec network = run.network().network();
        List<Row> rows = new ArrayList<>();
        for (LayerGroup group : network.groups()) {
            rows.add(new Row(
                    group.name(),
                    shape(group.output()),
                    group.parameters(),
                    group.multiplyAdds(),
                    group.activations() * images * Float.BYTES / MEBIBYTE,
                    milliseconds(group, times, LayerTimes::forwardMs),
                    milliseconds(group, times, LayerTimes::backwardMs)));
        }
        rows.add(new Row(
                "total",
                "",
                rows.stream().mapToLong(Row::parameters).sum(),
                rows.stream().mapToLong(Row::adds).sum(),
                sum(rows, Row::mebibytes),
                sum(rows, Row::forward),
                sum(rows, Row::backward)));
        return rows;
    }

    private static double sum(List<Row> rows, ToDoubleFunction<Row> value) {
        return rows.stream().mapToDouble(value).sum();
    }

    /** What one of the directions takes of a layer. */
    private interface Direction {
        double milliseconds(LayerTimes times, String layer);
    }

    private static double milliseconds(LayerGroup group, Optional<LayerTimes> times, Direction direction) {
        return times.map(found -> group.members().stream()
                        .map(NamedLayer::name)
                        .mapToDouble(name -> direction.milliseconds(found, name))
                        .sum())
                .orElse(Double.NaN);
    }

    /** Of one image. */
    private static String shape(Shape sample) {
        return Arrays.stream(sample.toArray()).skip(1).mapToObj(String::valueOf).collect(Collectors.joining("x"));
    }
}
