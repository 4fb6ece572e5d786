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
    private static final int PIECES = 1500;
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
        for (int executors : new int[] {2, 4, 8}) {
            try (StandaloneCluster machines = new StandaloneCluster(executors, 1);
                    StandInProgram program = new StandInProgram();
                    Cluster cluster = new SparkProvider().open(program.settings(machines, 1, false), NOBODY)) {
                while (cluster.slots() < executors) {
                    Deadline.moment();
                }
                run(cluster, PIECES, 16);
                // There and back: what is compiled meanwhile shows as a difference.
                for (int threads : new int[] {2, 16, 200, 16, 2}) {
                    measure(cluster, executors, threads);
                }
            }
        }
    }

    private static void measure(Cluster cluster, int executors, int threads)
            throws InterruptedException, ExecutionException {
        long processor = processorNanos();
        long begin = System.nanoTime();
        run(cluster, PIECES, threads);
        double millis = (System.nanoTime() - begin) / 1e6;
        System.out.printf(
                Locale.ROOT,
                "%d executors, %d pieces by %d threads: %.1f ms each, %.2f ms of processor time of this process%n",
                executors,
                PIECES,
                threads,
                millis / PIECES,
                (processorNanos() - processor) / 1e6 / PIECES);
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
