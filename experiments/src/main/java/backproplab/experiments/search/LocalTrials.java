package backproplab.experiments.search;

import backproplab.experiments.results.SearchFolder;
import backproplab.experiments.train.TrainingListener;
import backproplab.network.engine.ThreadPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Trains trials in threads of this process. */
final class LocalTrials implements TrialRunner {
    private final SearchSettings settings;
    private final Parallelism parallelism;
    private final SearchEstimate warm;
    private final SearchFolder folder;
    private final SearchListener listener;

    LocalTrials(SearchRun.Work work, SearchFolder folder, SearchListener listener) {
        settings = work.settings();
        parallelism = work.parallelism();
        warm = work.warm();
        this.folder = folder;
        this.listener = listener;
    }

    @Override
    public void run(List<PreparedTrial> trials, SearchRung rung, Consumer<TrialTrainer.Trained> ended) {
        ThreadPlan threads = parallelism.plan(trials.size());
        int together = Math.max(1, Math.min(parallelism.trials(), trials.size()));
        List<PreparedTrial> alone = new ArrayList<>();
        TrialPool.run(trials, together, trial -> train(trial, rung, threads), trained -> {
            if (trained.outOfMemory() && together > 1) {
                alone.add(trained.of(trials));
            } else {
                ended.accept(trained);
            }
        });
        if (!alone.isEmpty()) {
            trainAlone(rung, alone, ended);
        }
    }

    /** What others left too little heap for is no result: it would depend on what ran at the same time. */
    private void trainAlone(SearchRung rung, List<PreparedTrial> alone, Consumer<TrialTrainer.Trained> ended) {
        listener.warning("Out of memory in trial "
                + alone.stream()
                        .map(trial -> Integer.toString(trial.trial().number()))
                        .collect(Collectors.joining(", "))
                + " while others ran; trained again alone now. A smaller --parallel avoids this.");
        TrialPool.run(alone, 1, trial -> trainAlone(trial, rung), ended);
    }

    /** Trains one with all threads. */
    TrialTrainer.Trained trainAlone(PreparedTrial trial, SearchRung rung) {
        return train(trial, rung, parallelism.plan(1));
    }

    private TrialTrainer.Trained train(PreparedTrial trial, SearchRung rung, ThreadPlan threads) {
        Optional<TrialTrainer.Trained> tooLarge = TrialTrainer.tooLarge(trial, rung, settings.engine());
        if (tooLarge.isPresent()) {
            return tooLarge.get();
        }
        ThreadPlan plan = settings.engine().framework()
                ? warm.threads(trial.run().plan().token()).orElse(threads)
                : threads;
        TrainingListener events = folder.events(
                settings.engine().token(), settings.seed(), trial.trial().number(), rung.number());
        return TrialTrainer.train(
                trial,
                rung,
                settings.engine(),
                plan,
                TrainingListener.both(events, listener.trialStarted(trial.trial())));
    }
}
