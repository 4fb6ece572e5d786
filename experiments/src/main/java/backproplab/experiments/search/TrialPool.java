package backproplab.experiments.search;

import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/** Trains several trials at the same time; what they leave is handed over in the calling thread, one after the other. */
final class TrialPool {
    private static final long LONGEST_STEP_SECONDS = 60;

    private TrialPool() {}

    static void run(
            List<PreparedTrial> trials,
            int together,
            Function<PreparedTrial, TrialTrainer.Trained> training,
            Consumer<TrialTrainer.Trained> ended) {
        ExecutorService pool = Executors.newFixedThreadPool(together, work -> {
            Thread thread = new Thread(work, "trial");
            thread.setDaemon(true);
            return thread;
        });
        try {
            CompletionService<TrialTrainer.Trained> running = new ExecutorCompletionService<>(pool);
            trials.forEach(trial -> running.submit(() -> training.apply(trial)));
            for (int i = 0; i < trials.size(); i++) {
                ended.accept(running.take().get());
            }
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) failed.getCause();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while trials were running", stopped);
        } finally {
            end(pool);
        }
    }

    /** Nothing is to train on when the search is over, however it ended. */
    private static void end(ExecutorService pool) {
        pool.shutdownNow();
        try {
            pool.awaitTermination(LONGEST_STEP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
