package backproplab.manual.kernel;

/**
 * The most multiply-adds per second that this machine reaches, measured: the yardstick for every other kernel.
 *
 * <p>Each thread runs independent chains of fused multiply-adds in registers ({@link KernelOps#fmaChains}). The best of
 * several short rounds counts, since everything that disturbs a round makes it slower.
 */
public final class FmaPeak {
    private static final int ROUNDS = 25;
    private static final long ROUND_NANOS = 20_000_000;
    private static final int FLOPS_PER_FMA = 2;
    private static final int STEPS = 100_000;

    private FmaPeak() {}

    /**
     * Measures for about half a second.
     *
     * @param ops whose arithmetic is measured
     * @param threads how many threads work at once
     * @return 10^9 additions and multiplications per second, all threads together
     */
    public static double gflops(KernelOps ops, int threads) {
        double[] sink = new double[threads];
        double best = 0;
        try (Workers workers = new Workers(threads)) {
            int calls = 1;
            for (int round = 0; round < ROUNDS; round++) {
                int repeat = calls;
                long start = System.nanoTime();
                workers.run((part, parts) -> {
                    for (int i = 0; i < repeat; i++) {
                        sink[part] += ops.fmaChains(STEPS, 0.5f + part * 0.01f);
                    }
                });
                double nanos = System.nanoTime() - start;
                best = Math.max(best, gflops(ops.fmaPerChainStep(), STEPS, repeat, threads, nanos));
                calls = (int) Math.max(1, Math.min(1_000, repeat * ROUND_NANOS / nanos));
            }
        }
        for (double value : sink) {
            if (!Double.isFinite(value)) {
                throw new IllegalStateException("chains did not stay finite: " + value);
            }
        }
        return best;
    }

    /** Of so many steps of so many multiply-adds, so often on so many threads, within so many nanoseconds. */
    static double gflops(int fmaPerStep, int steps, int calls, int threads, double nanos) {
        return (double) FLOPS_PER_FMA * fmaPerStep * steps * calls * threads / nanos;
    }
}
