package backproplab.benchmarks.run;

import backproplab.benchmarks.jmh.LayerCase;
import backproplab.benchmarks.jmh.ProductShape;
import backproplab.benchmarks.work.StepEngine;
import backproplab.benchmarks.work.Workload;
import java.util.List;
import picocli.CommandLine.Option;

/** Options that narrow the groups; without one, all of a kind is measured. */
final class Choice {
    @Option(
            names = "--shapes",
            split = ",",
            paramLabel = "NAME",
            completionCandidates = Tokens.Shapes.class,
            description = "For matmul: ${COMPLETION-CANDIDATES}.")
    private List<String> shapes;

    @Option(
            names = "--layers",
            split = ",",
            paramLabel = "NAME",
            completionCandidates = Tokens.Layers.class,
            description = "For layers: ${COMPLETION-CANDIDATES}.")
    private List<String> layers;

    @Option(
            names = "--workloads",
            split = ",",
            paramLabel = "NAME",
            completionCandidates = Tokens.Workloads.class,
            description = "For steps and latency: ${COMPLETION-CANDIDATES}.")
    private List<String> workloads;

    @Option(
            names = "--engines",
            split = ",",
            paramLabel = "NAME",
            completionCandidates = Tokens.Engines.class,
            description = "For steps and latency: ${COMPLETION-CANDIDATES}.")
    private List<String> engines;

    List<ProductShape> shapes() {
        return Tokens.pick("--shapes", shapes, ProductShape.values());
    }

    List<LayerCase> layers() {
        return Tokens.pick("--layers", layers, LayerCase.values());
    }

    List<Workload> workloads() {
        return Tokens.pick("--workloads", workloads, Workload.values());
    }

    List<StepEngine> engines() {
        return Tokens.pick("--engines", engines, StepEngine.values());
    }

    /** Fails on a name that nothing has. */
    Choice checked() {
        shapes();
        layers();
        workloads();
        engines();
        return this;
    }
}
