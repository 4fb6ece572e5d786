package backproplab.experiments.cli.search;

import backproplab.datasets.SettingException;
import backproplab.datasets.TrainTest;
import backproplab.experiments.cli.option.DataOptions;
import backproplab.experiments.compare.PreparedRun;
import backproplab.experiments.recipe.Plan;
import backproplab.experiments.search.Dimension;
import backproplab.experiments.search.PreparedTrial;
import backproplab.experiments.search.Space;
import backproplab.experiments.search.Trial;
import backproplab.experiments.task.Preset;
import backproplab.experiments.train.TrainingData;
import backproplab.files.failure.ExitCode;
import backproplab.files.failure.UserException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Makes settings of a trial's values, with the options, bounds and messages of Task1 and Task2. */
final class TrialParser {
    private final Preset preset;
    private final TrialArguments arguments;
    private final Space space;
    private final TrainTest source;
    private final long seed;
    /** Trials whose data settings are equal share the images and their statistics. */
    private final Map<Map<String, Object>, TrainingData> prepared = new HashMap<>();

    TrialParser(Preset preset, TrialArguments arguments, Space space, TrainTest source, long seed) {
        this.preset = preset;
        this.arguments = arguments;
        this.space = space;
        this.source = source;
        this.seed = seed;
    }

    /** The trial's options, as Task1 or Task2 would have them. */
    TrialOptions options(Trial trial) {
        TrialOptions options = new TrialOptions();
        new CommandLine(options).parseArgs(arguments.of(trial).toArray(String[]::new));
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
            throw UserException.usage("Every trial trains one model, but --models names "
                    + plans.stream().map(Plan::token).toList()
                    + ".\nTo search over models use --space models=item:A,B.");
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
        return named(trial, () -> {
            TrialOptions options = options(trial);
            Plan plan = plan(options);
            DataOptions data = options.data();
            TrainingData images =
                    prepared.computeIfAbsent(data.resolved(source, preset), key -> data.prepare(source, preset));
            return new Parsed(plan, new PreparedTrial(trial, PreparedRun.of(plan, seed, images)));
        });
    }

    /** What an option refuses is said with the dimension that the value is from. */
    private <R> R named(Trial trial, Supplier<R> work) {
        try {
            return work.get();
        } catch (UserException e) {
            throw e.code() == ExitCode.USAGE ? usage(trial, e) : e;
        } catch (ParameterException | SettingException e) {
            throw usage(trial, e);
        }
    }

    /** Messages of one line that name a bound or a type say nothing more. */
    private static String whatToDo(String message, String name) {
        boolean ofTheValue = message.contains(" must be ") || message.startsWith("Invalid value for option ");
        return message.lines().count() > 1 || !ofTheValue
                ? ""
                : SpaceExamples.of(name)
                        .map(example -> "\nTry only values that the option takes, for example " + example + ".")
                        .orElse("");
    }

    private UserException usage(Trial trial, RuntimeException e) {
        String message = e.getMessage();
        for (Dimension dimension : space.dimensions()) {
            String name = dimension.name();
            if (message.contains("--" + name)
                    || message.startsWith(name + " ")
                    || message.contains("'" + trial.values().get(name) + "'")) {
                return UserException.usage("--space " + dimension.text() + ", trial " + trial.number() + " ("
                        + trial.words() + "): " + message + whatToDo(message, name));
            }
        }
        return UserException.usage(message);
    }
}
