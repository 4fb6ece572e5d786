package backproplab.experiments.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The relative errors that report B prints for its gradient checks. */
final class ReportBChecks {
    private static final String WHY = "manual-only: the engines' own tests check every layer against numeric gradients";
    private static final Map<String, Double> ERRORS = new TreeMap<>(Map.ofEntries(
            Map.entry("Linear forward", 3.7e-8),
            Map.entry("Linear dx", 5.5e-10),
            Map.entry("Linear dw", 4.0e-10),
            Map.entry("Linear db", 5.4e-10),
            Map.entry("ReLU forward", 4.5e-9),
            Map.entry("ReLU backward", 2.6e-10),
            Map.entry("Linear-ReLU dx", 1.2e-9),
            Map.entry("Linear-ReLU dw", 7.5e-10),
            Map.entry("Linear-ReLU db", 8.9e-10),
            Map.entry("TwoLayerNet reg 0 W1", 2.9e-7),
            Map.entry("TwoLayerNet reg 0 W2", 1.7e-9),
            Map.entry("TwoLayerNet reg 0 b1", 1.0e-6),
            Map.entry("TwoLayerNet reg 0 b2", 4.6e-9),
            Map.entry("TwoLayerNet reg 0.7 W1", 2.7e-8),
            Map.entry("TwoLayerNet reg 0.7 W2", 9.9e-9),
            Map.entry("TwoLayerNet reg 0.7 b1", 2.3e-6),
            Map.entry("TwoLayerNet reg 0.7 b2", 2.9e-8),
            Map.entry("momentum next_w", 1.7e-9),
            Map.entry("momentum velocity", 2.9e-9)));

    private ReportBChecks() {}

    static Experiment experiment(String letter) {
        List<Variant> variants = new ArrayList<>();
        ERRORS.forEach(
                (name, error) -> variants.add(Variant.unrunnable(name, WHY).published(Metric.RELATIVE_ERROR, error)));
        return new Experiment(
                letter,
                "numeric-checks",
                "piece whose output or gradient is compared with numeric differences",
                new Shrink(1, 1, 1, 1),
                Experiment.ONE_SEED,
                Experiment.ONE_SEED,
                variants,
                List.of());
    }
}
