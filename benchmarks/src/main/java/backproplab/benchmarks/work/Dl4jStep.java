package backproplab.benchmarks.work;

import backproplab.dl4j.Dl4jBackend;
import backproplab.dl4j.Dl4jNetwork;
import backproplab.dl4j.Dl4jUnavailableException;
import backproplab.dl4j.ThreadTuner;
import java.util.LinkedHashMap;
import java.util.Map;

/** Deeplearning4j's training step. */
final class Dl4jStep implements TrainingStep {
    private final Dl4jNetwork network;

    private Dl4jStep(Dl4jNetwork network) {
        this.network = network;
    }

    /** With the numbers of threads, up to a limit, that this workload trains fastest with. */
    static Dl4jStep tuned(Workload workload, int threads) {
        requireBackend();
        try (Dl4jNetwork throwAway = Dl4jLayers.of(workload)) {
            ThreadTuner.fastest(throwAway, threads);
        }
        return new Dl4jStep(Dl4jLayers.of(workload));
    }

    /** With the numbers of threads that ND4J chooses by itself. */
    static Dl4jStep untuned(Workload workload) {
        requireBackend();
        return new Dl4jStep(Dl4jLayers.of(workload));
    }

    private static void requireBackend() {
        try {
            Dl4jBackend.ensureAvailable();
        } catch (Dl4jUnavailableException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    @Override
    public double run() {
        return network.trainStep();
    }

    @Override
    public String backend() {
        return Dl4jBackend.name();
    }

    @Override
    public String threads() {
        Dl4jBackend.Threads threads = Dl4jBackend.threads();
        return "omp " + threads.omp() + " blas " + threads.blas();
    }

    @Override
    public Map<String, Object> details() {
        Dl4jBackend.Info info = Dl4jBackend.info();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("version", info.dl4jVersion());
        values.put("blas", info.blasVendor());
        values.put("classifier", info.classifier());
        values.put("helpers", info.helpers());
        values.put("binary_features", info.binaryFeatures());
        values.put("cpu_features", info.cpuFeatures());
        return values;
    }

    @Override
    public void close() {
        network.close();
    }
}
