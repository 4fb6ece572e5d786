package backproplab.benchmarks.run;

import backproplab.benchmarks.jmh.LayerCase;
import backproplab.benchmarks.jmh.ProductShape;
import backproplab.benchmarks.work.StepEngine;
import backproplab.benchmarks.work.Workload;
import backproplab.files.failure.UserException;
import java.util.EnumSet;
import java.util.Set;
import picocli.CommandLine.Option;

/** Options that narrow the groups; without one, all of a kind is measured. */
final class Choice {
    @Option(names = "--shapes", split = ",", paramLabel = "NAME", description = "For matmul: ${COMPLETION-CANDIDATES}.")
    private Set<ProductShape> shapes = EnumSet.allOf(ProductShape.class);

    @Option(names = "--layers", split = ",", paramLabel = "NAME", description = "For layers: ${COMPLETION-CANDIDATES}.")
    private Set<LayerCase> layers = EnumSet.allOf(LayerCase.class);

    @Option(
            names = "--workloads",
            split = ",",
            paramLabel = "NAME",
            description = "For steps and latency: ${COMPLETION-CANDIDATES}.")
    private Set<Workload> workloads = EnumSet.allOf(Workload.class);

    @Option(
            names = "--engines",
            split = ",",
            paramLabel = "NAME",
            description = "For steps and latency: ${COMPLETION-CANDIDATES} (the last in a build with -Ppytorch).")
    private Set<StepEngine> engines = StepEngine.all();

    Set<ProductShape> shapes() {
        return shapes;
    }

    Set<LayerCase> layers() {
        return layers;
    }

    Set<Workload> workloads() {
        return workloads;
    }

    /**
     * Who is measured.
     *
     * @throws UserException with code 2 if one is not part of this build
     */
    Set<StepEngine> engines() {
        engines.stream().filter(engine -> !engine.available()).findFirst().ifPresent(engine -> {
            throw UserException.usage("--engines " + engine
                    + ": PyTorch is not part of this build.\nAdd -Ppytorch to the Maven command.");
        });
        return engines;
    }
}
