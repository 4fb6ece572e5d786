package backproplab.cluster;

import backproplab.remote.ClusterException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/** How a connection is made, and what it means where none comes about. */
final class Connection {
    /** Moments without a new machine: one second. */
    private static final int STEADY = 10;

    private static final String NO_MANAGER = "Could not parse Master URL";

    private Connection() {}

    /**
     * Connects.
     *
     * @param conf all settings
     * @param deadline until when; Spark would try for a minute
     * @return the connection, perhaps still without machines
     * @throws ClusterException {@code SETTING} or {@code UNREACHABLE}
     */
    static JavaSparkContext open(SparkConf conf, Deadline deadline) {
        CompletableFuture<JavaSparkContext> opened =
                CompletableFuture.supplyAsync(() -> connect(conf), Connection::start);
        String address = conf.get("spark.master");
        try {
            return opened.get(Math.max(1, deadline.leftMillis()), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw failed(address, e.getCause());
        } catch (TimeoutException e) {
            opened.thenAccept(JavaSparkContext::close);
            throw unreachable(
                    address + " did not take this program in within " + deadline.text() + ".\nIs it Spark "
                            + SparkVersion.OURS + ", and may this machine be reached from there?",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            opened.thenAccept(JavaSparkContext::close);
            throw new ClusterException(ClusterException.Kind.CLOSED, "Interrupted while connecting to the cluster.", e);
        }
    }

    private static JavaSparkContext connect(SparkConf conf) {
        ExitHooks.load();
        return new JavaSparkContext(conf);
    }

    /** What nobody waits for any more must not keep the process. */
    private static void start(Runnable work) {
        Thread thread = new Thread(work, "cluster-open");
        thread.setDaemon(true);
        thread.start();
    }

    static ClusterException failed(String address, Throwable cause) {
        String line = Optional.ofNullable(cause.getMessage())
                .flatMap(message -> message.lines().findFirst())
                .orElse(cause.toString());
        if (line.contains(NO_MANAGER)) {
            return unreachable(
                    "This build has no client for " + address
                            + ": it knows spark:// and local[N].\nStart the program by"
                            + " spark-submit of a Spark that has one: docs/cluster.md.",
                    cause);
        }
        if (cause instanceof IllegalArgumentException) {
            return new ClusterException(
                    ClusterException.Kind.SETTING,
                    "Spark does not take its settings: " + line + "\nCheck what --cluster-set says.",
                    cause);
        }
        return unreachable(
                "No connection to " + address + ": " + line + "\nThe cluster's own page may say more.", cause);
    }

    private static ClusterException unreachable(String message, Throwable cause) {
        return new ClusterException(ClusterException.Kind.UNREACHABLE, message, cause);
    }

    /**
     * Waits for the first machine, and then until no more come for a moment.
     *
     * @param spark the connection
     * @param executors its machines
     * @param standalone the cluster, if it is one of Spark's own
     * @param deadline until when
     * @throws ClusterException {@code UNREACHABLE}
     */
    static void await(JavaSparkContext spark, Executors executors, Optional<Standalone> standalone, Deadline deadline) {
        String application = spark.sc().applicationId();
        int moments = 0;
        for (int before = 0, now = executors.slots(); now == 0 || moments < STEADY; now = executors.slots()) {
            boolean over = spark.sc().isStopped() || deadline.leftMillis() <= 0;
            if (over && now > 0) {
                return;
            }
            if (over) {
                throw standalone
                        .map(cluster -> cluster.nobodyCame(application, deadline))
                        .orElseGet(() -> unreachable(
                                "No executor came within " + deadline.text()
                                        + ".\nThe pages of the cluster may say why.",
                                null));
            }
            moments = now == before ? moments + 1 : 0;
            before = now;
            Deadline.moment();
        }
    }
}
