package backproplab.benchmarks.work;

import java.util.Map;

/**
 * A network of one engine with weights and a batch in place: nothing is left to do but train.
 *
 * <p>All calls come from one thread, the one that made it; {@link #close} ends threads and frees memory.
 */
public interface TrainingStep extends AutoCloseable {

    /** Learning rate of every step; small, so that thousands of steps on one batch stay an ordinary training. */
    double LEARNING_RATE = 1e-3;

    /**
     * Forward, backward and the SGD update on the batch.
     *
     * @return mean loss before the update
     */
    double run();

    /**
     * What computes.
     *
     * @return for example {@code manual-simd-512} or {@code dl4j-cpu}
     */
    String backend();

    /**
     * The threads that work.
     *
     * @return a number, or where an engine has several kinds, each: {@code omp 1 blas 2}
     */
    String threads();

    /**
     * What else the times depend on, for environment.json.
     *
     * @return values by name
     */
    Map<String, Object> details();

    @Override
    void close();
}
