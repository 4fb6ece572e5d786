package backproplab.benchmarks.run;

import backproplab.manual.kernel.KernelOps;

final class FmaPeak {
    private static final int INNER = 256;
    private static final int REPEATS = 50_000;
    private static final int ROUNDS = 5;

    private FmaPeak() {}

    static double gflops(KernelOps ops, int threads) {
        double best = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Thread[] workers = new Thread[threads];
            long start = System.nanoTime();
            for (int t = 0; t < threads; t++) {
                workers[t] = new Thread(() -> burn(ops));
                workers[t].start();
            }
            for (Thread worker : workers) {
                try {
                    worker.join();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            double flops = 2.0 * ops.tileRows() * ops.tileColumns() * INNER * REPEATS * threads;
            best = Math.max(best, flops / (System.nanoTime() - start));
        }
        return best;
    }

    private static void burn(KernelOps ops) {
        float[] a = new float[INNER * ops.tileRows()];
        float[] b = new float[INNER * ops.tileColumns()];
        float[] tile = new float[ops.tileRows() * ops.tileColumns()];
        int[] rows = new int[INNER];
        for (int k = 0; k < INNER; k++) {
            rows[k] = k * ops.tileColumns();
        }
        for (int i = 0; i < REPEATS; i++) {
            ops.tile(INNER, a, 0, b, 0, rows, tile);
        }
    }
}
