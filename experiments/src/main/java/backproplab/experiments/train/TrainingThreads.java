package backproplab.experiments.train;

import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Threads that train several networks at the same time. When this is closed none of them trains on: what has not ended is interrupted, and
 * waited for as long as a step may take.
 *
 * @param <R> what a training leaves
 */
public final class TrainingThreads<R> implements AutoCloseable {
    private static final long LONGEST_STEP_SECONDS = 60;

    private final ExecutorService pool;
    private final CompletionService<R> ends;

    /**
     * Starts nothing yet.
     *
     * @param together how many train at the same time
     */
    public TrainingThreads(int together) {
        pool = Executors.newFixedThreadPool(together, work -> {
            Thread thread = new Thread(work, "training");
            thread.setDaemon(true);
            return thread;
        });
        ends = new ExecutorCompletionService<>(pool);
    }

    /**
     * Trains as soon as a thread is free, in the order of the calls.
     *
     * @param training what is done
     * @return what it will leave
     */
    public Future<R> submit(Supplier<R> training) {
        return ends.submit(training::get);
    }

    /**
     * Waits for whichever ends next.
     *
     * @return what it left
     */
    public R next() {
        try {
            return result(ends.take());
        } catch (InterruptedException stopped) {
            throw interrupted(stopped);
        }
    }

    /**
     * Waits for one of them.
     *
     * @param training which
     * @return what it left; what it threw is thrown here
     * @param <R> what a training leaves
     */
    public static <R> R result(Future<R> training) {
        try {
            return training.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) failed.getCause();
        } catch (InterruptedException stopped) {
            throw interrupted(stopped);
        }
    }

    private static IllegalStateException interrupted(InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted while trainings were running", stopped);
    }

    @Override
    public void close() {
        pool.shutdownNow();
        try {
            pool.awaitTermination(LONGEST_STEP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
