package backproplab.dl4j;

import backproplab.dl4j.cpu.AsItComes;
import backproplab.dl4j.cpu.BlasCore;
import backproplab.dl4j.cpu.CoreChoice;
import backproplab.dl4j.cpu.OneDnn;
import backproplab.network.engine.ThreadPlan;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * ND4J's native library: whether it runs here, what it is, and how many threads it uses.
 *
 * <p>Before it loads ND4J, this class sets what ND4J reads then: system properties (memory limits, crash dumps) and, unless the user did, which of its
 * kernels OpenBLAS runs ({@link CoreChoice}). So call {@link #ensureAvailable} before anything else touches ND4J.
 */
public final class Dl4jBackend {

    /** What the results call Deeplearning4j on the CPU. */
    public static final String CPU = "dl4j-cpu";

    /** What the results call Deeplearning4j on a GPU. */
    public static final String CUDA = "dl4j-cuda";

    /**
     * System property that, set to true before ND4J loads, leaves OpenBLAS's kernels, the build of the native library and the cache of a network as a program gets them that does no more than
     * call Deeplearning4j: {@value}.
     */
    public static final String AS_IT_COMES = AsItComes.PROPERTY;

    private static final String OPENBLAS = "OPENBLAS";
    private static final String VERSION_FILE = "/META-INF/maven/org.deeplearning4j/deeplearning4j-nn/pom.properties";

    /** What ND4J reads while it loads, set when something is about to load it, and not by a process that only asks what is installed. */
    private static final class Natives {
        private static final Optional<CoreChoice> CORE;

        static {
            NativeSettings.apply();
            // On a GPU, OpenBLAS computes nothing that is measured.
            CORE = onGpu() ? Optional.empty() : Optional.of(choose());
        }

        private static CoreChoice choose() {
            if (AsItComes.asked()) {
                return CoreChoice.leave();
            }
            OneDnn.prefer();
            return CoreChoice.make();
        }
    }

    private Dl4jBackend() {}

    private static final class Installed {
        private static final List<InstalledBackend> HERE = InstalledBackend.all(Dl4jBackend.class.getClassLoader());
    }

    /**
     * What computes, read from the running library.
     *
     * @param backend          {@link #CPU} or {@link #CUDA}
     * @param device           "cpu", or the GPU's name
     * @param dl4jVersion      version of Deeplearning4j
     * @param blasVendor       library of the matrix products
     * @param blasCore         which of its kernels OpenBLAS runs; empty if another library computes the products
     * @param classifier       build of the native library that is loaded, such as "linux-x86_64"
     * @param helpers          whether oneDNN helpers may take the place of DL4J's own layers; what a network runs with is its engine's setting
     * @param ompThreads       threads of ND4J's operations that will really run
     * @param blasThreads      threads of the matrix products
     * @param binaryFeatures   instruction set that the library was built for
     * @param cpuFeatures      best instruction set of this processor that ND4J knows of
     * @param maxBytes         limit of memory outside the heap, bytes
     * @param maxPhysicalBytes limit of the whole process, bytes
     */
    public record Info(
            String backend,
            String device,
            String dl4jVersion,
            String blasVendor,
            Optional<BlasCore> blasCore,
            String classifier,
            boolean helpers,
            int ompThreads,
            int blasThreads,
            String binaryFeatures,
            String cpuFeatures,
            long maxBytes,
            long maxPhysicalBytes) {

        /**
         * What the library is, whatever it runs on and with how many threads.
         *
         * @return values by name, in the order of environment.json
         */
        public Map<String, Object> details() {
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("version", dl4jVersion);
            values.put("blas", blasVendor);
            blasCore.ifPresent(core -> values.putAll(core.details()));
            values.put("classifier", classifier);
            values.put("helpers", helpers);
            values.put("binary_features", binaryFeatures);
            values.put("cpu_features", cpuFeatures);
            return values;
        }
    }

    /**
     * The backends on the class path of this program; no class of ND4J is loaded.
     *
     * @return exactly one where Deeplearning4j can run
     */
    public static List<InstalledBackend> installed() {
        return Installed.HERE;
    }

    /**
     * Whether the backend on the class path computes on a GPU; no class of ND4J is loaded.
     *
     * @return false without a backend too
     */
    public static boolean onGpu() {
        return installed().stream().anyMatch(InstalledBackend::cuda);
    }

    /**
     * What the results call the backend on the class path; no class of ND4J is loaded.
     *
     * @return {@link #CPU} or {@link #CUDA}
     */
    public static String name() {
        return onGpu() ? CUDA : CPU;
    }

    /**
     * Makes sure that ND4J can compute here, by one addition. Whether a GPU can run what a CUDA backend brings must be asked
     * before: where it cannot, loading the library may end the process.
     *
     * @throws Dl4jUnavailableException if there is not exactly one backend, or its native library is missing or does not load
     */
    public static void ensureAvailable() throws Dl4jUnavailableException {
        Optional<CoreChoice> core = prepare();
        try {
            requireOne(installed());
            addOne();
        } finally {
            core.ifPresent(CoreChoice::withdraw);
        }
    }

    private static void addOne() throws Dl4jUnavailableException {
        try (INDArray array = Nd4j.ones(1)) {
            array.addi(1);
        } catch (LinkageError | RuntimeException e) {
            throw new Dl4jUnavailableException(Unavailable.message(e), e);
        }
    }

    static void requireOne(List<InstalledBackend> backends) throws Dl4jUnavailableException {
        if (backends.size() != 1) {
            throw new Dl4jUnavailableException(Unavailable.backends(backends), null);
        }
    }

    /**
     * Waits until all that was asked of the device is done; on the CPU there is nothing to wait for.
     */
    static void synchronize() {
        prepare();
        Nd4j.getExecutioner().commit();
    }

    /**
     * Reads what is really in use, on the calling thread.
     *
     * @return a snapshot
     */
    public static Info info() {
        NativeOps ops = ops();
        String blas = onGpu() ? "CUBLAS" : Nd4j.factory().blas().getBlasVendor().toString();
        return new Info(
                name(),
                onGpu() ? ops.getDeviceName(0) : "cpu",
                version(),
                blas,
                prepare().filter(choice -> blas.equals(OPENBLAS)).map(BlasCore::read),
                OneDnn.classifier(),
                helpers(),
                threads().workers(),
                threads().blas(),
                featureName(ops.binaryLevel()),
                featureName(ops.optimalLevel()),
                org.bytedeco.javacpp.Pointer.maxBytes(),
                org.bytedeco.javacpp.Pointer.maxPhysicalBytes());
    }

    /**
     * Sets both numbers of threads. Of ND4J's operations each Java thread keeps its own number, below a limit for all; so
     * call this from the thread that trains. On a GPU nothing is to be set.
     *
     * @param threads what to use
     */
    public static void setThreads(ThreadPlan threads) {
        if (onGpu()) {
            return;
        }
        prepare();
        Nd4j.factory().blas().setMaxThreads(threads.blas());
        ops().setOmpNumThreads(threads.workers());
        Nd4j.getEnvironment().setMaxMasterThreads(threads.workers());
    }

    /**
     * Reads the numbers of threads that hold for the calling thread.
     *
     * @return both numbers; 1 and 1 on a GPU, where they mean nothing
     */
    public static ThreadPlan threads() {
        if (onGpu()) {
            return new ThreadPlan(1, 1);
        }
        int omp = Math.min(ops().ompGetMaxThreads(), Nd4j.getEnvironment().maxMasterThreads());
        return new ThreadPlan(omp, Nd4j.factory().blas().getMaxThreads());
    }

    /** Sets, once, what ND4J reads while it loads; says which of OpenBLAS's kernels were asked for, nothing on a GPU. */
    static Optional<CoreChoice> prepare() {
        return Natives.CORE;
    }

    private static NativeOps ops() {
        prepare();
        // The holder fails when it loads before Nd4j itself.
        Nd4j.factory();
        return NativeOpsHolder.getInstance().getDeviceNativeOps();
    }

    private static boolean helpers() {
        return !onGpu() && OneDnn.loaded() && OneDnn.users().orElse(true);
    }

    private static String version() {
        Properties properties = new Properties();
        try (InputStream in = MultiLayerNetwork.class.getResourceAsStream(VERSION_FILE)) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            return "unknown";
        }
        return properties.getProperty("version", "unknown");
    }

    private static String featureName(int level) {
        return switch (level) {
            case 3 -> "avx512";
            case 2 -> "avx2";
            default -> "generic";
        };
    }
}
