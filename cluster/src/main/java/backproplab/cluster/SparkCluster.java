package backproplab.cluster;

import backproplab.remote.Cluster;
import backproplab.remote.ClusterException;
import backproplab.remote.ClusterListener;
import backproplab.remote.Done;
import backproplab.remote.Work;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.ShutdownHookManager;

/** Machines behind one connection of Spark. */
final class SparkCluster implements Cluster {
    private static final long LOOK_SECONDS = 1;

    private final JavaSparkContext spark;
    private final Executors executors;
    private final WorkEvents events;
    private final Runnable left;
    private final Map<String, Broadcast<byte[]>> shared = new ConcurrentHashMap<>();
    private final AtomicLong jobs = new AtomicLong();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Thread hook = new Thread(this::close, "cluster-close");

    /**
     * Takes over a connection.
     *
     * @param spark the connection, closed with this
     * @param executors its machines
     * @param listener hears from them
     * @param left what is done when this is closed
     */
    SparkCluster(JavaSparkContext spark, Executors executors, ClusterListener listener, Runnable left) {
        this.spark = spark;
        this.executors = executors;
        this.left = left;
        events = new WorkEvents(listener);
        spark.sc().addSparkListener(events);
        executors.now().forEach(executor -> events.there(executor.id(), executor.host()));
        Runtime.getRuntime().addShutdownHook(hook);
    }

    @Override
    public int slots() {
        return Math.max(1, executors.slots());
    }

    @Override
    public Optional<URI> page() {
        return spark.sc().uiWebUrl().isEmpty()
                ? Optional.empty()
                : Optional.of(URI.create(spark.sc().uiWebUrl().get()));
    }

    @Override
    public void share(String name, byte[] data) {
        try {
            shared.computeIfAbsent(name, any -> spark.broadcast(data));
        } catch (IllegalStateException e) {
            throw failed(name, e);
        }
    }

    @Override
    public Done run(Work work) {
        WorkTask task = new WorkTask(work, shared);
        String group = "work-" + jobs.incrementAndGet();
        try {
            // The group and the name are properties of this thread, which the job takes with it when it is handed in.
            spark.setJobGroup(group, work.name(), true);
            spark.setLocalProperty(WorkEvents.NAME, work.name());
            return Reply.read(await(spark.parallelize(List.of(0), 1).map(task).collectAsync())
                    .get(0));
        } catch (ExecutionException e) {
            throw failed(work.name(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw cancelled(work.name(), group, e);
        } catch (IllegalStateException e) {
            // Cancelled, or refused since the connection is gone.
            throw failed(work.name(), e);
        } finally {
            spark.setLocalProperty(WorkEvents.NAME, null);
            spark.clearJobGroup();
        }
    }

    /** Where the connection is gone nothing is left to cancel. */
    private ClusterException cancelled(String name, String group, InterruptedException interrupted) {
        ClusterException left = closed(name, interrupted);
        try {
            spark.cancelJobGroup(group);
        } catch (IllegalStateException stopped) {
            left.addSuppressed(stopped);
        }
        return left;
    }

    private List<HashMap<String, byte[]>> await(JavaFutureAction<List<HashMap<String, byte[]>>> job)
            throws ExecutionException, InterruptedException {
        while (true) {
            try {
                return job.get(LOOK_SECONDS, TimeUnit.SECONDS);
            } catch (TimeoutException notYet) {
                if (executors.goneForGood()) {
                    job.cancel(true);
                    throw noMachines();
                }
            }
        }
    }

    private ClusterException failed(String name, Throwable cause) {
        if (closed.get() || ShutdownHookManager.inShutdown()) {
            return closed(name, cause);
        }
        String line = JobFailure.line(cause.getMessage());
        if (JobFailure.ofTheWork(cause.getMessage())) {
            return new ClusterException(
                    ClusterException.Kind.LOST, name + " failed " + ATTEMPTS + " times, last: " + line, cause);
        }
        // Of all jobs, then: the master ended the program, or was gone for too long.
        return new ClusterException(
                ClusterException.Kind.UNREACHABLE,
                "The cluster has ended the connection: " + line + "\nIts master's page may say why.",
                cause);
    }

    private static ClusterException closed(String name, Throwable cause) {
        return new ClusterException(ClusterException.Kind.CLOSED, name + " was cut off: the cluster was left.", cause);
    }

    private static ClusterException noMachines() {
        return new ClusterException(
                ClusterException.Kind.UNREACHABLE,
                "No machine of the cluster has been there for " + Executors.PATIENCE_SECONDS
                        + " seconds.\nStart its workers again.",
                null);
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        events.leaving();
        try {
            spark.cancelAllJobs();
            spark.close();
        } catch (IllegalStateException e) {
            // The connection is gone already.
            events.leaving();
        } finally {
            left.run();
            forgetHook();
        }
    }

    private void forgetHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending, and this is the hook.
            hook.setName("cluster-closed");
        }
    }
}
