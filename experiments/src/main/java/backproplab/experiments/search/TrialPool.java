package backproplab.experiments.search;

import backproplab.experiments.train.TrainingThreads;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Trains several trials at the same time; what they leave is handed over in the calling thread, one after the other. */
final class TrialPool {
    private TrialPool() {}

    static void run(
            List<PreparedTrial> trials,
            int together,
            Function<PreparedTrial, TrialTrainer.Trained> training,
            Consumer<TrialTrainer.Trained> ended) {
        try (TrainingThreads<TrialTrainer.Trained> threads = new TrainingThreads<>(together)) {
            trials.forEach(trial -> threads.submit(() -> training.apply(trial)));
            for (int i = 0; i < trials.size(); i++) {
                ended.accept(threads.next());
            }
        }
    }
}
