package backproplab.experiments.cli.search;

import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.reports.SearchStage;
import backproplab.experiments.reports.SearchStages;
import backproplab.experiments.search.Dimension;
import backproplab.experiments.search.GridSearch;
import backproplab.experiments.search.RandomSearch;
import backproplab.experiments.search.SearchDraws;
import backproplab.experiments.search.SearchMethod;
import backproplab.experiments.search.Space;
import backproplab.experiments.search.SpaceFile;
import backproplab.experiments.search.SuccessiveHalving;
import backproplab.experiments.task.Preset;
import backproplab.experiments.task.Task;
import backproplab.files.failure.OptionException;
import backproplab.files.option.Choices;
import backproplab.files.option.Ranges;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Options that say what is searched, how, and on how many cores. */
public final class SearchOptions {
    private static final List<EngineKind> ENGINES = EngineKind.compared();
    private static final List<String> METHODS = List.of(GridSearch.TOKEN, RandomSearch.TOKEN, SuccessiveHalving.TOKEN);
    private static final int DRAWS = 10;
    private static final int ETA = 3;
    private static final int LEAST_EPOCHS = 1;

    @Parameters(
            arity = "0..1",
            paramLabel = "STAGE",
            description =
                    "A search of report E to start from: E/first, E/second or E/final. It brings space, draws and every"
                            + " other setting; what is typed takes the place of its own.")
    private String stage;

    @Option(
            names = "--space",
            paramLabel = "NAME=VALUES",
            description =
                    "An option of Task1 and Task2, without dashes, and what to try: log:LOW:HIGH, float:LOW:HIGH, "
                            + "int:LOW:HIGH (for a grid with :POINTS) or item:A,B,... (item:A;B;... if values hold commas). "
                            + "May be given several times. layers=int:1:3 is how many hidden layers of --hidden units there are.")
    private List<String> space;

    @Option(
            names = "--space-file",
            paramLabel = "FILE",
            description = "The same in YAML, a line per option: lr: log:1e-5:1e-3")
    private Path spaceFile;

    @Option(
            names = "--method",
            paramLabel = "NAME",
            defaultValue = RandomSearch.TOKEN,
            description =
                    "grid (all combinations), random or halving (many draws with few epochs, the best of them with "
                            + "more, and so on) (default: ${DEFAULT-VALUE}).")
    private String method;

    @Option(names = "--draws", paramLabel = "N", description = "Trials of random and halving (default: " + DRAWS + ").")
    private Integer draws;

    @Option(
            names = "--eta",
            paramLabel = "N",
            description = "halving: the best 1/N go on with N times the epochs (default: " + ETA + ").")
    private Integer eta;

    @Option(
            names = "--min-epochs",
            paramLabel = "N",
            description = "halving: the fewest epochs of the first round; the last has --epochs (default: "
                    + LEAST_EPOCHS + ").")
    private Integer leastEpochs;

    @Option(
            names = "--search-seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Seed of the draws (default: ${DEFAULT-VALUE}).")
    private long searchSeed;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of every training (default: " + Preset.SEED + ").")
    private Long seed;

    @Option(
            names = "--task",
            paramLabel = "NAME",
            defaultValue = "task2",
            description =
                    "task1 (MNIST) or task2 (CIFAR-10): data and settings to start from (default: ${DEFAULT-VALUE}).")
    private String task;

    @Option(
            names = "--engines",
            paramLabel = "NAME",
            defaultValue = "manual",
            description = "Who trains: manual or dl4j (default: ${DEFAULT-VALUE}).")
    private String engine;

    @Option(
            names = "--parallel",
            paramLabel = "N",
            description = "Trials at the same time, each with --threads threads; together at most the machine's cores "
                    + "(default: as many as there are cores, one thread each).")
    private Integer parallel;

    Optional<SearchStage> stage() {
        return Optional.ofNullable(stage)
                .map(name -> Choices.pick(
                        "a stage", name, SearchStages.all().toArray(SearchStage[]::new), SearchStage::path));
    }

    Task task() {
        return Choices.pick("--task", task, Task.values(), Task::token);
    }

    EngineKind engine() {
        return EngineKind.pick("--engines", engine, ENGINES);
    }

    long seed() {
        return seed == null ? Preset.SEED : seed;
    }

    /**
     * How many trials at the same time.
     *
     * @return empty for as many as there are cores
     */
    public OptionalInt parallel() {
        return parallel == null ? OptionalInt.empty() : OptionalInt.of(parallel);
    }

    /** What the user searches over, and not the stage. */
    Space typed() {
        List<Dimension> dimensions = new ArrayList<>();
        if (space != null) {
            space.forEach(text -> dimensions.add(Dimension.parse(text)));
        }
        if (spaceFile != null) {
            dimensions.addAll(SpaceFile.read(spaceFile));
        }
        return new Space(dimensions);
    }

    /**
     * The method, its numbers checked.
     *
     * @param searched the space
     * @param epochs of a trial, for methods that divide them
     */
    SearchMethod method(Space searched, ToIntFunction<SearchDraws> epochs) {
        Choices.check("--method", method, METHODS);
        boolean halving = method.equals(SuccessiveHalving.TOKEN);
        String others = " has no effect on --method " + method + ".\nLeave it out, or use --method halving.";
        Ranges.used("--eta", eta, halving, others, "--method");
        Ranges.used("--min-epochs", leastEpochs, halving, others, "--method");
        if (method.equals(GridSearch.TOKEN)) {
            Ranges.used(
                    "--draws",
                    draws,
                    false,
                    " has no effect on --method grid, which tries all combinations.\nLeave it out, or use --method"
                            + " random.",
                    "--method");
            return new GridSearch();
        }
        SearchDraws drawn = new SearchDraws(
                Objects.requireNonNullElse(
                        draws, stage().map(SearchStage::draws).orElse(DRAWS)),
                searchSeed);
        if (!halving) {
            return new RandomSearch(drawn);
        }
        if (searched.names().contains("epochs")) {
            throw new OptionException(
                    "--method halving decides itself how many epochs a trial has.\nLeave epochs out of"
                            + " the space, or use --method random.",
                    "--method",
                    "--epochs");
        }
        return new SuccessiveHalving(
                drawn,
                Objects.requireNonNullElse(eta, ETA),
                Objects.requireNonNullElse(leastEpochs, LEAST_EPOCHS),
                epochs.applyAsInt(drawn));
    }

    /** For people: what is tried. */
    static String words(Space space) {
        return space.dimensions().stream().map(Dimension::text).collect(Collectors.joining(" "));
    }
}
