package backproplab.experiments.cli.search;

import java.util.Map;
import java.util.Optional;

/** For each option that is a number, values that every model and optimizer takes and that a search might well try. */
final class SpaceExamples {
    static final Map<String, String> VALUES = Map.ofEntries(
            Map.entry("batch-size", "int:16:128"),
            Map.entry("clip-norm", "log:0.1:10"),
            Map.entry("dropout", "float:0:0.5"),
            Map.entry("epochs", "int:2:10"),
            Map.entry(TrialArguments.HIDDEN, "int:100:400"),
            Map.entry("l2", "log:1e-6:1e-3"),
            Map.entry("label-smoothing", "float:0:0.2"),
            Map.entry(TrialArguments.LAYERS, "int:1:3"),
            Map.entry("lr", "log:1e-4:1e-1"),
            Map.entry("momentum", "float:0.5:0.95"),
            Map.entry("patience", "int:2:5"),
            Map.entry("split-seed", "int:1:5"),
            Map.entry("train-limit", "int:500:2000"),
            Map.entry("val", "float:0.05:0.2"),
            Map.entry("warmup", "int:0:100"),
            Map.entry("weight-decay", "log:1e-4:1e-1"),
            Map.entry("weight-scale", "log:1e-3:1e-1"),
            Map.entry("width", "int:4:16"));

    private SpaceExamples() {}

    /** What to type in place of values that an option refuses; empty for options that are words. */
    static Optional<String> of(String name) {
        return Optional.ofNullable(VALUES.get(name)).map(values -> "--space " + name + "=" + values);
    }
}
