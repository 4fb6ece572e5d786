package backproplab.torch;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import backproplab.network.engine.EngineUnavailableException;
import backproplab.network.engine.ThreadPlan;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * PyTorch's native library: whether it runs here, what it is, and how many threads it uses.
 *
 * <p>DJL unpacks the library, {@value NativeCache#UNPACKED_MEGABYTES} MB, once for each user: below the folder that the system property
 * or environment variable {@value NativeCache#ENGINE_FOLDER} names, else {@value NativeCache#FOLDER}, else below {@code .djl.ai} in the
 * home folder. Nothing is ever downloaded, and no usage is reported.
 */
public final class TorchBackend {

    /** What the results call PyTorch on the CPU. */
    public static final String CPU = "pytorch-cpu";

    private static final String ENGINE = "PyTorch";

    static {
        // DJL reads both while it loads; it would report its use, and look for libraries that are missing on the
        // network.
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("ai.djl.offline", "true");
    }

    private TorchBackend() {}

    private static final class Loaded {
        private static final Engine ENGINE = load();

        private static Engine load() {
            Path folder = NativeCache.prepare();
            try {
                return Engine.getEngine(TorchBackend.ENGINE);
            } catch (RuntimeException | LinkageError e) {
                throw new EngineUnavailableException(Unavailable.message(folder, e), e);
            }
        }
    }

    /**
     * Makes sure that PyTorch can compute here: unpacks and loads its library.
     *
     * @throws EngineUnavailableException if the folder cannot be used, or the library does not load
     */
    public static void ensureAvailable() {
        engine();
    }

    private static Engine engine() {
        try {
            return Loaded.ENGINE;
        } catch (ExceptionInInitializerError e) {
            if (e.getCause() instanceof EngineUnavailableException unavailable) {
                throw unavailable;
            }
            throw e;
        }
    }

    /**
     * What the library is.
     *
     * @return values by name, in the order of environment.json
     */
    public static Map<String, Object> details() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("backend", CPU);
        values.put("version", engine().getVersion());
        values.put("classifier", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        values.put("interop_threads", JniUtils.getNumInteropThreads());
        return values;
    }

    /**
     * The threads that an operation is divided among, on the calling thread.
     *
     * @return one number, for matrix products too
     */
    public static ThreadPlan threads() {
        engine();
        return ThreadPlan.all(JniUtils.getNumThreads());
    }

    /**
     * Sets how many threads an operation is divided among. The number holds for the calling thread and those that never set one,
     * so call this from the thread that trains. Nothing here runs two operations at once: threads between operations play no part.
     *
     * @param threads of which the workers count
     */
    public static void setThreads(ThreadPlan threads) {
        engine();
        JniUtils.setNumThreads(threads.workers());
    }

    /** What owns the tensors of a network. */
    static PtNDManager newManager() {
        return (PtNDManager) engine().newBaseManager(Device.cpu());
    }
}
