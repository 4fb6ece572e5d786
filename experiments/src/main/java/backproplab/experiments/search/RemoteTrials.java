package backproplab.experiments.search;

import backproplab.datasets.TrainTest;
import backproplab.experiments.remote.LostWorkException;
import backproplab.experiments.remote.WeightBytes;
import backproplab.experiments.train.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Has trials trained by other machines; what they leave is noted here as if they had been trained here. */
final class RemoteTrials implements TrialRunner {
    /** So many can be under way even if there are fewer machines yet: a thread that waits costs next to nothing. */
    private static final int THREADS = 256;
    /** Weights on their way, and those that wait to be looked at, fill no more of the heap than one part in so many. */
    private static final int SHARE_OF_WEIGHTS = 8;

    private final RemoteSearch machines;
    private final SearchSettings settings;
    private final BestTrial best;
    private final SearchListener listener;
    private final TrainTest all;
    private final WeightBudget budget = new WeightBudget(Runtime.getRuntime().maxMemory() / SHARE_OF_WEIGHTS);
    /** Their name, when the machines have them. */
    private Optional<String> shared = Optional.empty();

    RemoteTrials(
            RemoteSearch machines, SearchSettings settings, TrainTest all, BestTrial best, SearchListener listener) {
        this.machines = machines;
        this.settings = settings;
        this.best = best;
        this.listener = listener;
        this.all = all;
    }

    /** Gives the images to the machines, but for those of the test, which no trial may look at. */
    private String share() {
        TrainTest untested = new TrainTest(all.train(), all.test().take(0), all.origin(), all.embedded());
        String name = shared.orElseGet(() -> machines.work().share(untested));
        shared = Optional.of(name);
        return name;
    }

    @Override
    public void run(List<PreparedTrial> trials, SearchRung rung, Consumer<TrialTrainer.Trained> ended) {
        if (trials.isEmpty()) {
            return;
        }
        Function<PreparedTrial, TrialTrainer.Trained> training = training(rung, share());
        List<TrialTrainer.Trained> failed = new ArrayList<>();
        int threads = Math.min(trials.size(), Math.max(THREADS, 2 * machines.slots()));
        TrialPool.run(trials, threads, training, trained -> {
            if (trained.outOfMemory()) {
                failed.add(trained);
            } else {
                ended.accept(trained);
            }
            budget.give(trained.result().trial());
        });
        if (!failed.isEmpty()) {
            // Whatever takes the heap there now, it is not ours.
            warn(failed);
            List<PreparedTrial> again =
                    failed.stream().map(trained -> trained.of(trials)).toList();
            TrialPool.run(again, 1, training, trained -> {
                ended.accept(trained);
                budget.give(trained.result().trial());
            });
        }
    }

    private void warn(List<TrialTrainer.Trained> failed) {
        String which = failed.stream()
                .map(TrialTrainer.Trained::result)
                .map(result -> result.trial() + " on " + result.host())
                .collect(Collectors.joining(", "));
        listener.warning("Out of memory in trial " + which + " ("
                + failed.get(0).result().message()
                + "): trained once more now, while nothing else runs.\nMore memory for all:"
                + " --cluster-set spark.executor.memory=4g.");
    }

    private Function<PreparedTrial, TrialTrainer.Trained> training(SearchRung rung, String images) {
        return trial -> machines.work().whenThereIsRoom(() -> train(trial, rung, images));
    }

    /** Weights are counted in float, as engines have them. What is too large to travel takes no room of those that do. */
    private boolean weightsWanted(PreparedTrial prepared) {
        long bytes = Float.BYTES * prepared.run().network().network().parameterCount();
        return bytes <= WeightBytes.MOST_BYTES && budget.take(prepared.trial().number(), bytes);
    }

    private TrialTrainer.Trained train(PreparedTrial prepared, SearchRung rung, String images) {
        Trial trial = prepared.trial();
        TrialOrder order = new TrialOrder(
                settings.task(),
                machines.words().apply(trial),
                trial,
                settings.seed(),
                rung,
                settings.engine().token(),
                machines.threads(),
                images,
                weightsWanted(prepared),
                best.soFar().orElse(null));
        String name = "trial " + trial.number() + (rung.number() > 1 ? ", round " + rung.number() : "");
        try {
            return TrialAnswer.of(machines.work().run(name, TrialOrder.KIND, order, Set.of(images)));
        } catch (LostWorkException e) {
            RunResult result = RunResult.failed(e.getMessage(), List.of());
            return new TrialTrainer.Trained(TrialResult.of(trial, rung, result), Optional.empty(), false, 0);
        }
    }
}
