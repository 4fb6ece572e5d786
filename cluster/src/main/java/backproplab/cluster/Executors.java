package backproplab.cluster;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.spark.SparkContext;
import org.apache.spark.status.api.v1.ExecutorSummary;
import scala.jdk.javaapi.CollectionConverters;

/** The processes that work, as Spark counts them at any moment. */
final class Executors {
    /** So long a cluster may be without any machine, as when its workers are started again: {@value} s. */
    static final int PATIENCE_SECONDS = 60;

    private static final int PAUSE_SECONDS = 10;

    /** What Spark calls the process that hands out the work. */
    static final String DRIVER = "driver";

    private final Supplier<List<One>> list;
    private final LongSupplier nanos;
    private final int threads;
    private long seen;
    private long asked;

    /**
     * A process that works.
     *
     * @param id Spark's number for it
     * @param host its machine
     * @param cores that it has
     */
    record One(String id, String host, int cores) {}

    /**
     * Counts what a list says.
     *
     * @param list of those that are there at the moment
     * @param threads cores for each piece of work
     * @param nanos a clock
     */
    Executors(Supplier<List<One>> list, int threads, LongSupplier nanos) {
        this.list = list;
        this.threads = threads;
        this.nanos = nanos;
        seen = nanos.getAsLong();
        asked = seen;
    }

    /**
     * Those of a connection.
     *
     * @param spark the connection
     * @param local whether the driver itself works
     * @param threads cores for each piece of work
     * @return its processes
     */
    static Executors of(SparkContext spark, boolean local, int threads) {
        return new Executors(() -> read(spark, local), threads, System::nanoTime);
    }

    private static List<One> read(SparkContext spark, boolean local) {
        return CollectionConverters.asJava(spark.statusStore().executorList(true)).stream()
                .filter(executor -> local || !executor.id().equals(DRIVER))
                .map(Executors::one)
                .toList();
    }

    private static One one(ExecutorSummary executor) {
        return new One(executor.id(), executor.hostPort().replaceFirst(":\\d+$", ""), executor.totalCores());
    }

    /**
     * Those that are there.
     *
     * @return a snapshot
     */
    List<One> now() {
        return list.get();
    }

    /**
     * Room at the moment.
     *
     * @return pieces of work at the same time; 0 without processes
     */
    int slots() {
        return now().stream().mapToInt(executor -> executor.cores() / threads).sum();
    }

    /**
     * Whether there has been no room for longer than it takes to start workers again. To be asked every few seconds.
     *
     * @return true after {@value #PATIENCE_SECONDS} seconds without
     */
    synchronized boolean goneForGood() {
        long now = nanos.getAsLong();
        // Where nobody waited meanwhile, nobody knows since when they are gone.
        if (slots() > 0 || now - asked > TimeUnit.SECONDS.toNanos(PAUSE_SECONDS)) {
            seen = now;
        }
        asked = now;
        return now - seen > TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    }
}
