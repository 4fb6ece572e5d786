package backproplab.experiments.engine;

/**
 * How many threads an engine uses.
 *
 * @param workers worker threads of the manual engine; threads of ND4J's own operations
 * @param blas threads of DL4J's matrix products; the manual engine has none apart
 */
public record ThreadPlan(int workers, int blas) {

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
