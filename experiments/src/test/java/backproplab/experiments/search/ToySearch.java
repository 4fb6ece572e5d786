package backproplab.experiments.search;

import backproplab.experiments.checkpoint.StartedCommand;
import backproplab.experiments.compare.PreparedRun;
import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.engine.ToyData;
import backproplab.experiments.recipe.Plan;
import backproplab.experiments.recipe.Recipe;
import backproplab.experiments.results.SearchFolder;
import backproplab.experiments.results.TrialRow;
import backproplab.experiments.train.LoopSettings;
import backproplab.experiments.train.TrainingData;
import backproplab.files.disk.DamagedLineException;
import backproplab.files.disk.JournalFile;
import backproplab.network.init.Initializer;
import backproplab.network.init.WeightInit;
import backproplab.network.model.ModelKind;
import backproplab.network.model.ModelSpec;
import backproplab.network.rule.TrainingRule;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/** Searches over the learning rate and the hidden units of tiny networks on tiny images. */
final class ToySearch {
    static final TrainingData DATA = ToyData.of(120, 40);
    static final StartedCommand COMMAND = new StartedCommand("search", List.of("--draws=3"), Map.of("draws", "3"));
    /** Some of it diverges. */
    static final Space SPACE = space("lr=item:0.001,0.01,0.1,0.1,1e30", "hidden=int:4:24");

    private final SearchMethod method;
    private final Parallelism parallelism;

    ToySearch(SearchMethod method, Parallelism parallelism) {
        this.method = method;
        this.parallelism = parallelism;
    }

    static ToySearch random(int parallel, int threads) {
        return new ToySearch(new RandomSearch(new SearchDraws(6, 2)), new Parallelism(parallel, threads));
    }

    static Space space(String... dimensions) {
        return new Space(Arrays.stream(dimensions).map(Dimension::parse).toList());
    }

    static PreparedTrial prepare(Trial trial) {
        LoopSettings loop = LoopSettings.of(
                        5, 16, Double.parseDouble(trial.values().get("lr")))
                .withPatience(2);
        Plan plan = new Plan(
                "test",
                "",
                new Recipe(
                        ModelSpec.of(
                                ModelKind.MLP, Integer.parseInt(trial.values().get("hidden"))),
                        WeightInit.of(Initializer.XAVIER_UNIFORM),
                        TrainingRule.SGD,
                        loop));
        return new PreparedTrial(trial, PreparedRun.of(plan, 1, DATA));
    }

    /** What a search's journal says of its trials, be it finished or not. */
    static List<TrialResult> results(Path folder) {
        try {
            return new JournalFile<>(folder.resolve(Journal.FILE), JournalLine.class)
                    .read().stream()
                            .map(JournalLine::trial)
                            .filter(Objects::nonNull)
                            .toList();
        } catch (IOException | DamagedLineException e) {
            throw new AssertionError(e);
        }
    }

    SearchRun.Work work() {
        List<Trial> trials = method.trials(SPACE);
        SearchSettings settings = new SearchSettings(
                "task1", method.token(), SPACE.names(), EngineKind.MANUAL, 1, method.rungs(trials.size()));
        return new SearchRun.Work(
                settings,
                trials.stream().map(ToySearch::prepare).toList(),
                parallelism,
                new SearchEstimate(settings, parallelism, OptionalInt.empty()),
                Optional.empty());
    }

    static SearchFolder folder(Path out) {
        return SearchFolder.create(out, LocalDateTime.of(2026, 1, 1, 0, 0));
    }

    /** From its start. */
    List<TrialRow> start(SearchFolder folder, SearchListener listener) {
        try (Journal journal = Journal.start(folder.path(), COMMAND)) {
            return new SearchRun(work(), journal, folder, listener).run();
        }
    }

    /** From where it was cut off. */
    List<TrialRow> resume(Path path, SearchListener listener) {
        try (Journal journal = Journal.load(path)) {
            return new SearchRun(work(), journal, SearchFolder.existing(path), listener).run();
        }
    }
}
