package backproplab.network.engine;

/**
 * How many threads an engine uses.
 *
 * @param workers worker threads of the manual engine; threads of ND4J's own operations
 * @param blas threads of DL4J's matrix products; the manual engine has none apart
 */
public record ThreadPlan(int workers, int blas) {

    /**
     * Checks both.
     *
     * @throws IllegalArgumentException if a number is below 1
     */
    public ThreadPlan {
        if (workers < 1 || blas < 1) {
            throw new IllegalArgumentException("threads must be at least 1, not workers " + workers + ", blas " + blas);
        }
    }

    /**
     * The same number for everything.
     *
     * @param threads at least 1
     * @return the plan
     */
    public static ThreadPlan all(int threads) {
        return new ThreadPlan(threads, threads);
    }
}
