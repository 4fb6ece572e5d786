package backproplab.cluster;

import backproplab.remote.Cluster;
import backproplab.remote.ClusterException;
import backproplab.remote.ClusterListener;
import backproplab.remote.ClusterProvider;
import backproplab.remote.ClusterSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/** Machines by Apache Spark: this process, a cluster of Spark's own, YARN or Kubernetes. */
public final class SparkProvider implements ClusterProvider {
    /** There if {@code spark-submit} started this program, and has sent its jar. */
    private static final String SUBMITTED = "spark.submit.deployMode";

    private static final AtomicBoolean OPEN = new AtomicBoolean();

    /** Found by the service loader. */
    public SparkProvider() {}

    @Override
    public void check(ClusterSettings settings) {
        Address address = Address.of(settings.address());
        Settings.check(settings);
        if (address.local() && settings.threads() > address.cores() && !settings.alone()) {
            throw new ClusterException(
                    ClusterException.Kind.SETTING,
                    "--threads " + settings.threads() + ": --cluster " + settings.address() + " has " + address.cores()
                            + " cores.\nUse --threads " + address.cores() + " or fewer, or more cores.",
                    null);
        }
    }

    /** {@inheritDoc} Spark allows one connection for each process; a second one is refused until the first is closed. */
    @Override
    public Cluster open(ClusterSettings settings, ClusterListener listener) {
        check(settings);
        if (!OPEN.compareAndSet(false, true)) {
            throw new ClusterException(
                    ClusterException.Kind.SETTING,
                    "This program works on a cluster already, and Spark allows one at a time.\nClose that one first.",
                    null);
        }
        boolean opened = false;
        try {
            Cluster cluster = connect(settings, listener, Settings.deadline(settings));
            opened = true;
            return cluster;
        } finally {
            if (!opened) {
                OPEN.set(false);
            }
        }
    }

    private static Cluster connect(ClusterSettings settings, ClusterListener listener, Deadline deadline) {
        Address address = Address.of(settings.address());
        if (address.masters().isEmpty()) {
            return connect(settings, address, Optional.empty(), listener, deadline);
        }
        Master master = Master.of(address, Settings.of(settings, address, Optional.empty()), deadline);
        return connect(settings, address, Optional.of(new Standalone(master, settings)), listener, deadline);
    }

    private static Cluster connect(
            ClusterSettings settings,
            Address address,
            Optional<Standalone> standalone,
            ClusterListener listener,
            Deadline deadline) {
        SparkConf conf = Settings.of(settings, address, standalone.flatMap(cluster -> cluster.master()
                .here()));
        standalone.ifPresent(cluster -> cluster.checkRoom(conf, deadline));
        ProgramJars jars = new ProgramJars();
        Runnable left = () -> {
            jars.close();
            OPEN.set(false);
        };
        JavaSparkContext spark = null;
        boolean ready = false;
        try {
            spark = Connection.open(conf, deadline);
            if (!address.local() && !conf.contains(SUBMITTED)) {
                add(spark, jars);
            }
            Executors executors = Executors.of(spark.sc(), address.local(), settings.threads());
            Connection.await(spark, executors, standalone, deadline);
            SparkCluster cluster = new SparkCluster(spark, executors, listener, left);
            ready = true;
            return cluster;
        } finally {
            if (!ready) {
                Optional.ofNullable(spark).ifPresent(JavaSparkContext::close);
                left.run();
            }
        }
    }

    private static void add(JavaSparkContext spark, ProgramJars jars) {
        List<Path> lacking = jars.missingThere(ProgramJars.classPath(SparkProvider.class.getClassLoader()));
        lacking.forEach(jar -> spark.addJar(jar.toString()));
    }
}
