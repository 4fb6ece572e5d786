package backproplab.experiments.cli;

import backproplab.datasets.Catalog;
import backproplab.datasets.DataException;
import backproplab.dl4j.Dl4jBackend;
import backproplab.dl4j.Dl4jUnavailableException;
import backproplab.dl4j.InstalledBackend;
import backproplab.dl4j.gpu.DottedVersion;
import backproplab.dl4j.gpu.Gpu;
import backproplab.dl4j.gpu.HostFacts;
import backproplab.dl4j.gpu.Verdict;
import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.results.Environment;
import backproplab.files.disk.OutFolder;
import backproplab.files.failure.UserException;
import backproplab.network.engine.EngineUnavailableException;
import backproplab.network.engine.ThreadPlan;
import java.io.File;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything that Doctor tells, by name. */
final class DoctorReport {
    private static final double GIB = 1L << 30;

    private final Map<String, String> environment;
    private final Path out;

    /**
     * A report.
     *
     * @param environment the environment variables
     * @param out where results would go
     */
    DoctorReport(Map<String, String> environment, Path out) {
        this.environment = environment;
        this.out = out;
    }

    /** Reads the machine; ND4J is loaded only if the verdict allows it. */
    Map<String, Object> read(HostFacts facts, Verdict verdict) {
        String dl4j = verdict.runs() ? dl4jTrouble() : "not loaded: see the verdict";
        Map<String, Object> report = new LinkedHashMap<>(Environment.read(dl4j.isEmpty()));
        report.put("max_heap_bytes", Runtime.getRuntime().maxMemory());
        DoctorPeak peak = DoctorPeak.measure();
        report.put("fma_peak_gflops", peak.values());
        peak.busy().ifPresent(sentence -> report.put("busy", sentence));
        report.put(
                "nd4j_backends",
                facts.backends().stream().map(InstalledBackend::jar).toList());
        if (dl4j.isEmpty()) {
            ThreadPlan threads = Dl4jBackend.threads();
            report.put("dl4j_threads", Map.of("omp", threads.workers(), "blas", threads.blas()));
            Dl4jBackend.info().blasCore().ifPresent(core -> report.put("blas_core", core.sentence()));
        } else {
            report.put("dl4j", dl4j);
        }
        if (EngineKind.PYTORCH.factory().available()) {
            report.put("pytorch", pytorch());
        }
        report.put("gpus", facts.gpu().gpus().stream().map(DoctorReport::gpu).toList());
        report.put(
                "driver_cuda", facts.gpu().cuda().map(DottedVersion::toString).orElse("none"));
        report.put("data", data());
        report.put("free_disk_gib", Math.round(existing(out).getUsableSpace() / GIB * 10) / 10.0);
        report.put("results_folder", writeAccess());
        report.put("profile", facts.profile().token());
        report.put("can_run", verdict.runs());
        report.put("verdict", verdict.sentence());
        if (!verdict.advice().isEmpty()) {
            report.put("advice", verdict.advice());
        }
        return report;
    }

    private static String dl4jTrouble() {
        try {
            Dl4jBackend.ensureAvailable();
            return "";
        } catch (Dl4jUnavailableException e) {
            return e.getMessage();
        }
    }

    /** What its library is, or why it cannot run; in a build that has it. */
    private static Object pytorch() {
        try {
            EngineKind.PYTORCH.factory().ensureAvailable();
            return EngineKind.PYTORCH.factory().details();
        } catch (EngineUnavailableException e) {
            return e.getMessage();
        }
    }

    private static Map<String, Object> gpu(Gpu gpu) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", gpu.name());
        values.put(
                "compute_capability",
                gpu.capability().map(DottedVersion::toString).orElse("unknown"));
        values.put("driver", gpu.driver().toString());
        values.put("memory", gpu.memory());
        return values;
    }

    private Map<String, Object> data() {
        Map<String, Object> values = new LinkedHashMap<>();
        for (String token : List.of(Catalog.MNIST, Catalog.CIFAR10)) {
            try {
                Catalog catalog = new Catalog(environment);
                values.put(token, catalog.locate(token).map(Path::toString).orElseGet(() -> catalog.missing(token)));
            } catch (DataException e) {
                values.put(token, e.getMessage());
            }
        }
        values.put(Catalog.GLYPHS, "embedded");
        values.put(Catalog.SHAPES, "embedded");
        return values;
    }

    private String writeAccess() {
        try {
            OutFolder.check(out);
            return out + " can be written";
        } catch (UserException e) {
            return e.getMessage();
        }
    }

    private static File existing(Path folder) {
        File file = folder.toAbsolutePath().normalize().toFile();
        while (!file.exists()) {
            file = file.getParentFile();
        }
        return file;
    }
}
