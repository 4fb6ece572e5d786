package backproplab.cluster;

import backproplab.remote.Cluster;
import backproplab.remote.ClusterException;
import backproplab.remote.ClusterSettings;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.SparkConf;
import org.apache.spark.serializer.JavaSerializer;

/** Spark's settings: what is chosen here, and what the user wants otherwise. */
final class Settings {
    static final String CORES = "spark.executor.cores";
    static final String MEMORY = "spark.executor.memory";
    static final String DRIVER_HOST = "spark.driver.host";

    /**
     * Heap of an executor where nothing is known of the machines. A set of 50,000 colour images is 150 MB, and an executor has it three times: as blocks of the broadcast, as bytes and
     * decoded; the rest is for the networks of its cores.
     */
    static final int DEFAULT_MEMORY = 2048;

    /** Spark itself waits so long for its first machines. */
    private static final String WAIT = "spark.scheduler.maxRegisteredResourcesWaitingTime";

    private static final String PREFIX = "spark.";
    private static final String MOST_CORES = "spark.cores.max";
    /** What other options say. */
    private static final Map<String, String> ELSEWHERE =
            Map.of("spark.master", "--cluster", "spark.task.cpus", "--threads");

    private static final Set<String> AT_LEAST_THREADS = Set.of(CORES, MOST_CORES);

    private Settings() {}

    /**
     * Checks names, and values as far as they stand against the threads.
     *
     * @param settings what was typed
     * @throws ClusterException {@code SETTING}
     */
    static void check(ClusterSettings settings) {
        settings.more().forEach((key, value) -> check(settings, key, value));
    }

    private static void check(ClusterSettings settings, String key, String value) {
        String typed = "--cluster-set " + key + "=" + value;
        if (!key.startsWith(PREFIX) || key.length() == PREFIX.length()) {
            throw wrong(typed + ": settings of Spark begin with " + PREFIX
                    + "\nExample: --cluster-set spark.executor.memory=4g");
        }
        if (ELSEWHERE.containsKey(key)) {
            throw wrong(typed + ": that is what " + ELSEWHERE.get(key) + " says.\nLeave the setting out.");
        }
        if (AT_LEAST_THREADS.contains(key) && !value.matches("[1-9]\\d{0,8}")) {
            throw wrong(typed + ": a number of cores, at least 1.\nExample: --cluster-set " + key + "="
                    + settings.threads());
        }
        if (AT_LEAST_THREADS.contains(key) && Integer.parseInt(value) < settings.threads()) {
            throw wrong(typed + " leaves no room for --threads " + settings.threads()
                    + ".\nUse fewer threads, or more cores.");
        }
    }

    private static ClusterException wrong(String message) {
        return new ClusterException(ClusterException.Kind.SETTING, message, null);
    }

    /**
     * How long a connection may take.
     *
     * @param settings what was typed
     * @return {@value Deadline#SECONDS} seconds if nothing was said of it
     * @throws ClusterException {@code SETTING} if it is no time
     */
    static Deadline deadline(ClusterSettings settings) {
        SparkConf conf = new SparkConf();
        settings.more().forEach(conf::set);
        try {
            return new Deadline(conf.getTimeAsSeconds(WAIT, Deadline.SECONDS + "s"), System::nanoTime);
        } catch (IllegalArgumentException e) {
            throw Connection.failed(settings.address(), e);
        }
    }

    /**
     * Settings for a connection.
     *
     * @param settings what was asked for
     * @param address the same address in parts
     * @param driver by which address machines reach this one; empty where Spark is to find out
     * @return all that Spark is told; what was given to {@code spark-submit} takes the place of what is chosen here
     */
    static SparkConf of(ClusterSettings settings, Address address, Optional<String> driver) {
        SparkConf conf = new SparkConf();
        conf.setMaster(address.master(settings.threads(), settings.alone()));
        conf.setIfMissing("spark.app.name", settings.name());
        conf.set("spark.task.cpus", Integer.toString(settings.threads()));
        // Only JDK types travel.
        conf.set("spark.serializer", JavaSerializer.class.getName());
        conf.set("spark.task.maxFailures", Integer.toString(Cluster.ATTEMPTS));
        // An OutOfMemoryError is a failed attempt like any other. Else Spark would end the process with a code of its
        // own, even this one.
        conf.set("spark.executor.killOnFatalError.depth", "0");
        conf.setIfMissing("spark.speculation", "false");
        conf.setIfMissing("spark.eventLog.enabled", "false");
        // No data lie anywhere that a task should wait to be near to; and the first machine begins without the others.
        conf.setIfMissing("spark.locality.wait", "0s");
        conf.setIfMissing("spark.scheduler.minRegisteredResourcesRatio", "0");
        // One task is one result: its size is bounded where it is made.
        conf.setIfMissing("spark.driver.maxResultSize", "0");
        conf.setIfMissing("spark.ui.showConsoleProgress", "false");
        conf.setIfMissing("spark.ui.killEnabled", "false");
        conf.setIfMissing("spark.ui.port", "0");
        if (address.local()) {
            // Nobody from elsewhere has anything to do with this process.
            conf.setIfMissing("spark.ui.enabled", "false");
            conf.setIfMissing(DRIVER_HOST, "127.0.0.1");
        }
        if (address.masters().isEmpty()) {
            conf.setIfMissing(MEMORY, DEFAULT_MEMORY + "m");
        }
        // YARN and Kubernetes give one core to an executor of which nothing is said; a worker of Spark's own gives all.
        if (settings.alone() || address.masters().isEmpty()) {
            conf.setIfMissing(CORES, Integer.toString(settings.threads()));
        }
        driver.ifPresent(host -> conf.setIfMissing(DRIVER_HOST, host));
        settings.more().forEach(conf::set);
        return conf;
    }
}
