package backproplab.experiments.cli.search;

import backproplab.datasets.TrainTest;
import backproplab.experiments.cli.option.DataOptions;
import backproplab.experiments.compare.PreparedRun;
import backproplab.experiments.recipe.Plan;
import backproplab.experiments.search.PreparedTrial;
import backproplab.experiments.search.Space;
import backproplab.experiments.search.Trial;
import backproplab.experiments.task.Preset;
import backproplab.experiments.train.TrainingData;
import backproplab.files.failure.OptionException;
import backproplab.files.failure.UserException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** Makes settings of a trial's values, with the options, bounds and messages of Task1 and Task2. */
final class TrialParser {
    private final Preset preset;
    private final TrialArguments arguments;
    private final Space space;
    private final TrainTest source;
    private final long seed;
    /** Trials whose data settings are equal share the images and their statistics. */
    private final Map<Map<String, Object>, TrainingData> prepared = new ConcurrentHashMap<>();

    TrialParser(Preset preset, TrialArguments arguments, Space space, TrainTest source, long seed) {
        this.preset = preset;
        this.arguments = arguments;
        this.space = space;
        this.source = source;
        this.seed = seed;
    }

    /** What Task1 or Task2 would be given. */
    List<String> words(Trial trial) {
        return arguments.of(trial);
    }

    /** The trial's options, as Task1 or Task2 would have them. */
    TrialOptions options(Trial trial) {
        return options(words(trial));
    }

    private static TrialOptions options(List<String> words) {
        TrialOptions options = new TrialOptions();
        new CommandLine(options).parseArgs(words.toArray(String[]::new));
        return options;
    }

    /** The trial's settings of network and training. */
    Plan plan(Trial trial) {
        return named(trial, () -> plan(options(trial)));
    }

    private Plan plan(TrialOptions options) {
        options.data().check();
        List<Plan> plans = options.plan().apply(preset, false);
        if (plans.size() != 1) {
            throw new OptionException(
                    "Every trial trains one model, but --models names "
                            + plans.stream().map(Plan::token).toList()
                            + ".\nTo search over models use --space models=item:A,B.",
                    "--models");
        }
        return plans.get(0);
    }

    /**
     * A trial in two forms.
     *
     * @param plan its settings as they are typed
     * @param prepared the same, checked against the data
     */
    record Parsed(Plan plan, PreparedTrial prepared) {}

    /** All of it, checked against the data. */
    Parsed parse(Trial trial) {
        return named(trial, () -> parse(trial, words(trial)));
    }

    /** The same of words that were made elsewhere; may be called by several threads. */
    Parsed parse(Trial trial, List<String> words) {
        return named(trial, () -> {
            TrialOptions options = options(words);
            Plan asked = plan(options);
            DataOptions data = options.data();
            TrainingData images =
                    prepared.computeIfAbsent(data.resolved(source, preset), key -> data.prepare(source, preset));
            Plan plan =
                    options.plan().fitted(List.of(asked), images.trainCount()).get(0);
            return new Parsed(plan, new PreparedTrial(trial, PreparedRun.of(plan, seed, images)));
        });
    }

    /** What an option refuses is said with the dimension that the value is from. */
    private <R> R named(Trial trial, Supplier<R> work) {
        try {
            return work.get();
        } catch (OptionException e) {
            throw usage(trial, e.getMessage(), e.options());
        } catch (ParameterException e) {
            throw usage(
                    trial,
                    e.getMessage(),
                    e.getArgSpec() instanceof OptionSpec option ? List.of(option.longestName()) : List.of());
        }
    }

    private UserException usage(Trial trial, String message, List<String> options) {
        return options.stream()
                .map(TrialArguments::withoutDashes)
                .flatMap(name -> space.dimensions().stream()
                        .filter(dimension -> dimension.name().equals(name)))
                .findFirst()
                .map(dimension -> UserException.usage("--space " + dimension.text() + ", trial " + trial.number() + " ("
                        + trial.words() + "): " + message + whatToDo(message, dimension.name())))
                .orElseGet(() -> UserException.usage(message));
    }

    /** Messages of one line say only which values an option takes. */
    private static String whatToDo(String message, String name) {
        String example = TrialArguments.examples().get(name);
        return message.lines().count() > 1 || example == null
                ? ""
                : "\nTry only values that the option takes, for example --space " + name + "=" + example + ".";
    }
}
