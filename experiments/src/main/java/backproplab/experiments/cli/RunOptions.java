package backproplab.experiments.cli;

import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.failure.UserException;
import backproplab.experiments.labs.Preset;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import picocli.CommandLine.Option;

/** Options that say who runs, how often, and where results go. */
final class RunOptions {
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
            names = "--threads",
            paramLabel = "N",
            description = "Threads of the manual engine, and OMP and BLAS threads of DL4J (default: all cores; DL4J "
                    + "the fastest split it finds).")
    private Integer threads;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "results",
            description = "Where results go (default: ${DEFAULT-VALUE}).")
    private Path out;

    @Option(names = "--dry-run", description = "Print settings and estimate, then stop; nothing is written.")
    private boolean dryRun;

    @Option(names = "--yes", description = "Start even if the estimate is above one hour.")
    private boolean yes;

    @Option(names = "--debug", description = "Print stack traces.")
    private boolean debug;

    List<EngineKind> engines() {
        return engines.stream()
                .map(token -> Choices.pick("--engines", token, EngineKind.values(), EngineKind::token))
                .distinct()
                .toList();
    }

    List<Long> seeds() {
        return seeds == null ? List.of(Preset.SEED) : seeds.stream().distinct().toList();
    }

    OptionalInt threads() {
        if (threads == null) {
            return OptionalInt.empty();
        }
        if (threads < 1 || threads > 1024) {
            throw UserException.usage("--threads must be between 1 and 1024, not " + threads + ".");
        }
        return OptionalInt.of(threads);
    }

    Path out() {
        return out;
    }

    boolean dryRun() {
        return dryRun;
    }

    boolean confirmed() {
        return yes;
    }
}
