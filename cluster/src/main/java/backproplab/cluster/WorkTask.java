package backproplab.cluster;

import backproplab.remote.RefusedException;
import backproplab.remote.Work;
import backproplab.remote.Worker;
import java.io.File;
import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.Utils;

/** One piece of work as it travels to an executor, and what is done there. What the worker throws is Spark's matter: it tries again. */
final class WorkTask implements Function<Integer, HashMap<String, byte[]>> {
    private static final long serialVersionUID = 1L;
    /** Where native libraries of JavaCPP are unpacked, which processes of one machine must not do to one folder at the same time. */
    private static final String NATIVES = "org.bytedeco.javacpp.cachedir";

    private final HashMap<String, byte[]> parts;
    private final HashMap<String, Broadcast<byte[]>> shared;

    WorkTask(Work work, Map<String, Broadcast<byte[]>> known) {
        parts = new HashMap<>(work.parts());
        shared = new HashMap<>();
        for (String name : work.shared()) {
            Broadcast<byte[]> given = known.get(name);
            if (given == null) {
                throw new IllegalArgumentException(work.name() + " needs " + name + ", which was not shared");
            }
            shared.put(name, given);
        }
    }

    @Override
    public HashMap<String, byte[]> call(Integer only) {
        SparkEnv here = SparkEnv.get();
        boolean driver = here.executorId().equals(Executors.DRIVER);
        // As Spark names the machine where it tells of its tasks.
        String host = driver
                ? Utils.localHostName()
                : here.blockManager().blockManagerId().host();
        if (!driver) {
            ownNatives(here);
        }
        Worker worker = ServiceLoader.load(Worker.class)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("this program's jars are not on " + host));
        try {
            return Reply.done(host, worker.work(parts, this::bytes));
        } catch (RefusedException refused) {
            return Reply.refused(host, refused.getMessage());
        }
    }

    private byte[] bytes(String name) {
        Broadcast<byte[]> given = shared.get(name);
        if (given == null) {
            throw new IllegalArgumentException("the work did not say that it needs " + name);
        }
        return given.value();
    }

    /** Below a folder that goes with the executor: 400 MB for Deeplearning4j. */
    private static void ownNatives(SparkEnv here) {
        if (System.getProperty(NATIVES) == null) {
            File[] scratch = here.blockManager().diskBlockManager().localDirs();
            System.setProperty(NATIVES, new File(scratch[0], "javacpp").getAbsolutePath());
        }
    }
}
