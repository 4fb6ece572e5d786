package backproplab.cluster;

import backproplab.remote.Cluster;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.concurrent.ExecutionException;

/**
 * How much of a program's own time a piece of work takes that machines do for it, when the work itself is nothing. Prints wall time and the
 * processor time of this process for each, asked for by two threads and by many; executors share the machine with it, so that of the two only the
 * processor time says what a program can do whose executors are elsewhere.
 *
 * <p>{@code .ci/cluster-throughput -r}
 */
final class EmptyPieces {
    private static final int PIECES = 1500;

    private EmptyPieces() {}

    public static void main(String[] none) throws InterruptedException, ExecutionException {
        for (int executors : new int[] {2, 4, 8}) {
            try (StandaloneCluster machines = new StandaloneCluster(executors, 1);
                    StandInProgram program = new StandInProgram();
                    Cluster cluster = new SparkProvider()
                            .open(program.settings(machines, 1, false), StandInProgram.warning(System.err::println))) {
                while (cluster.slots() < executors) {
                    Deadline.moment();
                }
                StandInProgram.all(cluster, PIECES, 16, 0, () -> {});
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
        StandInProgram.all(cluster, PIECES, threads, 0, () -> {});
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
}
