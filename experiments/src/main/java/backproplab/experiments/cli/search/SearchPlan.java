package backproplab.experiments.cli.search;

import backproplab.datasets.TrainTest;
import backproplab.experiments.cli.option.DecidingSettings;
import backproplab.experiments.cli.screen.Screen;
import backproplab.experiments.cli.screen.Words;
import backproplab.experiments.engine.BuildSwitches;
import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.recipe.Plan;
import backproplab.experiments.remote.RemoteWork;
import backproplab.experiments.reports.SearchStage;
import backproplab.experiments.results.SearchFolder;
import backproplab.experiments.results.TrialRow;
import backproplab.experiments.search.Dimension;
import backproplab.experiments.search.Parallelism;
import backproplab.experiments.search.PreparedTrial;
import backproplab.experiments.search.RemoteSearch;
import backproplab.experiments.search.SearchEstimate;
import backproplab.experiments.search.SearchMethod;
import backproplab.experiments.search.SearchRun;
import backproplab.experiments.search.SearchRung;
import backproplab.experiments.search.SearchSettings;
import backproplab.experiments.search.Space;
import backproplab.experiments.search.Trial;
import backproplab.experiments.train.TrainingData;
import backproplab.files.failure.OptionException;
import backproplab.files.failure.UserException;
import backproplab.files.machine.ProjectFolder;
import backproplab.files.option.MavenCommand;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/** A search with all its trials, every value of them checked, before anything is trained. */
public final class SearchPlan {
    private final SearchOptions options;
    private final SearchRequest request;
    private final TrialParser parser;
    private final SearchMethod method;
    private final List<Trial> trials;
    private final List<SearchRung> rungs;
    private final List<PreparedTrial> prepared = new ArrayList<>();
    /** As they are trained, batches fitted to the data. */
    private final List<Plan> plans = new ArrayList<>();

    private final TrialSettings settings;

    private SearchPlan(SearchOptions options, SearchRequest request, TrialParser parser, SearchMethod method) {
        this.options = options;
        this.request = request;
        this.parser = parser;
        this.method = method;
        trials = method.trials(request.space());
        rungs = method.rungs(trials.size());
        settings = new TrialSettings(searched());
        for (Trial trial : trials) {
            TrialParser.Parsed parsed = parser.parse(trial);
            settings.add(TrainingCommandLine.options(parsed.plan().recipe()));
            prepared.add(parsed.prepared());
            plans.add(parsed.plan());
        }
    }

    /** The options that the space or the rounds decide. */
    private Set<String> searched() {
        Set<String> searched = new HashSet<>(space().names());
        if (searched.contains(TrialArguments.LAYERS)) {
            searched.add(TrialArguments.HIDDEN);
        }
        if (rungs.size() > 1) {
            searched.add("epochs");
        }
        return searched;
    }

    /**
     * Draws the trials and checks every one of them.
     *
     * @param options what the user gave
     * @param request what was asked for
     * @param source images and labels
     * @return the plan
     * @throws UserException with code 2 that names the dimension and its value
     */
    public static SearchPlan of(SearchOptions options, SearchRequest request, TrainTest source) {
        TrialParser parser =
                new TrialParser(request.preset(), request.arguments(source), request.space(), source, options.seed());
        SearchMethod method = options.method(request.space(), draws -> epochs(parser, draws.trials(request.space())));
        return new SearchPlan(options, request, parser, method);
    }

    /** The epochs of every trial: those of its model's preset, unless they are given for all. */
    private static int epochs(TrialParser parser, List<Trial> trials) {
        Map<String, Integer> epochs = new TreeMap<>();
        for (Trial trial : trials) {
            epochs.computeIfAbsent(
                    trial.values().getOrDefault("models", ""),
                    model -> parser.plan(trial).recipe().loop().epochs());
        }
        if (Set.copyOf(epochs.values()).size() > 1) {
            throw new OptionException(
                    "--method halving needs one number of epochs for its last round, and the presets of the"
                            + " models in the space have several: " + epochs + ".\nAdd --epochs N.",
                    "--epochs",
                    "--method");
        }
        return epochs.values().iterator().next();
    }

    /**
     * What is searched.
     *
     * @return the space
     */
    public Space space() {
        return request.space();
    }

    /**
     * Who trains.
     *
     * @return the engine of every trial
     */
    public EngineKind engine() {
        return request.engine();
    }

    /**
     * What is tried.
     *
     * @return the trials in their order
     */
    public List<Trial> trials() {
        return trials;
    }

    /**
     * What there is to train for this machine.
     *
     * @param parallel trials at the same time; empty for as many as fit
     * @param threads threads of each; empty for one where several run
     * @return the work, not begun
     */
    public SearchRun.Work work(OptionalInt parallel, OptionalInt threads) {
        SearchSettings common = common();
        Parallelism parallelism = here(parallel, threads);
        return new SearchRun.Work(
                common, prepared, parallelism, new SearchEstimate(common, parallelism, threads), Optional.empty());
    }

    /**
     * What there is to train for other machines; what is left to this one then has all its cores.
     *
     * @param machines has trainings done; empty where nothing is trained
     * @param slots how many trials they train at the same time
     * @param threads of each
     * @return the work, not begun; its estimate is that of this machine, if it had as many slots
     */
    public SearchRun.Work work(Optional<RemoteWork> machines, int slots, int threads) {
        SearchSettings common = common();
        return new SearchRun.Work(
                common,
                prepared,
                here(OptionalInt.empty(), OptionalInt.empty()),
                new SearchEstimate(common, new Parallelism(slots, threads), OptionalInt.of(threads)),
                machines.map(work -> new RemoteSearch(work, slots, threads, parser::words)));
    }

    private SearchSettings common() {
        return new SearchSettings(
                request.task().token(), method.token(), space().names(), request.engine(), options.seed(), rungs);
    }

    private Parallelism here(OptionalInt parallel, OptionalInt threads) {
        return Parallelism.choose(
                        request.engine(),
                        parallel,
                        threads,
                        Runtime.getRuntime().availableProcessors())
                .within(request.engine(), prepared, Runtime.getRuntime().maxMemory());
    }

    /**
     * Says what is searched, how and where results go.
     *
     * @param screen where to
     * @param where how many trials at the same time, on how many threads, and where
     * @param out folder of results
     */
    public void announce(Screen screen, String where, Path out) {
        Trial first = trials.get(0);
        if (dataSearched()) {
            screen.line("The data of trial 1, which the space changes:");
        }
        parser.options(first).data().announce(screen, data(first), request.preset());
        screen.line("Every trial: %s", Words.of(settings.every()));
        if (!settings.some().isEmpty()) {
            screen.line("Some trials: %s", Words.of(settings.some()));
        }
        screen.line(
                "Search: %s%s, %d trial%s%s, over %s",
                request.stage().map(stage -> stage.path() + ", ").orElse(""),
                method.token(),
                trials.size(),
                trials.size() == 1 ? "" : "s",
                method.numbers().isEmpty() ? "" : " (" + Words.of(method.numbers()) + ")",
                SearchOptions.words(space()));
        request.stage().ifPresent(stage -> screen.line("The report: %s (%s)", stage.published(), stage.note()));
        for (SearchRung rung : rungs.size() > 1 ? rungs : List.<SearchRung>of()) {
            screen.line("Round %d: %d trials of %d epochs", rung.number(), rung.trials(), rung.epochs());
        }
        screen.line("Engine: %s; seed %d; %s; results in %s", request.engine().token(), options.seed(), where, out);
    }

    private TrainingData data(Trial trial) {
        return prepared.get(trial.number() - 1).run().job().data();
    }

    private boolean dataSearched() {
        Trial first = trials.get(0);
        Map<String, Object> names =
                parser.options(first).data().resolved(data(first).source(), request.preset());
        return space().names().stream().anyMatch(names::containsKey);
    }

    /**
     * What decides the table, for config.json and for those who go on with the search.
     *
     * @return settings by name, in a map of the caller's own
     */
    public Map<String, Object> config() {
        TrainingData data = data(trials.get(0));
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("task", SearchFolder.TASK);
        values.put("trials_of", request.task().token());
        values.put("stage", request.stage().map(SearchStage::path).orElse("none"));
        values.put("method", method.token());
        values.putAll(method.numbers());
        Map<String, Object> searched = new LinkedHashMap<>();
        for (Dimension dimension : space().dimensions()) {
            searched.put("space " + dimension.name(), dimension.values().text());
        }
        values.put("space", searched);
        values.put(DecidingSettings.ENGINES, List.of(request.engine().token()));
        values.put("seed", options.seed());
        values.putAll(parser.options(trials.get(0)).data().config(data, request.preset()));
        if (dataSearched()) {
            ((Map<?, ?>) values.get("data")).keySet().removeAll(space().names());
            values.keySet().removeAll(List.of("split_hash", "train_images", "validation_images"));
        }
        values.put("every_trial", settings.every());
        values.put("some_trials", settings.some());
        return values;
    }

    /**
     * The command that trains a trial as it was trained.
     *
     * @param row the trial
     * @param out where its results go; empty for where they go by default
     * @return all of it, as typed in a shell
     */
    public String commandLine(TrialRow row, Optional<Path> out) {
        Trial trial = trials.get(row.trial() - 1);
        Plan plan = plans.get(row.trial() - 1);
        SearchRung rung = rungs.get(row.rung() - 1);
        Map<String, String> changed = new LinkedHashMap<>();
        if (rung.epochs() != SearchRung.OWN) {
            changed.put("epochs", Integer.toString(rung.epochs()));
        }
        Map<String, Object> data =
                parser.options(trial).data().typed(data(trial).source(), request.preset());
        Map<String, String> run = new LinkedHashMap<>();
        run.put("engines", request.engine().token());
        run.put("seed", Long.toString(options.seed()));
        out.ifPresent(folder -> run.put("out", folder.toString()));
        return new MavenCommand(
                        request.task().title(),
                        TrainingCommandLine.arguments(plan.recipe(), data, changed, run),
                        BuildSwitches.here())
                .typed(ProjectFolder.elsewhere(System.getProperties()));
    }
}
