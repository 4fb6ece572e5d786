package backproplab.benchmarks.run;

import backproplab.benchmarks.jmh.LayerBenchmark;
import backproplab.benchmarks.jmh.LayerCase;
import backproplab.benchmarks.jmh.MatrixProductBenchmark;
import backproplab.benchmarks.jmh.ProductForm;
import backproplab.benchmarks.jmh.ProductShape;
import backproplab.benchmarks.report.SpeedRow;
import backproplab.benchmarks.run.Measurements.Measured;
import backproplab.benchmarks.work.Flops;
import backproplab.benchmarks.work.StepEngine;
import backproplab.manual.kernel.KernelProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rows of the matrix products and of the layers, which only the hand-written engine has. */
final class KernelRows {
    private final String runId;
    private final Measurements measurements;
    private final int threads;
    private final double peak;
    private final List<SpeedRow> rows = new ArrayList<>();

    private KernelRows(String runId, Measurements measurements, int threads, double peak) {
        this.runId = runId;
        this.measurements = measurements;
        this.threads = threads;
        this.peak = peak;
    }

    static List<SpeedRow> products(String runId, SpeedSettings settings, Measurements measurements, double peak) {
        KernelRows table = new KernelRows(runId, measurements, settings.threads(), peak);
        for (ProductShape shape : settings.chosen().shapes()) {
            for (ProductForm form : ProductForm.values()) {
                int rows = form.rows(shape);
                int columns = form.columns(shape);
                int inner = form.inner(shape);
                table.add(
                        form.toString(),
                        shape + " " + rows + "x" + columns + "x" + inner,
                        Double.NaN,
                        Flops.product(rows, columns, inner),
                        measurements.of(
                                MatrixProductBenchmark.class,
                                "multiply",
                                Map.of("shape", shape.name(), "form", form.name())));
            }
        }
        return table.rows;
    }

    static List<SpeedRow> layers(String runId, SpeedSettings settings, Measurements measurements, double peak) {
        KernelRows table = new KernelRows(runId, measurements, settings.threads(), peak);
        for (LayerCase layer : settings.chosen().layers()) {
            table.addLayer(layer, "forward", layer.forwardFlops());
            table.addLayer(layer, "backward", 2 * layer.forwardFlops());
        }
        return table.rows;
    }

    private void addLayer(LayerCase layer, String pass, double flops) {
        add(
                pass,
                layer + " " + layer.input(),
                layer.input().dim(0),
                flops == 0 ? Double.NaN : flops,
                measurements.of(LayerBenchmark.class, pass, Map.of("layer", layer.name())));
    }

    private void add(String benchmark, String params, double images, double flops, Optional<Measured> measured) {
        rows.add(new SpeedRow(
                runId,
                benchmark,
                params,
                StepEngine.MANUAL.token(),
                "manual-" + KernelProvider.lookup().name(),
                Integer.toString(threads),
                measured.map(Measured::times).orElse(SpeedRow.Times.NONE),
                images,
                flops,
                peak,
                measured.map(Measured::bytes).orElse(Double.NaN),
                Double.NaN,
                Double.NaN,
                measured.isPresent() ? SpeedRow.OK : SpeedRow.FAILED));
    }
}
