package backproplab.cluster;

import backproplab.remote.Cluster;
import backproplab.remote.ClusterListener;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.ExceptionFailure;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import scala.jdk.javaapi.CollectionConverters;

/** Says which work runs where, from what Spark says of its tasks. */
final class WorkEvents extends SparkListener {
    /** The property of a job that holds the work's name. */
    static final String NAME = "backproplab.work";

    private final ClusterListener listener;
    private final Map<Integer, String> names = new ConcurrentHashMap<>();
    private final Map<String, String> hosts = new ConcurrentHashMap<>();
    private volatile boolean quiet;

    WorkEvents(ClusterListener listener) {
        this.listener = listener;
    }

    /** From now on machines go because they are no longer needed. */
    void leaving() {
        quiet = true;
    }

    /**
     * Knows a machine that was there before.
     *
     * @param executor its number
     * @param host its name
     */
    void there(String executor, String host) {
        hosts.putIfAbsent(executor, host);
    }

    @Override
    public void onJobStart(SparkListenerJobStart job) {
        String name = job.properties().getProperty(NAME);
        if (name != null) {
            CollectionConverters.asJava(job.stageInfos()).forEach(stage -> names.put(stage.stageId(), name));
        }
    }

    @Override
    public void onTaskStart(SparkListenerTaskStart task) {
        String name = names.get(task.stageId());
        if (name != null) {
            listener.began(name, task.taskInfo().host());
        }
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd task) {
        String name = names.get(task.stageId());
        if (name == null) {
            return;
        }
        listener.ended(name, task.taskInfo().host());
        // One machine may spoil what others would do, as one whose disk is full.
        if (!quiet && task.reason() instanceof ExceptionFailure failure) {
            listener.warning(name + ", attempt " + (task.taskInfo().attemptNumber() + 1) + " of " + Cluster.ATTEMPTS
                    + ", failed on " + task.taskInfo().host() + ": " + JobFailure.line(failure.toErrorString()));
        }
    }

    @Override
    public void onExecutorAdded(SparkListenerExecutorAdded executor) {
        there(executor.executorId(), executor.executorInfo().executorHost());
    }

    @Override
    public void onExecutorRemoved(SparkListenerExecutorRemoved executor) {
        String host = hosts.remove(executor.executorId());
        if (!quiet) {
            listener.warning("Executor " + executor.executorId() + (host == null ? "" : " on " + host) + " is gone: "
                    + executor.reason().lines().findFirst().orElse("no reason given")
                    + ". What it was doing is done again elsewhere.");
        }
    }
}
