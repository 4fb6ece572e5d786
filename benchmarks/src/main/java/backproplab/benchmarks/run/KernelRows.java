package backproplab.benchmarks.run;

import backproplab.benchmarks.jmh.LayerBenchmark;
import backproplab.benchmarks.jmh.LayerCase;
import backproplab.benchmarks.jmh.MatrixProductBenchmark;
import backproplab.benchmarks.jmh.ProductForm;
import backproplab.benchmarks.jmh.ProductShape;
import backproplab.benchmarks.jmh.TileBenchmark;
import backproplab.benchmarks.jmh.TileDepth;
import backproplab.benchmarks.jmh.TileForm;
import backproplab.benchmarks.report.Peak;
import backproplab.benchmarks.report.SpeedRow;
import backproplab.benchmarks.report.SpeedRow.Times;
import backproplab.benchmarks.work.Flops;
import backproplab.benchmarks.work.ProcessFacts;
import backproplab.benchmarks.work.StepEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Rows of the register tiles, matrix products and layers, which only the hand-written engine has. */
record KernelRows(String runId, SpeedSettings settings, Measurements measurements, ProcessFacts process, Peak peak) {

    /** A pass is many tiles on one thread. */
    List<SpeedRow> tiles() {
        int rows = process.tileRows();
        int columns = process.tileColumns();
        List<SpeedRow> table = new ArrayList<>();
        for (TileForm form : TileForm.values()) {
            for (TileDepth depth : TileDepth.values()) {
                table.add(row(
                        form.toString(),
                        rows + "x" + columns + "x" + depth.inner(),
                        1,
                        Double.NaN,
                        TileBenchmark.TILES * Flops.product(rows, columns, depth.inner()),
                        measurements.of(
                                TileBenchmark.class, "tiles", Map.of("form", form.name(), "depth", depth.name()))));
            }
        }
        return table;
    }

    List<SpeedRow> products() {
        List<SpeedRow> table = new ArrayList<>();
        for (ProductShape shape : settings.chosen().shapes()) {
            for (ProductForm form : ProductForm.values()) {
                int rows = form.rows(shape);
                int columns = form.columns(shape);
                int inner = form.inner(shape);
                table.add(row(
                        form.toString(),
                        shape + " " + rows + "x" + columns + "x" + inner,
                        settings.threads(),
                        Double.NaN,
                        Flops.product(rows, columns, inner),
                        measurements.of(
                                MatrixProductBenchmark.class,
                                "multiply",
                                Map.of("shape", shape.name(), "form", form.name()))));
            }
        }
        return table;
    }

    List<SpeedRow> layers() {
        return settings.chosen().layers().stream()
                .flatMap(layer -> Stream.of(
                        layer(layer, "forward", layer.forwardFlops()),
                        layer(layer, "backward", 2 * layer.forwardFlops())))
                .toList();
    }

    private SpeedRow layer(LayerCase layer, String pass, double flops) {
        return row(
                pass,
                layer + " " + layer.input(),
                settings.threads(),
                layer.input().dim(0),
                flops == 0 ? Double.NaN : flops,
                measurements.of(LayerBenchmark.class, pass, Map.of("layer", layer.name())));
    }

    private SpeedRow row(String benchmark, String params, int threads, double images, double flops, Times times) {
        return new SpeedRow(
                runId,
                benchmark,
                params,
                StepEngine.MANUAL.toString(),
                "manual-" + process.kernels(),
                Integer.toString(threads),
                times,
                images,
                flops,
                threads == 1 ? peak.oneThread() : peak.gflops(),
                Double.NaN,
                Double.NaN,
                Double.NaN,
                times == Times.NONE ? SpeedRow.FAILED : SpeedRow.OK);
    }
}
