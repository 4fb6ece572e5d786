package backproplab.cluster;

import backproplab.remote.Cluster;
import backproplab.remote.ClusterListener;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * How much of a program's own time a piece of work takes that machines do for it, when the work itself is nothing. Prints wall time and the
 * processor time of this process for each, asked for by one thread and by many; executors share the machine with it, so that of the two only the
 * processor time says what a program can do whose executors are elsewhere.
 *
 * <p>{@code .ci/cluster-throughput -r}
 */
final class EmptyPieces {
    private static final int WARM_UP = 1500;
    private static final int PIECES = 2000;
    private static final ClusterListener NOBODY = new ClusterListener() {
        @Override
        public void began(String work, String host) {}

        @Override
        public void ended(String work, String host) {}

        @Override
        public void warning(String text) {
            System.err.println(text);
        }
    };

    private EmptyPieces() {}

    public static void main(String[] none) throws InterruptedException, ExecutionException {
        try (StandaloneCluster machines = new StandaloneCluster(2, 1);
                StandInProgram program = new StandInProgram();
                Cluster cluster = new SparkProvider().open(program.settings(machines, 1, false), NOBODY)) {
            run(cluster, WARM_UP, 16);
            for (int threads : new int[] {1, 2, 16, 200}) {
                long processor = processorNanos();
                long begin = System.nanoTime();
                run(cluster, PIECES, threads);
                double millis = (System.nanoTime() - begin) / 1e6;
                System.out.printf(
                        Locale.ROOT,
                        "%d pieces by %d threads: %.1f ms each, %.2f ms of processor time of this process%n",
                        PIECES,
                        threads,
                        millis / PIECES,
                        (processorNanos() - processor) / 1e6 / PIECES);
            }
        }
    }

    private static long processorNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static void run(Cluster cluster, int pieces, int threads) throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> ends = new ArrayList<>();
            for (int i = 0; i < pieces; i++) {
                String name = "piece " + i;
                ends.add(pool.submit(() -> cluster.run(StandInProgram.work(name, 0))));
            }
            for (Future<?> end : ends) {
                end.get();
            }
        } finally {
            pool.shutdownNow();
        }
    }
}
