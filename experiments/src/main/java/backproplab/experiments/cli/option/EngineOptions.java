package backproplab.experiments.cli.option;

import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.engine.OwnLayers;
import backproplab.experiments.task.Preset;
import backproplab.experiments.weights.WeightFile;
import backproplab.experiments.weights.WeightLayout;
import backproplab.files.failure.UserException;
import backproplab.files.option.Choices;
import backproplab.files.option.Ranges;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options of a comparison: who runs, and how often. */
public final class EngineOptions {
    @Option(
            names = "--engines",
            split = ",",
            paramLabel = "NAME",
            defaultValue = "manual,dl4j",
            description = "manual (float, SIMD, threads), dl4j, loops (double, textbook, slow); pytorch in a build "
                    + "with -Ppytorch (default: ${DEFAULT-VALUE}).")
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
            description = "Start every engine from a .safetensors file, such as those in a run's folder weights, or of "
                    + "PyTorch (default: weights drawn from the seed).")
    private Path weights;

    @Option(
            names = "--weights-layout",
            paramLabel = "NAME",
            defaultValue = "neutral",
            description = "Names and shapes of the tensors in the files of weights that a run leaves: neutral, or "
                    + "pytorch, as load_state_dict takes them (default: ${DEFAULT-VALUE}).")
    private String layout;

    @Option(
            names = "--layers",
            paramLabel = "CLASS",
            description =
                    "Train with your own layers, a class as Parity takes it: in double in place of those of loops, in "
                            + "float of those of manual.")
    private String layers;

    /**
     * Who trains, in the order named.
     *
     * @return none twice
     * @throws UserException with code 2 if there is none of that name
     */
    public List<EngineKind> engines() {
        return engines.stream()
                .map(token -> EngineKind.pick("--engines", token, EngineKind.named()))
                .distinct()
                .toList();
    }

    /**
     * One run is made per seed.
     *
     * @return none twice, in the order given; never empty
     */
    public List<Long> seeds() {
        return seeds == null ? List.of(Preset.SEED) : seeds.stream().distinct().toList();
    }

    /**
     * What every network starts from, if not from weights drawn.
     *
     * @return the file read; empty without --weights
     */
    public Optional<WeightFile> start() {
        return Optional.ofNullable(weights).map(WeightFile::load);
    }

    /**
     * How saved weights are laid out.
     *
     * @return the layout
     * @throws UserException with code 2 if there is none of that name
     */
    public WeightLayout layout() {
        return Choices.pick("--weights-layout", layout, WeightLayout.values(), WeightLayout::token);
    }

    /**
     * The file named, for config.json.
     *
     * @return empty without --weights
     */
    public Optional<Path> weights() {
        return Optional.ofNullable(weights);
    }

    /**
     * A user's layers, checked to have an engine that runs them.
     *
     * @return empty without --layers
     * @throws UserException with code 2 if --engines leaves out the engine whose place they take
     */
    public Optional<OwnLayers<?>> layers() {
        Optional<OwnLayers<?>> own = Optional.ofNullable(layers).map(OwnLayers::load);
        own.ifPresent(mine -> Ranges.used(
                "--layers",
                layers,
                engines().contains(mine.kind()),
                " " + layers + " computes in " + mine.precision().name().toLowerCase(Locale.ROOT)
                        + ": it takes the place of engine " + mine.kind().token() + ", which --engines leaves out.\n"
                        + "Add " + mine.kind().token() + " to --engines.",
                "--engines"));
        return own;
    }
}
