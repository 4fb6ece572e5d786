package backproplab.experiments.cli;

import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.labs.Preset;
import backproplab.experiments.weights.WeightFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options of a comparison: who runs, and how often. */
final class EngineOptions {
    @Option(
            names = "--engines",
            split = ",",
            paramLabel = "NAME",
            defaultValue = "manual,dl4j",
            description = "manual (float, SIMD, threads), dl4j, loops (double, textbook, slow) (default: "
                    + "${DEFAULT-VALUE}).")
    private List<String> engines;

    @Option(
            names = {"--seed", "--seeds"},
            split = ",",
            paramLabel = "N",
            description = "One run per seed (default: " + Preset.SEED + ").")
    private List<Long> seeds;

    @Option(
            names = "--weights",
            paramLabel = "FILE",
            description = "Start every engine from a .safetensors file, such as those in a run's folder weights "
                    + "(default: weights drawn from the seed).")
    private Path weights;

    @Option(names = "--yes", description = "Start even if the estimate is above one hour.")
    private boolean yes;

    List<EngineKind> engines() {
        return engines.stream()
                .map(token -> Choices.pick("--engines", token, EngineKind.values(), EngineKind::token))
                .distinct()
                .toList();
    }

    List<Long> seeds() {
        return seeds == null ? List.of(Preset.SEED) : seeds.stream().distinct().toList();
    }

    /** What every network starts from, if not from weights drawn. */
    Optional<WeightFile> start() {
        return Optional.ofNullable(weights).map(WeightFile::load);
    }

    /** The file named, for config.json. */
    Optional<Path> weights() {
        return Optional.ofNullable(weights);
    }

    boolean confirmed() {
        return yes;
    }
}
