package backproplab.experiments.reproduce;

import backproplab.experiments.compare.PreparedRun;
import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.engine.Engines;
import backproplab.experiments.reports.Metric;
import backproplab.network.engine.Engine;
import backproplab.network.engine.ThreadPlan;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures the noise of gradients of every seed, only where a claim is about it. */
final class NoiseMeter {
    private static final Logger LOG = LoggerFactory.getLogger(NoiseMeter.class);

    private final Consumer<String> warning;

    NoiseMeter(Consumer<String> warning) {
        this.warning = warning;
    }

    Map<EngineKind, double[]> measure(PlannedVariant planned, PlannedTraining training) {
        boolean wanted =
                planned.experiment().claims().stream().anyMatch(claim -> claim.metric() == Metric.GRADIENT_NOISE);
        Map<EngineKind, double[]> noise = new TreeMap<>();
        if (wanted) {
            for (EngineKind kind : training.training().engines()) {
                noise.put(
                        kind,
                        training.training().seeds().stream()
                                .mapToDouble(seed -> noise(planned.name(), kind, training, seed))
                                .toArray());
            }
        }
        return noise;
    }

    /** NaN, a seed that does not count, where it cannot be measured: all that was trained is worth more. */
    private double noise(String name, EngineKind kind, PlannedTraining training, long seed) {
        OptionalInt fixed = training.training().threads();
        ThreadPlan threads = ThreadPlan.all(fixed.orElse(Runtime.getRuntime().availableProcessors()));
        try {
            PreparedRun run = PreparedRun.of(training.plan(), seed, training.images());
            try (Engine engine = Engines.create(kind, run.network(), threads)) {
                return GradientNoise.of(engine, run);
            }
        } catch (RuntimeException | OutOfMemoryError | LinkageError e) {
            LOG.debug("gradient noise not measured", e);
            warning.accept("The gradient noise of " + name + " on " + kind.token() + " with seed " + seed
                    + " was not measured: " + e);
            return Double.NaN;
        }
    }
}
