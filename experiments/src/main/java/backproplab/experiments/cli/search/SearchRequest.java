package backproplab.experiments.cli.search;

import backproplab.datasets.TrainTest;
import backproplab.datasets.ValidationSize;
import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.reports.DataSettings;
import backproplab.experiments.reports.SearchStage;
import backproplab.experiments.reports.Setup;
import backproplab.experiments.search.Dimension;
import backproplab.experiments.search.Items;
import backproplab.experiments.search.Space;
import backproplab.experiments.task.Preset;
import backproplab.experiments.task.Task;
import backproplab.files.failure.UserException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/**
 * What the user asked for, a stage and what was typed put together, before there is data.
 *
 * @param task whose options and presets count
 * @param engine who trains
 * @param stage where settings come from that were not typed, if anywhere
 * @param space what is searched
 * @param typed options of all trials that were typed, by name
 */
public record SearchRequest(
        Task task, EngineKind engine, Optional<SearchStage> stage, Space space, Map<String, String> typed) {
    private static final String MODELS = "models";
    private static final String VALIDATION = "val";

    /**
     * Puts together what was typed and the stage, if one was named.
     *
     * @param options what the user gave
     * @param parsed everything that was typed
     * @return what was asked for
     * @throws UserException with code 2 if there is nothing to search over, or a name is no option of a trial, or has two values
     */
    public static SearchRequest of(SearchOptions options, ParseResult parsed) {
        Optional<SearchStage> stage = options.stage();
        Space typedSpace = options.typed();
        Map<String, String> typed = TrialArguments.typed(parsed);
        TrialArguments.check(typedSpace);
        TrialArguments.checkDisjoint(typed, typedSpace);
        if (typedSpace.dimensions().isEmpty() && stage.isEmpty()) {
            throw UserException.usage(
                    "Nothing to search over.\nName options with --space, such as --space lr=log:1e-5:1e-3, or a stage of"
                            + " report E, such as Lab search E/first.");
        }
        return new SearchRequest(options.task(), options.engine(), stage, merged(stage, typedSpace, typed), typed);
    }

    /** What is typed, searched or not, takes the place of what the stage searches. */
    private static Space merged(Optional<SearchStage> stage, Space typedSpace, Map<String, String> typed) {
        List<Dimension> dimensions = new ArrayList<>();
        if (stage.isPresent()) {
            for (String text : stage.get().space()) {
                Dimension own = Dimension.parse(text);
                boolean layers = own.name().equals(TrialArguments.LAYERS) && severalSizes(typedSpace, typed);
                if (!layers && !typedSpace.names().contains(own.name()) && !typed.containsKey(own.name())) {
                    dimensions.add(own);
                }
            }
        }
        dimensions.addAll(typedSpace.dimensions());
        return new Space(dimensions);
    }

    /** Sizes of several hidden layers say how many there are, so that the stage no longer does. */
    private static boolean severalSizes(Space typedSpace, Map<String, String> typed) {
        return typed.getOrDefault(TrialArguments.HIDDEN, "").contains(",")
                || typedSpace.dimensions().stream()
                        .filter(dimension -> dimension.name().equals(TrialArguments.HIDDEN))
                        .anyMatch(dimension -> dimension.values() instanceof Items list
                                && list.items().stream().anyMatch(item -> item.contains(",")));
    }

    /** The settings that every trial starts from. */
    Preset preset() {
        return task.presets().get(0);
    }

    /** The options of all trials: the stage's, then what was typed. */
    TrialArguments arguments(TrainTest source) {
        Map<String, String> fixed = new LinkedHashMap<>();
        fixed.put(MODELS, preset().plans().get(0).token());
        stage.ifPresent(own -> fixed.putAll(settings(own.setup(), source)));
        fixed.putAll(typed);
        space.names().forEach(fixed::remove);
        return new TrialArguments(fixed);
    }

    private static Map<String, String> settings(Setup setup, TrainTest source) {
        DataSettings data = setup.data();
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("normalize", data.normalize().token());
        settings.put("train-limit", Integer.toString(data.trainLimit()));
        if (!source.embedded()) {
            ValidationSize own = new ValidationSize(data.validation(), 0);
            settings.put(VALIDATION, own.atMostATenth(source.train().size()).toString());
        }
        settings.putAll(TrainingCommandLine.options(
                setup.plan("", "", data.trainLimit()).recipe()));
        return settings;
    }
}
